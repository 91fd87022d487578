import { colours } from "./colours.ts";
import { mountains } from "./landscape.ts";
import type { Random } from "./random.ts";
import { mist } from "./scenes.ts";
import { bee } from "./subjects/goods.ts";
import { hexagon, n } from "./svg.ts";

/** An experience hall in some place of the county. */
export function hall(random: Random): string {
  return random.pick([meadowHall, streetHall, castleHall])(random);
}

function land(random: Random, [sunX, sunY]: [number, number], evening = false): string {
  const sky = evening ? `<rect width="800" height="800" fill="#f6b96a" opacity=".22"/>` : "";
  return `<rect width="800" height="800" fill="url(#sky)"/>${sky}<circle cx="${sunX}" cy="${sunY}" r="250" fill="url(#glow)"/><circle cx="${sunX}" cy="${sunY}" r="46" fill="url(#sun)"/>${mountains(random, 800, 500, 260, 4)}${mist(800, 500, 52)}`;
}

/** A modern hall in a meadow, hives before it. */
export function meadowHall(random: Random): string {
  const ground = `<path d="M0 596 Q400 566 800 596 V800 H0Z" fill="#b9c48f"/><path d="M300 800 L372 612 H438 L540 800Z" fill="#efe6cd"/><path d="M0 650 Q180 616 330 656 T0 760Z" fill="${colours.pine}" opacity=".75"/>`;
  const hive = (x: number, y: number, tint: string) =>
    `<rect x="${x - 22}" y="${y - 46}" width="44" height="44" fill="${tint}"/><path d="M${x - 22} ${y - 24} h44" stroke="#5a3b25" stroke-width="2.5" opacity=".5"/><rect x="${x - 27}" y="${y - 54}" width="54" height="10" rx="2" fill="${colours.pine}"/><rect x="${x - 9}" y="${y - 14}" width="18" height="5" fill="#3a2414"/><path d="M${x - 18} ${y - 2} v8 M${x + 18} ${y - 2} v8" stroke="#5a3b25" stroke-width="5"/>`;
  const hives = [
    [88, 616, "#e0b77f"],
    [154, 606, "#f0ad2e"],
    [664, 610, "#9db8a7"],
    [730, 618, "#e0b77f"],
  ] as const;
  const flowers = Array.from({ length: 46 }, () => {
    const x = random.between(0, 800);
    return x > 290 && x < 545
      ? ""
      : `<circle cx="${n(x)}" cy="${n(random.between(612, 690))}" r="${n(random.between(2.5, 5))}" fill="${random.pick(["#fffaf0", "#f0ad2e", "#f6d68c", "#e8b9a0"])}"/>`;
  }).join("");
  const bees = [
    [120, 540, 0.8, 12],
    [196, 500, 0.65, -14],
    [640, 540, 0.75, 10],
    [700, 486, 0.6, -20],
  ] as const;
  return (
    land(random, [620, 250]) +
    ground +
    modern() +
    hives.map(([x, y, tint]) => hive(x, y, tint)).join("") +
    flowers +
    bees.map(([x, y, size, turn]) => bee(x, y, size, turn)).join("")
  );
}

/** A shop in a street of the town, at dusk. */
export function streetHall(random: Random): string {
  const neighbour = (x: number, wide: number, high: number, wall: string, lit: number) => {
    const top = 606 - high;
    const windows = Array.from({ length: 4 }, (_, i) => {
      const [wx, wy] = [x + 22 + (i % 2) * (wide - 76), top + 34 + Math.floor(i / 2) * 82];
      return `<rect x="${n(wx)}" y="${n(wy)}" width="32" height="46" fill="${i === lit ? "#f7d488" : "#8a8470"}" stroke="#5a4630" stroke-width="4"/>`;
    }).join("");
    return `<rect x="${x}" y="${top}" width="${wide}" height="${high}" fill="${wall}"/>${windows}<path d="M${x - 16} ${top} L${x + 10} ${top - 42} H${x + wide - 10} L${x + wide + 16} ${top}Z" fill="#4a4f4a"/><path d="M${x - 16} ${top} H${x + wide + 16}" stroke="#2a2f2c" stroke-width="7"/>`;
  };
  const row =
    neighbour(-24, 128, 196, "#d8c7a0", 1) +
    neighbour(110, 112, 236, "#c9b48c", random.whole(0, 3)) +
    neighbour(582, 118, 226, "#cdbb95", random.whole(0, 3)) +
    neighbour(708, 128, 186, "#ddcda9", 2);
  const paving = Array.from(
    { length: 9 },
    (_, i) =>
      `<path d="M${n(400 + (i - 4) * 70)} 612 L${n(400 + (i - 4) * 210)} 800" stroke="#b9aa86" stroke-width="3"/>`,
  ).join("");
  const street = `<rect y="604" width="800" height="196" fill="#d9cdb0"/>${paving}<path d="M0 640 H800 M0 690 H800" stroke="#b9aa86" stroke-width="3"/><path d="M0 606 H800" stroke="#8d7f62" stroke-width="7"/>`;
  const string = `<path d="M0 262 Q200 330 400 296 T800 262" stroke="#5a3620" stroke-width="3" fill="none"/>${[90, 190, 290, 510, 610, 710].map((x, i) => lantern(x, [304, 318, 318, 304, 300, 292][i] ?? 300)).join("")}`;
  const basket = (x: number) =>
    `<ellipse cx="${x}" cy="628" rx="36" ry="8" fill="#000" opacity=".14"/><path d="M${x - 32} 596 h64 l-8 32 h-48Z" fill="#a97b4a"/><ellipse cx="${x}" cy="596" rx="32" ry="9" fill="${colours.honey}"/>`;
  return land(random, [150, 236], true) + row + street + shop() + string + basket(246) + basket(556);
}

/** A courtyard at the foot of an old castle's wall. */
export function castleHall(random: Random): string {
  const wall = `<g>${castleWall(random, 0, 800, 318, 606)}</g>${tower(618, 262, 124, 344)}`;
  const yard = `<path d="M0 600 H800 V800 H0Z" fill="#d3c4a2"/><path d="M310 800 L366 610 H434 L500 800Z" fill="#eadfc4"/>${Array.from({ length: 7 }, (_, i) => `<path d="M0 ${620 + i * 28} H800" stroke="#b8a684" stroke-width="2" opacity=".6"/>`).join("")}`;
  const pine = (x: number) =>
    `<path d="M${x - 6} 606 V470 h12 V606Z" fill="#5a3b25"/>${[0, 1, 2].map((i) => `<ellipse cx="${x + (i % 2 ? 16 : -14)}" cy="${440 + i * 44}" rx="${58 - i * 4}" ry="20" fill="${colours.pine}" opacity=".95"/>`).join("")}`;
  return land(random, [190, 236]) + wall + yard + courtyard() + pine(104) + pine(716) + bee(300, 300, 0.8, 8);
}

/** A wall of brick with crenels, from left to right between its heights. */
export function castleWall(random: Random, left: number, right: number, top: number, foot: number): string {
  const teeth = Array.from({ length: Math.ceil((right - left) / 46) }, (_, i) => {
    const x = left + i * 46;
    return `<rect x="${n(x)}" y="${top - 26}" width="28" height="30" fill="#b39a72"/>`;
  }).join("");
  const bricks = Array.from({ length: 90 }, () => {
    const x = random.between(left, right - 30);
    const y = top + 14 + Math.floor(random.between(0, (foot - top - 20) / 18)) * 18;
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(random.between(18, 34))}" height="9" fill="#8a7350" opacity=".28"/>`;
  }).join("");
  return `${teeth}<rect x="${left}" y="${top}" width="${right - left}" height="${foot - top}" fill="#bfa77e"/><rect x="${left}" y="${top}" width="${right - left}" height="10" fill="#8a7350" opacity=".5"/>${bricks}`;
}

/** A keep with a tiled roof: x of its left side, top of its wall, width and height. */
export function tower(x: number, top: number, wide: number, high: number): string {
  const holes = Array.from({ length: 6 }, (_, i) => {
    const [hx, hy] = [x + wide * (i % 2 ? 0.64 : 0.24), top + 44 + Math.floor(i / 2) * (high / 4.2)];
    return `<path d="M${n(hx)} ${n(hy + 34)} v-22 q8 -14 16 0 v22Z" fill="#4a3a26"/>`;
  }).join("");
  return `<rect x="${x}" y="${top}" width="${wide}" height="${high}" fill="#c9b288"/><rect x="${n(x + wide * 0.72)}" y="${top}" width="${n(wide * 0.28)}" height="${high}" fill="#8a7350" opacity=".3"/>${holes}<path d="M${x - 26} ${top + 6} Q${x + 6} ${top - 8} ${n(x + wide * 0.3)} ${top - 52} H${n(x + wide * 0.7)} Q${x + wide - 6} ${top - 8} ${x + wide + 26} ${top + 6} Q${n(x + wide / 2)} ${top - 8} ${x - 26} ${top + 6}Z" fill="#3d4340"/><rect x="${n(x + wide * 0.28)}" y="${top - 60}" width="${n(wide * 0.44)}" height="11" rx="4" fill="#2a2f2c"/>`;
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
