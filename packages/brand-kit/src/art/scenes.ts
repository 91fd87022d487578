import { colours } from "./colours.ts";
import { mountains, river } from "./landscape.ts";
import type { Random } from "./random.ts";
import { bee } from "./subjects/goods.ts";
import { hexagon, n } from "./svg.ts";

/** Trees on a near slope, small enough to be a texture. */
function trees(random: Random, width: number, y: number, count: number): string {
  return Array.from({ length: count }, () => {
    const x = random.between(0, width);
    const high = random.between(26, 64);
    const top = y - high + random.between(-6, 26);
    return `<path d="M${n(x)} ${n(top)} l${n(high * 0.24)} ${n(high)} h${n(-high * 0.48)}Z" fill="${colours.pineDeep}" opacity="${n(random.between(0.55, 0.9))}"/>`;
  }).join("");
}

function mist(width: number, y: number, high: number): string {
  return `<ellipse cx="${n(width * 0.3)}" cy="${n(y)}" rx="${n(width * 0.42)}" ry="${n(high)}" fill="url(#mist)"/><ellipse cx="${n(width * 0.78)}" cy="${n(y + high * 0.5)}" rx="${n(width * 0.36)}" ry="${n(high * 0.8)}" fill="url(#mist)"/>`;
}

/** 沁河山水: sun, mountains, mist and the river, for a width and height of its own. */
export function hero(random: Random, width: number, height: number): string {
  const horizon = height * 0.6;
  const sunX = width * (width > height ? 0.72 : 0.68);
  const near = `M-20 ${n(height * 0.93)} C${n(width * 0.2)} ${n(height * 0.8)} ${n(width * 0.34)} ${n(height * 0.86)} ${n(width * 0.46)} ${n(height * 0.95)} S${n(width * 0.8)} ${n(height * 0.84)} ${n(width + 20)} ${n(height * 0.8)} V${n(height + 20)} H-20Z`;
  const cells = Array.from({ length: 9 }, (_, i) => {
    const r = height * 0.036;
    return `<polygon points="${hexagon(width - 30 - (i % 3) * r * 1.75 - (Math.floor(i / 3) % 2) * r * 0.87, 34 + Math.floor(i / 3) * r * 1.52, r - 3)}" fill="none" stroke="${colours.honeyStrong}" stroke-width="1.6" opacity=".4"/>`;
  }).join("");
  return [
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    `<circle cx="${n(sunX)}" cy="${n(height * 0.27)}" r="${n(height * 0.36)}" fill="url(#glow)"/>`,
    `<circle cx="${n(sunX)}" cy="${n(height * 0.27)}" r="${n(height * 0.085)}" fill="url(#sun)"/>`,
    mountains(random, width, horizon, height * 0.42, 5),
    mist(width, horizon + height * 0.02, height * 0.07),
    river(random, width, horizon + height * 0.015, height + 40),
    trees(random, width * 0.36, height * 0.86, 34),
    `<path d="${near}" fill="${colours.pine}"/>`,
    trees(random, width, height * 0.985, 46),
    cells,
    bee(width * 0.3, height * 0.33, height / 900, -12),
    bee(width * 0.36, height * 0.26, height / 1200, 16),
  ].join("");
}

/** An experience hall in its landscape: a courtyard, a village shop or a modern hall. */
export function hall(random: Random): string {
  const house = random.pick([courtyard, shop, modern]);
  const back = `<rect width="800" height="800" fill="url(#sky)"/><circle cx="600" cy="190" r="250" fill="url(#glow)"/><circle cx="600" cy="190" r="52" fill="url(#sun)"/>${mountains(random, 800, 500, 300, 4)}${mist(800, 500, 52)}`;
  const ground = `<path d="M0 596 Q400 566 800 596 V800 H0Z" fill="#d9cfae"/><path d="M300 800 L372 612 H438 L540 800Z" fill="#efe6cd"/><path d="M0 640 Q180 610 330 650 T0 740Z" fill="${colours.pine}" opacity=".8"/><path d="M800 650 Q640 616 520 660 T800 760Z" fill="${colours.pine}" opacity=".85"/>`;
  return (
    back +
    ground +
    house() +
    trees(random, 220, 640, 12) +
    `<g transform="translate(580 0)">${trees(random, 220, 650, 12)}</g>` +
    bee(220, 330, 1, 8)
  );
}

const roof = (x: number, y: number, half: number, high: number) =>
  `<path d="M${x - half - 36} ${y} Q${x - half} ${y - 14} ${x - half * 0.62} ${y - high} H${x + half * 0.62} Q${x + half} ${y - 14} ${x + half + 36} ${y} Q${x} ${y - 18} ${x - half - 36} ${y}Z" fill="#3d4340"/>${Array.from(
    { length: 13 },
    (_, i) => {
      const t = (i - 6) / 6;
      return `<path d="M${n(x + t * half * 0.6)} ${y - high + 3} L${n(x + t * (half + 14))} ${y - 10}" stroke="#262b28" stroke-width="3" opacity=".6"/>`;
    },
  ).join(
    "",
  )}<rect x="${n(x - half * 0.64)}" y="${y - high - 9}" width="${n(half * 1.28)}" height="13" rx="4" fill="#2a2f2c"/>`;

const windowAt = (x: number, y: number, w: number, h: number) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#f7d488"/><path d="M${x + w / 3} ${y}v${h}M${x + (2 * w) / 3} ${y}v${h}M${x} ${y + h / 2}h${w}" stroke="#6b4226" stroke-width="4"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="#5a3620" stroke-width="6"/>`;

const lantern = (x: number, y: number) =>
  `<path d="M${x} ${y - 20}v12" stroke="#5a3620" stroke-width="3"/><ellipse cx="${x}" cy="${y + 6}" rx="13" ry="16" fill="${colours.honeyStrong}"/><path d="M${x} ${y + 22}v14" stroke="${colours.amber}" stroke-width="3"/>`;

const sign = (x: number, y: number) =>
  `<rect x="${x - 54}" y="${y}" width="108" height="36" rx="4" fill="#4a2d18"/>${[-28, 0, 28].map((dx) => `<polygon points="${hexagon(x + dx, y + 18, 10)}" fill="${colours.honey}"/>`).join("")}`;

function courtyard(): string {
  return `<rect x="196" y="430" width="408" height="176" fill="#efe3c8"/><rect x="196" y="560" width="408" height="46" fill="#a79878"/>${windowAt(226, 464, 92, 76)}${windowAt(482, 464, 92, 76)}<rect x="352" y="452" width="96" height="154" fill="#6e3f22"/><path d="M400 452v154" stroke="#4a2914" stroke-width="5"/>${roof(400, 440, 214, 112)}${sign(400, 398)}${lantern(336, 470)}${lantern(464, 470)}`;
}

function shop(): string {
  return `<rect x="236" y="388" width="328" height="218" fill="#e8d8b4"/><rect x="236" y="388" width="18" height="218" fill="#7b5132"/><rect x="546" y="388" width="18" height="218" fill="#7b5132"/>${windowAt(270, 410, 112, 60)}${windowAt(418, 410, 112, 60)}<path d="M216 492 H584 L606 528 H194Z" fill="${colours.honey}"/>${Array.from({ length: 6 }, (_, i) => `<path d="M${n(247 + i * 61)} 492 h30 l8 36 h-36Z" fill="#fdf6e4"/>`).join("")}<rect x="272" y="528" width="256" height="78" fill="#7b4b28"/>${[300, 350, 400, 450, 500].map((x) => `<rect x="${x - 15}" y="548" width="30" height="34" rx="6" fill="url(#sun)"/><rect x="${x - 11}" y="540" width="22" height="10" fill="#5a3620"/>`).join("")}${roof(400, 394, 196, 92)}${sign(400, 352)}`;
}

function modern(): string {
  return `<path d="M150 606 V446 L400 372 L650 446 V606Z" fill="#f6efdd"/><path d="M126 452 L400 366 L674 452 L674 428 L400 340 L126 428Z" fill="#3d5a4d"/>${[0, 1, 2, 3, 4, 5].map((i) => `<rect x="${186 + i * 73}" y="470" width="62" height="136" fill="${i % 2 ? "#f9dc98" : "#f4c970"}"/><rect x="${186 + i * 73}" y="470" width="62" height="136" fill="none" stroke="#5a4630" stroke-width="5"/>`).join("")}${[0, 1, 2, 3, 4].map((i) => `<polygon points="${hexagon(328 + i * 36, 424, 19)}" fill="none" stroke="${colours.honeyStrong}" stroke-width="4"/>`).join("")}<rect x="126" y="602" width="548" height="10" fill="#8d7f62"/>`;
}

/** The brand by itself: a comb with the county's mountains in one cell. */
export function brand(random: Random): string {
  const filled = random.whole(0, 5);
  const around = [0, 1, 2, 3, 4, 5].map((i) => {
    const a = (Math.PI / 3) * i;
    const [x, y] = [400 + Math.cos(a) * 236, 400 + Math.sin(a) * 236];
    const fill = i === filled ? "url(#sun)" : i === (filled + 2) % 6 ? colours.pine : "none";
    return `<polygon points="${hexagon(x, y, 124)}" fill="${fill}" stroke="${colours.honeyStrong}" stroke-width="5"/>`;
  });
  return `<rect width="800" height="800" fill="url(#sky)"/><circle cx="400" cy="400" r="420" fill="url(#glow)"/>${around.join("")}<clipPath id="cell"><polygon points="${hexagon(400, 400, 128)}"/></clipPath><g clip-path="url(#cell)"><rect x="250" y="250" width="300" height="300" fill="#f6ead0"/><circle cx="446" cy="348" r="26" fill="url(#sun)"/><g transform="translate(262 150) scale(.36)">${mountains(random, 800, 800, 330, 4)}</g></g><polygon points="${hexagon(400, 400, 128)}" fill="none" stroke="${colours.pine}" stroke-width="8"/>${bee(612, 168, 1.5, -18)}`;
}
