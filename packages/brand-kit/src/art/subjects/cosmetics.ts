import { colours } from "../colours.ts";
import type { Random } from "../random.ts";
import { FEET, STAGE } from "../stage.ts";
import { group, hexagon, n, shadow } from "../svg.ts";
import { sprig } from "./vessels.ts";

const MIDDLE = STAGE / 2;

function petals(random: Random, count: number, left: number, right: number): string {
  return Array.from({ length: count }, () => {
    const x = random.between(left, right);
    const y = FEET + random.between(40, 88);
    return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="17" ry="9" transform="rotate(${n(random.between(-30, 30))} ${n(x)} ${n(y)})" fill="#fffaf0" stroke="#e6d6b2" stroke-width="1.4"/>`;
  }).join("");
}

const label = (x: number, y: number, r: number) =>
  `<polygon points="${hexagon(x, y, r)}" fill="${colours.paper}" opacity=".96"/><polygon points="${hexagon(x, y, r - 6)}" fill="none" stroke="${colours.amber}" stroke-width="1.6" opacity=".8"/>${sprig(x, y + 3, r * 0.6)}`;

/** An open pot of cream and a bottle with a pump. */
export function cream(random: Random): string {
  const glass = random.pick(["honeyPale", "honeyLight"] as const);
  const tall = `<g transform="translate(${MIDDLE + 130} ${FEET - 12})">${shadow(10, 2, 84)}<rect x="-62" y="-268" width="124" height="268" rx="20" fill="url(#glaze)"/><rect x="-22" y="-318" width="44" height="56" rx="6" fill="url(#lidGold)"/><path d="M-12 -318 v-22 h66 q14 0 14 16 v8 h-14 v-6 h-42 v4Z" fill="url(#lidGold)"/><rect x="-46" y="-246" width="11" height="210" rx="5.5" fill="#fff" opacity=".65"/>${sprig(0, -120, 62)}</g>`;
  const pot = `<g transform="translate(${MIDDLE - 110} ${FEET})">${shadow(10, 2, 150)}<path d="M-138 -104 Q-138 0 -104 0 H104 Q138 0 138 -104Z" fill="url(#${glass})"/><ellipse cy="-104" rx="138" ry="27" fill="#fff9ea"/><path d="M-96 -108 q26 -30 60 -10 q22 -34 60 -8 q34 -14 52 12 q-30 20 -84 18 t-88 -12Z" fill="#fdf3d8"/><path d="M-40 -118 q22 -22 52 -6" stroke="#e6cf9b" stroke-width="4" fill="none"/><rect x="-112" y="-84" width="13" height="62" rx="6.5" fill="#fff" opacity=".6"/></g>`;
  const lid = `<g transform="translate(${MIDDLE - 262} ${FEET + 46}) rotate(-13)">${shadow(6, 20, 96, 12)}<ellipse rx="96" ry="26" fill="url(#lidGold)"/><ellipse cy="-6" rx="84" ry="20" fill="#f4dfa4"/><polygon points="${hexagon(0, -6, 14)}" fill="none" stroke="${colours.amber}" stroke-width="2.5"/></g>`;
  return tall + pot + lid + petals(random, 6, MIDDLE - 40, MIDDLE + 300);
}

/** Tubes of hand cream standing on their caps, and a dab of it. */
export function tubes(random: Random): string {
  const tints = random.pick([
    ["honeyPale", "lidPine"],
    ["glaze", "lidGold"],
    ["honeyLight", "lidWood"],
  ] as const);
  const tube = (fill: string, cap: string) =>
    `${shadow(8, 2, 92)}<path d="M-84 -344 H84 L58 -56 H-58Z" fill="url(#${fill})"/><path d="M-86 -374 H86 V-340 H-86Z" fill="url(#${fill})"/><path d="M-86 -374 H86 V-340 H-86Z" fill="#000" opacity=".1"/>${Array.from({ length: 17 }, (_, i) => `<path d="M${-80 + i * 10} -372 v30" stroke="#fff" stroke-width="2" opacity=".45"/>`).join("")}<path d="M-62 -320 L-46 -80" stroke="#fff" stroke-width="12" stroke-linecap="round" opacity=".55"/><rect x="-62" y="-60" width="124" height="60" rx="9" fill="url(#${cap})"/>${label(2, -206, 58)}`;
  const side = random.pick([-1, 1]);
  const dab = `${shadow(MIDDLE + side * 196, FEET + 66, 78, 12)}<path d="M${MIDDLE + side * 196 - 74} ${FEET + 60} q8 -34 54 -30 q-10 -30 30 -42 q-4 34 26 38 q44 4 38 34 q-74 14 -148 0Z" fill="#fffaf0" stroke="#e6d6b2" stroke-width="2"/>`;
  return (
    group(`translate(${MIDDLE + side * 120} ${FEET - 34}) rotate(${side * 3}) scale(.94)`, tube(tints[0], tints[1])) +
    group(`translate(${MIDDLE - side * 80} ${FEET}) scale(1.16)`, tube(tints[0], tints[1])) +
    dab +
    petals(random, 4, MIDDLE - 320, MIDDLE - 60)
  );
}

/** Bars of soap, a comb pressed into them, tied with twine, and bubbles. */
export function soap(random: Random): string {
  const bar = (x: number, y: number, [tint, edge]: readonly [string, string]) => {
    const cells = [-66, -22, 22, 66].flatMap((dx) =>
      [-18, 20].map(
        (dy) =>
          `<polygon points="${hexagon(dx + (dy > 0 ? 22 : 0) - 11, dy - 62, 20)}" fill="none" stroke="${edge}" stroke-width="3" opacity=".55"/>`,
      ),
    );
    return group(
      `translate(${n(x)} ${n(y)})`,
      shadow(10, 4, 170),
      `<rect x="-160" y="-62" width="320" height="64" rx="18" fill="${edge}"/><rect x="-160" y="-118" width="320" height="106" rx="22" fill="${tint}"/>`,
      cells.join(""),
      `<path d="M-134 -106 H90" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".5"/>`,
    );
  };
  const shades = [
    ["#f6d68c", "#d9a53f"],
    ["#f3e3bd", "#cfae6c"],
    ["#e9b65c", "#b97c22"],
  ] as const;
  const first = random.whole(0, 2);
  const shade = (i: number) => shades[(first + i) % 3] as (typeof shades)[number];
  const twine = `<path d="M-14 -338 h28 V0 h-28Z" fill="#b08a55" opacity=".9"/><path d="M0 -338 q-60 -52 -76 -14 q8 34 76 14 q60 -52 76 -14 q-8 34 -76 14" fill="none" stroke="#b08a55" stroke-width="9"/>`;
  const bubbles = Array.from({ length: 12 }, () => {
    const r = random.between(10, 30);
    const x = random.between(90, 250);
    const y = random.between(FEET - 60, FEET + 66);
    return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="#fff" opacity=".5"/><circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="#d9c79a" stroke-width="2"/><circle cx="${n(x - r * 0.3)}" cy="${n(y - r * 0.35)}" r="${n(r * 0.22)}" fill="#fff"/>`;
  }).join("");
  const x = MIDDLE + 50;
  return [
    bar(x, FEET, shade(0)),
    bar(x + random.between(-12, 12), FEET - 108, shade(1)),
    bar(x + random.between(-12, 12), FEET - 216, shade(2)),
    group(`translate(${x} ${FEET})`, twine),
    bubbles,
  ].join("");
}

/** Round wooden boxes of balm, one of them open. */
export function balm(random: Random): string {
  const side = random.pick([-1, 1]);
  const tint = random.pick(["#f7e3a6", "#f3d07a", "#fbf0d0"]);
  const base = (half: number, high: number) =>
    `${shadow(10, 4, half * 1.1)}<path d="M${-half} ${-high} V-24 Q${-half} 12 0 12 Q${half} 12 ${half} -24 V${-high}Z" fill="url(#hive)"/><path d="M${-half} ${-high * 0.5} Q0 ${n(-high * 0.5 + 44)} ${half} ${-high * 0.5}" stroke="#5a3b25" stroke-width="3" fill="none" opacity=".35"/>`;
  const open = `${base(168, 96)}<ellipse cy="-96" rx="168" ry="42" fill="#c99a62"/><ellipse cy="-96" rx="148" ry="34" fill="${tint}"/><path d="M-96 -100 q60 -24 120 -6 t70 8" stroke="#fff" stroke-width="8" stroke-linecap="round" fill="none" opacity=".6"/>`;
  const shut = `${base(120, 92)}<ellipse cy="-92" rx="120" ry="31" fill="#dcb27c"/><ellipse cy="-92" rx="120" ry="31" fill="none" stroke="#8a5f35" stroke-width="3"/><g transform="translate(0 -92) scale(1 .3)"><polygon points="${hexagon(0, 0, 62)}" fill="${colours.honey}" stroke="${colours.amber}" stroke-width="5"/></g>`;
  const lid = `<ellipse rx="150" ry="150" fill="#dcb27c"/><ellipse rx="150" ry="150" fill="none" stroke="#8a5f35" stroke-width="5"/><circle r="118" fill="none" stroke="#8a5f35" stroke-width="2.5" opacity=".5"/>${label(0, 0, 78)}`;
  return [
    group(`translate(${MIDDLE - side * 150} ${FEET - 132}) scale(.98 1)`, shadow(0, 150, 130), lid),
    group(`translate(${MIDDLE + side * 200} ${FEET - 30}) scale(.92)`, shut),
    group(`translate(${MIDDLE + side * 20} ${FEET + 16}) scale(1.06)`, open),
    petals(random, 4, 90, 700),
  ].join("");
}

/** Sachets of face masks, fanned before their box. */
export function masks(random: Random): string {
  const [face, edge] = random.pick([
    ["#f5e2b2", "#d3a94a"],
    ["#dfe9e0", "#7fa08c"],
    ["#fbf3df", "#c9a76a"],
  ] as const);
  const box = `${shadow(14, 4, 170)}<path d="M-136 -330 H136 V0 H-136Z" fill="${colours.pine}"/><path d="M136 -330 L176 -306 V-10 L136 0Z" fill="${colours.pineDeep}"/><path d="M-136 -330 L-96 -352 H176 L136 -330Z" fill="#33604f"/><path d="M-136 -70 H136" stroke="${colours.honey}" stroke-width="6"/>${label(0, -206, 84)}`;
  const sachet = (turn: number) =>
    group(
      `rotate(${turn})`,
      `<rect x="-86" y="-268" width="172" height="268" rx="8" fill="${face}" stroke="${edge}" stroke-width="3"/><path d="M-86 -244 H86 M-86 -22 H86" stroke="${edge}" stroke-width="3" stroke-dasharray="7 6"/><path d="M-46 -132 q0 -66 46 -66 t46 66 q0 70 -46 86 q-46 -16 -46 -86Z" fill="#fff" opacity=".8"/><path d="M-26 -142 q12 -10 22 0 M4 -142 q12 -10 22 0 M-14 -92 q14 10 28 0" stroke="${edge}" stroke-width="4" stroke-linecap="round" fill="none"/>`,
    );
  const side = random.pick([-1, 1]);
  const fan = [-24, -8, 8, 24].map((turn) => sachet(turn * side)).join("");
  return (
    group(`translate(${MIDDLE + side * 110} ${FEET - 30})`, box) +
    group(`translate(${MIDDLE - side * 96} ${FEET + 44})`, shadow(0, 6, 150), fan) +
    petals(random, 3, 480, 700)
  );
}
