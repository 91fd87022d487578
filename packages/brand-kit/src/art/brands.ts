import { colours } from "./colours.ts";
import { castleWall, tower } from "./halls.ts";
import { mountains } from "./landscape.ts";
import type { Random } from "./random.ts";
import { bee } from "./subjects/goods.ts";
import { bowl } from "./subjects/vessels.ts";
import { hexagon, n } from "./svg.ts";

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

const CELL = 236;

/** The frame that all local brands share: a large cell on paper of a tint of their own, the motif in it. */
function cell(tint: string, motif: string, around: string): string {
  const comb = [-1, 1].map(
    (side) =>
      `<polygon points="${hexagon(400 + side * 424, 400, CELL - 10)}" fill="none" stroke="${around}" stroke-width="3" opacity=".4"/>`,
  );
  const bits = [-1, 1].flatMap((side) =>
    [0, 1, 2].map(
      (i) =>
        `<polygon points="${hexagon(400 + side * (300 + (i % 2) * 44), 250 + i * 150, 30 - i * 4)}" fill="${i === 1 ? around : "none"}" stroke="${around}" stroke-width="3" opacity="${i === 1 ? 0.28 : 0.5}"/>`,
    ),
  );
  return `<rect width="800" height="800" fill="${tint}"/><circle cx="400" cy="400" r="420" fill="url(#glow)" opacity=".7"/>${comb.join("")}${bits.join("")}<clipPath id="cell"><polygon points="${hexagon(400, 400, CELL)}"/></clipPath><g clip-path="url(#cell)">${motif}</g><polygon points="${hexagon(400, 400, CELL)}" fill="none" stroke="${colours.honeyStrong}" stroke-width="9"/><polygon points="${hexagon(400, 400, CELL - 14)}" fill="none" stroke="${colours.paper}" stroke-width="3" opacity=".8"/>`;
}

/** 沁元素: the water of the river, the stone of the mountains, the flowers of the seasons, as the sides of one body. */
export function elements(random: Random): string {
  const corner = (degrees: number) =>
    `${n(400 + CELL * Math.cos((degrees * Math.PI) / 180))} ${n(400 + CELL * Math.sin((degrees * Math.PI) / 180))}`;
  const side = (from: number, fill: string) =>
    `<path d="M400 400 L${corner(from)} L${corner(from + 60)} L${corner(from + 120)}Z" fill="${fill}"/>`;
  const flower = (x: number, y: number, r: number, tint: string) =>
    `${[0, 72, 144, 216, 288].map((turn) => `<ellipse cx="${x}" cy="${n(y - r * 0.62)}" rx="${n(r * 0.4)}" ry="${n(r * 0.56)}" transform="rotate(${turn} ${x} ${y})" fill="${tint}"/>`).join("")}<circle cx="${x}" cy="${y}" r="${n(r * 0.26)}" fill="${colours.amber}"/>`;
  const blossoms =
    flower(400, 268, 52, "#fffaf0") +
    flower(296, 292, 34, "#fbe7bd") +
    flower(504, 290, 34, "#fbe7bd") +
    flower(354, 222, 24, "#fff6e0") +
    flower(452, 338, 26, "#fff6e0") +
    flower(344, 340, 24, "#fffaf0") +
    flower(448, 214, 26, "#fbe7bd");
  const waves = Array.from({ length: 9 }, (_, i) => {
    const y = 330 + i * 38;
    return `<path d="M170 ${y} q29 ${n(random.between(-26, -18))} 58 0 t58 0 t58 0 t58 0" transform="skewY(30) translate(0 -124)" stroke="#e9f1ec" stroke-width="${i % 2 ? 4 : 7}" fill="none" opacity="${i % 2 ? 0.6 : 0.85}"/>`;
  }).join("");
  const strata = Array.from({ length: 10 }, (_, i) => {
    const y = 700 + i * 34;
    return `<path d="M400 ${y} l44 ${n(random.between(-8, 8))} l52 ${n(random.between(-8, 8))} l48 ${n(random.between(-8, 8))} l70 0" transform="skewY(-30) translate(0 -52)" stroke="${i % 3 ? "#5f5a4c" : "#efe6cd"}" stroke-width="${i % 3 ? 4 : 7}" fill="none" opacity=".7"/>`;
  }).join("");
  const clip = (id: string, from: number) =>
    `<clipPath id="${id}"><path d="M400 400 L${corner(from)} L${corner(from + 60)} L${corner(from + 120)}Z"/></clipPath>`;
  const motif = [
    clip("water-side", 90),
    clip("stone-side", -30),
    side(-150, "url(#sun)"),
    side(90, "#3f7f86"),
    side(-30, "#8d8672"),
    blossoms,
    `<g clip-path="url(#water-side)">${waves}</g>`,
    `<g clip-path="url(#stone-side)">${strata}</g>`,
    `<path d="M400 400 L${corner(-150)} M400 400 L${corner(-30)} M400 400 L${corner(90)}" stroke="${colours.paper}" stroke-width="7"/>`,
  ].join("");
  return cell("#fbf3e0", motif, colours.honeyStrong);
}

/** 沁河浪花: waves of the river, one of them breaking. */
export function waves(random: Random): string {
  const tints = ["#8fbab6", "#5f9a9b", "#3a7c82", "#21606a", "#154a55"];
  const bands = tints.map((tint, i) => {
    const y = 372 + i * 58;
    const start = -40 - random.between(0, 90);
    const arcs = "q45 -44 90 0 ".repeat(11);
    return `<path d="M${n(start)} ${y} ${arcs} V700 H${n(start)}Z" fill="${tint}"/><path d="M${n(start)} ${y} ${arcs}" stroke="#f4faf6" stroke-width="6" fill="none" opacity=".85"/>`;
  });
  const crest = `<path d="M150 470 C190 330 270 236 392 232 C470 230 520 276 512 330 C506 366 466 378 444 354 C430 338 438 318 456 318 C446 296 412 292 384 312 C330 350 318 420 350 470Z" fill="#2f737b"/><path d="M168 470 C206 346 282 258 392 254 C456 252 496 286 492 326" fill="none" stroke="#8fc0bd" stroke-width="9"/><path d="M194 470 C232 366 300 288 390 280" fill="none" stroke="#8fc0bd" stroke-width="6"/><path d="M150 470 C190 330 270 236 392 232 C470 230 520 276 512 330 C506 366 466 378 444 354 C430 338 438 318 456 318" fill="none" stroke="#fbfdf9" stroke-width="11" stroke-linecap="round"/>`;
  const foam = Array.from({ length: 16 }, () => {
    const [x, y] = [random.between(430, 590), random.between(196, 352)];
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(random.between(4, 12))}" fill="#fbfdf9" opacity="${n(random.between(0.6, 1))}"/>`;
  }).join("");
  const motif = `<rect x="150" y="150" width="500" height="500" fill="#f7ecd2"/><circle cx="540" cy="262" r="52" fill="url(#sun)"/>${bands[0]}${bands[1]}${crest}${foam}${bands.slice(2).join("")}`;
  return cell("#eef3ea", motif, "#5f9a9b");
}

/** 沁河古堡: wall, gate and keep above the river. */
export function castle(random: Random): string {
  const hills = `<g transform="translate(100 96) scale(.75)">${mountains(random, 800, 420, 240, 3)}</g>`;
  const gate = `<path d="M344 572 V484 q56 -72 112 0 V572Z" fill="#6b4a2c"/><path d="M356 572 V490 q44 -54 88 0 V572Z" fill="#3a2716"/><path d="M400 458 V572" stroke="#6b4a2c" stroke-width="5"/><rect x="352" y="412" width="96" height="26" rx="3" fill="#4a2d18"/>${[374, 400, 426].map((x) => `<polygon points="${hexagon(x, 425, 8)}" fill="${colours.honey}"/>`).join("")}`;
  const water = `<path d="M140 576 H660 V660 H140Z" fill="#8fb3ad"/>${[592, 612, 634].map((y, i) => `<path d="M${180 + i * 20} ${y} q24 -9 48 0 t48 0 t48 0 t48 0 t48 0 t48 0 t48 0" stroke="#eef3ea" stroke-width="4" fill="none" opacity=".85"/>`).join("")}`;
  const motif = `<rect x="150" y="150" width="500" height="500" fill="#f8e6c2"/><circle cx="276" cy="270" r="44" fill="url(#sun)"/>${hills}${tower(452, 300, 92, 278)}${castleWall(random, 140, 660, 400, 578)}${gate}${water}`;
  return cell("#f7ebd8", motif, colours.clay);
}

/** 宏泉深森: a spring falling through deep forest. */
export function forest(random: Random): string {
  const row = (y: number, high: number, fill: string, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const x = 130 + (i / (count - 1)) * 540 + random.between(-14, 14);
      const h = high * random.between(0.82, 1.15);
      // A gap in the middle lets the water through.
      if (Math.abs(x - 400) < 46) return "";
      return [0, 1, 2]
        .map((k) => {
          const top = y - h + k * h * 0.26;
          const half = h * (0.13 + k * 0.07);
          return `<path d="M${n(x)} ${n(top)} L${n(x + half)} ${n(top + h * 0.42)} H${n(x - half)}Z" fill="${fill}"/>`;
        })
        .join("");
    }).join("");
  const fall = `<path d="M384 300 C376 380 392 440 366 520 H436 C414 440 426 380 418 300Z" fill="#e9f3ef"/><path d="M396 306 C390 390 402 440 388 518 M408 306 C406 390 414 440 414 518" stroke="#9cc4c0" stroke-width="4" fill="none"/>`;
  const pool = `<ellipse cx="400" cy="560" rx="176" ry="50" fill="#7fb0ad"/><ellipse cx="400" cy="548" rx="120" ry="28" fill="#b8d8d3"/><ellipse cx="400" cy="540" rx="66" ry="13" fill="#eef7f3"/>`;
  const caps = [
    [288, 588, 26],
    [520, 594, 22],
    [258, 606, 18],
  ]
    .map(
      ([x = 0, y = 0, r = 0]) =>
        `<path d="M${x - r} ${y} q${r} ${-r * 1.5} ${r * 2} 0 q${-r} ${r * 0.5} ${-r * 2} 0Z" fill="#5a3b2c"/><path d="M${x - r * 0.6} ${y - r * 0.3} q${r * 0.6} ${-r * 0.6} ${r * 1.2} 0" stroke="#a98560" stroke-width="3" fill="none"/>`,
    )
    .join("");
  const motif = `<rect x="150" y="150" width="500" height="500" fill="#e8eedd"/><circle cx="400" cy="250" r="120" fill="url(#glow)"/>${row(420, 190, "#9db8a7", 11)}${row(470, 200, "#5f8a77", 9)}${fall}${row(540, 220, "#33604f", 9)}<path d="M140 540 H660 V680 H140Z" fill="${colours.pineDeep}"/>${pool}${row(640, 190, colours.pineDeep, 6)}${caps}`;
  return cell("#eaf0e4", motif, "#5f8a77");
}

/** 十里八香: a full bowl among the terraces, eight scents rising from it. */
export function scents(random: Random): string {
  const terraces = ["#dcc98b", "#cdb873", "#b9a862", "#9aa066"]
    .map((tint, i) => {
      const y = 392 + i * 52;
      return `<path d="M140 ${y} Q${n(270 + random.between(-20, 20))} ${y - 46} 400 ${y - 8} T660 ${y - 14} V680 H140Z" fill="${tint}"/><path d="M140 ${y} Q270 ${y - 46} 400 ${y - 8} T660 ${y - 14}" stroke="#fbf3dc" stroke-width="3" fill="none" opacity=".55"/>`;
    })
    .join("");
  const tints = ["#f0ad2e", "#b8690f", "#9c3f26", "#6b8f5a", "#e0961a", "#8a6240", "#c9587a", "#3f7f86"];
  const curls = tints
    .map((tint, i) => {
      const lean = i - 3.5;
      const x = 400 + lean * 24;
      const top = 232 + Math.abs(lean) ** 1.6 * 12;
      const end = x + lean * 17;
      return `<path d="M${n(x)} 424 C${n(x + lean * 4 + 22)} 380 ${n(x + lean * 9 - 24)} 340 ${n(x + lean * 12 + 10)} ${n(top + 62)} S${n(end + 16)} ${n(top + 18)} ${n(end)} ${n(top)}" stroke="${tint}" stroke-width="9" stroke-linecap="round" fill="none"/><circle cx="${n(end)}" cy="${n(top - 8)}" r="11" fill="${tint}"/>`;
    })
    .join("");
  const grains = Array.from({ length: 110 }, () => {
    const a = random.between(0, Math.PI * 2);
    const d = Math.sqrt(random.between(0, 1));
    return `<circle cx="${n(Math.cos(a) * d * 118)}" cy="${n(Math.sin(a) * d * 26 - (1 - d) * 30)}" r="${n(random.between(5, 7))}" fill="url(#grain)"/>`;
  }).join("");
  const fruits = `<ellipse cx="-52" cy="-30" rx="20" ry="15" fill="#8f2f1e"/><ellipse cx="-14" cy="-40" rx="20" ry="15" fill="#a13a26"/><circle cx="44" cy="-34" r="19" fill="#a98560"/><path d="M44 -53 q-8 19 0 38" stroke="#6b4a2c" stroke-width="3" fill="none"/>`;
  const motif = `<rect x="150" y="150" width="500" height="500" fill="#fbf0d4"/>${terraces}${curls}${bowl(400, 586, 132, "glaze", grains + fruits)}`;
  return cell("#faf0dc", motif, colours.amber);
}
