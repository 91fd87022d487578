import { colours } from "../colours.ts";
import type { Random } from "../random.ts";
import { FEET, STAGE } from "../stage.ts";
import { group, hexagon, n, shadow } from "../svg.ts";
import { bee } from "./goods.ts";
import { jar } from "./vessels.ts";

const MIDDLE = STAGE / 2;

function bees(random: Random, count: number, [left, right]: [number, number], [high, low]: [number, number]): string {
  return Array.from({ length: count }, () =>
    bee(random.between(left, right), random.between(high, low), random.between(0.7, 1.15), random.between(-28, 28)),
  ).join("");
}

/** A wooden hive of one or two storeys, with a small smoker beside it. */
export function hive(random: Random): string {
  const boxes = random.whole(1, 2);
  const side = random.pick([-1, 1]);
  const box = (y: number) =>
    `<rect x="-150" y="${y - 132}" width="300" height="132" rx="5" fill="url(#hive)"/><rect x="-150" y="${y - 6}" width="300" height="6" fill="#5a3b25" opacity=".4"/><rect x="-44" y="${y - 96}" width="88" height="18" rx="9" fill="#6b4628"/>`;
  const house = `<g transform="translate(${MIDDLE - side * 90} ${FEET})">${shadow(14, 4, 190)}<rect x="-128" y="-16" width="34" height="18" fill="#5a3b25"/><rect x="94" y="-16" width="34" height="18" fill="#5a3b25"/>${box(-14)}${boxes > 1 ? box(-146) : ""}<rect x="-166" y="${n(-14 - boxes * 132 - 30)}" width="332" height="32" rx="6" fill="${colours.pine}"/><rect x="-64" y="-36" width="128" height="14" rx="7" fill="#2a1a0e"/></g>`;
  const tool = side > 0 ? smokerAt(MIDDLE + 205, FEET + 22, 1) : combFrame(random, MIDDLE - 205, FEET + 26, 0.62, -4);
  return house + tool + bees(random, 5, [150, 620], [180, 360]);
}

function smokerAt(x: number, y: number, size: number): string {
  const smoke = `<path d="M31 -236 q34 -40 4 -82 t18 -84" stroke="#fffdf6" stroke-width="17" stroke-linecap="round" fill="none" opacity=".6"/>`;
  const body = `${shadow(8, 2, 100)}<path d="M-58 0 V-128 Q-58 -142 -44 -142 H44 Q58 -142 58 -128 V0Z" fill="url(#steel)"/><path d="M-58 -142 L-8 -214 L34 -232 L40 -214 L14 -200 L58 -142Z" fill="url(#steel)"/><path d="M62 -118 h52 l18 108 h-58Z" fill="#7a3d1e"/><path d="M70 -110 h38 M74 -80 h42 M80 -48 h42" stroke="#4d2410" stroke-width="4"/><rect x="-58" y="-92" width="116" height="9" fill="#4a453d" opacity=".5"/>`;
  return group(`translate(${n(x)} ${n(y)}) scale(${n(size)})`, smoke, body);
}

/** A smoker close by, its smoke rising. */
export function smoker(random: Random): string {
  const x = MIDDLE + random.between(-60, -10);
  const chips = Array.from({ length: 9 }, () => {
    const at = [random.between(120, 690), FEET + random.between(30, 76)] as const;
    return `<path d="M${n(at[0])} ${n(at[1])} l${n(random.between(16, 34))} ${n(random.between(-8, 8))}" stroke="#8a6a3c" stroke-width="6" stroke-linecap="round"/>`;
  }).join("");
  return smokerAt(x, FEET + 6, 1.72) + chips + bees(random, 4, [90, 300], [170, 430]);
}

/** A frame of comb as it hangs in a hive: lugs, wood, wax. */
function combFrame(random: Random, x: number, y: number, size: number, turn: number): string {
  const cells: string[] = [];
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < 9 - (row % 2); column++) {
      const full = random.between(0, 1) < 0.6;
      cells.push(
        `<polygon points="${hexagon(-142 + column * 35.5 + (row % 2) * 17.7, -196 + row * 31, 20)}" fill="${full ? "url(#comb)" : "#8a4f0c"}" stroke="#fbe3a0" stroke-width="2.5"/>`,
      );
    }
  }
  return group(
    `translate(${n(x)} ${n(y)}) rotate(${turn}) scale(${n(size)})`,
    shadow(8, 4, 190, 16),
    `<rect x="-172" y="-232" width="344" height="232" fill="#7a4a10"/>`,
    cells.join(""),
    `<path d="M-210 -258 H210 V-228 H-210Z M-180 -230 h26 V0 h-26Z M154 -230 h26 V0 h-26Z M-180 -22 H180 V2 H-180Z" fill="url(#hive)"/>`,
    `<path d="M-210 -230 H210 M-154 -22 H154" stroke="#5a3b25" stroke-width="3" opacity=".4"/>`,
  );
}

/** Frames of comb, one before the other. */
export function frames(random: Random): string {
  const lean = random.pick([-1, 1]);
  return [
    combFrame(random, MIDDLE + lean * 96, FEET - 66, 1.05, lean * 5),
    combFrame(random, MIDDLE + lean * 10, FEET - 30, 1.16, lean * 2),
    combFrame(random, MIDDLE - lean * 84, FEET + 14, 1.26, -lean * 3),
    bees(random, 4, [110, 690], [150, 300]),
  ].join("");
}

/** A steel drum that spins the honey out of the combs. */
export function extractor(random: Random): string {
  const side = random.pick([-1, 1]);
  const legs = [-120, 0, 120].map((x) => `<path d="M${x - 9} -96 h18 l${n(x / 9)} 98 h-18Z" fill="#6d685f"/>`).join("");
  const drum = `<path d="M-156 -388 V-104 Q-156 -74 0 -74 Q156 -74 156 -104 V-388Z" fill="url(#steel)"/><path d="M-156 -330 Q0 -304 156 -330 M-156 -150 Q0 -124 156 -150" stroke="#5a554c" stroke-width="4" fill="none" opacity=".55"/><ellipse cy="-388" rx="156" ry="33" fill="#e8e4da"/><ellipse cy="-388" rx="138" ry="26" fill="#4b463e"/><path d="M-138 -388 A138 26 0 0 1 138 -388 L20 -376 H-20Z" fill="#c9c3b5" opacity=".75"/><rect x="-140" y="-300" width="16" height="170" rx="8" fill="#fff" opacity=".5"/>`;
  const motor = `<rect x="-176" y="-408" width="352" height="22" rx="9" fill="#8f897c"/><rect x="-50" y="-496" width="100" height="92" rx="14" fill="${colours.pine}"/><rect x="-34" y="-478" width="68" height="12" rx="6" fill="#5f8a77"/><circle cx="0" cy="-436" r="13" fill="${colours.honey}"/>`;
  const tap = `<path d="M150 -128 h44 v20 h-44Z" fill="url(#steel)"/><rect x="180" y="-146" width="14" height="60" rx="6" fill="#4a453d"/><path d="M186 -86 q6 46 0 92" stroke="#eba02a" stroke-width="11" stroke-linecap="round" fill="none"/>`;
  const machine = `${shadow(12, 6, 210)}${legs}${drum}${motor}${tap}`;
  const vessel = jar(196, 66, 0.62, { shape: "squat", honey: "honeyLight", lid: "lidWood" }).replace(
    /<rect[^>]*url\(#lidWood\)"\/>/,
    "",
  );
  return (
    group(`translate(${MIDDLE - side * 40} ${FEET - 14}) scale(${side} 1)`, machine, vessel) +
    bees(random, 3, [90, 710], [160, 300])
  );
}

/** A beekeeper's suit on a stand: hat, veil, overalls, gloves. */
export function suit(random: Random): string {
  const cloth = random.pick(["#f7f1e2", "#f1e4c4", "#e6ebdd"]);
  const fold = "#b9ab8a";
  const stand = `${shadow(0, 8, 150)}<path d="M-6 -520 h12 V0 h-12Z" fill="url(#lidWood)"/><path d="M-96 8 Q0 -22 96 8 L84 18 Q0 -4 -84 18Z" fill="#6b4628"/>`;
  const body = `<path d="M-96 -356 Q0 -384 96 -356 L112 -196 L102 -36 H14 L0 -168 L-14 -36 H-102 L-112 -196Z" fill="${cloth}" stroke="${fold}" stroke-width="3"/><path d="M-96 -356 Q-164 -330 -186 -214 L-146 -196 Q-132 -270 -104 -296Z M96 -356 Q164 -330 186 -214 L146 -196 Q132 -270 104 -296Z" fill="${cloth}" stroke="${fold}" stroke-width="3"/>`;
  const details = `<path d="M0 -366 V-176" stroke="${colours.honeyStrong}" stroke-width="7"/><path d="M-70 -286 h48 v44 q-24 12 -48 0Z M22 -150 h54" fill="none" stroke="${fold}" stroke-width="4"/><path d="M-102 -52 h88 M14 -52 h88 M-184 -226 l38 17 M184 -226 l-38 17" stroke="${colours.pine}" stroke-width="9"/>`;
  const gloves = `<path d="M-186 -214 l40 18 l-6 46 q-26 20 -44 -8Z M186 -214 l-40 18 l6 46 q26 20 44 -8Z" fill="#d9a55c" stroke="#8a5f2a" stroke-width="3"/>`;
  const veil = `<path d="M-84 -492 Q-100 -400 -70 -356 Q0 -336 70 -356 Q100 -400 84 -492Z" fill="#3a352c" opacity=".62"/><path d="M-60 -490 Q-74 -410 -50 -352 M-30 -490 Q-38 -410 -26 -346 M0 -490 V-344 M30 -490 Q38 -410 26 -346 M60 -490 Q74 -410 50 -352 M-90 -460 Q0 -440 90 -460 M-92 -424 Q0 -402 92 -424 M-84 -388 Q0 -366 84 -388" stroke="#efe6cf" stroke-width="1.6" fill="none" opacity=".5"/>`;
  const hat = `<ellipse cy="-494" rx="142" ry="26" fill="#d8b272" stroke="#9a7434" stroke-width="3"/><path d="M-74 -498 Q-68 -566 0 -568 Q68 -566 74 -498 Q0 -480 -74 -498Z" fill="#e6c68b" stroke="#9a7434" stroke-width="3"/><path d="M-74 -506 Q0 -486 74 -506" stroke="${colours.pine}" stroke-width="11" fill="none"/>`;
  const x = MIDDLE + random.between(-30, 30);
  return (
    group(`translate(${n(x)} ${FEET - 4})`, stand, body, details, gloves, veil, hat) +
    bees(random, 5, [70, 250], [150, 420])
  );
}

/** A hive tool, an uncapping knife and a brush on a canvas roll. */
export function knives(random: Random): string {
  const canvas = random.pick(["#6f7f5f", "#7d6a4a", "#56705f"]);
  const roll = `${shadow(10, 122, 300, 26)}<path d="M-290 -150 Q0 -172 290 -150 L306 112 Q0 138 -306 112Z" fill="${canvas}"/><path d="M-296 20 Q0 44 296 20 L306 112 Q0 138 -306 112Z" fill="#000" opacity=".16"/><path d="M-96 30 V124 M100 30 V124" stroke="#e9dfc4" stroke-width="3" stroke-dasharray="9 8"/><path d="M-290 -150 Q0 -172 290 -150" stroke="#e9dfc4" stroke-width="3" stroke-dasharray="9 8" fill="none"/>`;
  const handle = (x: number) =>
    `<rect x="${x - 17}" y="10" width="34" height="104" rx="14" fill="url(#lidWood)"/><circle cx="${x}" cy="40" r="4" fill="#4a2d18"/><circle cx="${x}" cy="84" r="4" fill="#4a2d18"/>`;
  const tool = `<path d="M-212 14 V-196 Q-212 -246 -168 -246 L-164 -226 Q-186 -222 -186 -192 V14Z" fill="url(#steel)"/><rect x="-216" y="4" width="34" height="108" rx="6" fill="${colours.honeyStrong}"/>`;
  const knife = `<path d="M-16 14 V-222 Q-14 -276 22 -300 Q18 -236 18 -180 V14Z" fill="url(#steel)"/>${handle(0)}`;
  const bristles = Array.from(
    { length: 12 },
    (_, i) =>
      `<path d="M${n(172 + i * 5.4)} -54 l${n((i - 5.5) * 2.2)} -176" stroke="#f3e7cb" stroke-width="5" stroke-linecap="round"/>`,
  ).join("");
  const brush = `${bristles}<path d="M164 -66 h74 v58 h-74Z" fill="url(#hive)"/>${handle(201)}`;
  const turn = random.pick([-5, -2, 3, 6]);
  return group(`translate(${MIDDLE} ${FEET - 66}) rotate(${turn})`, roll, tool, knife, brush);
}
