import { colours } from "../colours.ts";
import type { Random } from "../random.ts";
import { FEET, STAGE } from "../stage.ts";
import { hexagon, linear, n, type Point, radial, shadow, smooth } from "../svg.ts";
import { bowl, HONEYS, jar, LIDS, sprig } from "./vessels.ts";

const MIDDLE = STAGE / 2;

export const goodsDefs = [
  radial("petal", [0, "#fffdf2"], [0.6, "#fbf1d2"], [1, "#e8d3a0"]),
  radial("ear", [0, "#6d5347"], [0.55, "#3c2a24"], [1, "#1d1411"]),
  radial("grain", [0, "#fbe39a"], [0.7, "#ecb944"], [1, "#c68a1d"]),
  linear("bark", "down", [0, "#a98560"], [0.45, "#7c5a3d"], [1, "#46301f"]),
  linear("coat", "down", [0, "#4a4541"], [0.5, "#292522"], [1, "#141110"]),
  linear("hive", "across", [0, "#a97b4a"], [0.3, "#e0b77f"], [0.7, "#cf9f63"], [1, "#8a5f35"]),
  linear("steel", "across", [0, "#6f6a61"], [0.3, "#d9d4c8"], [0.6, "#b4aea0"], [1, "#58534b"]),
  linear("comb", "down", [0, "#f6c85a"], [1, "#cf8a1b"]),
].join("");

/** A wooden dipper, lying, with honey running from it. */
function dipper(x: number, y: number, turn: number): string {
  const rings = [0, 1, 2, 3, 4]
    .map(
      (i) =>
        `<rect x="${n(-34 + i * 15)}" y="${n(-24 + Math.abs(i - 2) * 4)}" width="11" height="${n(48 - Math.abs(i - 2) * 8)}" rx="5" fill="url(#lidWood)"/>`,
    )
    .join("");
  return `${shadow(x + 60, y + 30, 150, 14)}<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})">
    <rect x="36" y="-6" width="210" height="12" rx="6" fill="url(#lidWood)"/>${rings}
    <path d="M-34 4 Q-52 30 -30 32 H34 Q44 20 30 8Z" fill="url(#honeyLight)" opacity=".92"/>
  </g>`;
}

/** A piece of comb, cells filled here and there. */
function combPiece(random: Random, x: number, y: number, columns: number, rows: number, r: number): string {
  const cells: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns - (row % 2); column++) {
      const cx = column * r * 1.74 + (row % 2) * r * 0.87;
      const cy = row * r * 1.5;
      const full = random.between(0, 1) < 0.72;
      cells.push(
        `<polygon points="${hexagon(cx, cy, r)}" fill="${full ? "url(#comb)" : "#8a4f0c"}" stroke="#fbe3a0" stroke-width="3"/>`,
      );
      if (full)
        cells.push(
          `<ellipse cx="${n(cx - r * 0.25)}" cy="${n(cy - r * 0.35)}" rx="${n(r * 0.28)}" ry="${n(r * 0.16)}" fill="#fff6d2" opacity=".7"/>`,
        );
    }
  }
  return `${shadow(x + columns * r * 0.85, y + rows * r * 1.5 - r * 0.4, columns * r, 15)}<g transform="translate(${n(x)} ${n(y)})">${cells.join("")}</g>`;
}

export function honey(random: Random): string {
  const shape = random.pick(["round", "tall", "hexagonal", "squat"] as const);
  const style = { honey: random.pick(HONEYS), lid: random.pick(LIDS) };
  const count = random.whole(1, 3);
  const back =
    count > 1
      ? jar(MIDDLE + random.pick([-1, 1]) * random.between(130, 160), FEET - 36, 0.92, {
          ...style,
          shape,
          honey: random.pick(HONEYS),
        })
      : "";
  const third =
    count > 2 ? jar(MIDDLE - random.between(-190, -150), FEET - 46, 0.78, { ...style, shape: "squat" }) : "";
  const main = jar(MIDDLE - (count > 1 ? 56 : 0), FEET, 1.3, { ...style, shape });
  const extra = random.pick([true, false])
    ? dipper(MIDDLE - 300, FEET + 52, -5)
    : combPiece(random, MIDDLE + 120, FEET - 34, 4, 3, 28);
  return back + third + main + extra;
}

export function honeyProduct(random: Random): string {
  const lid = random.pick(LIDS);
  const sticks = Array.from({ length: 5 }, (_, i) => {
    const turn = -16 + i * 8;
    return `<g transform="translate(${n(MIDDLE + 150 + i * 8)} ${FEET - 80}) rotate(${n(turn)})"><rect x="-13" y="-270" width="26" height="270" rx="9" fill="url(#${i % 2 ? "honeyPale" : "honeyLight"})"/><rect x="-13" y="-270" width="26" height="36" rx="9" fill="${colours.pine}"/><rect x="-8" y="-226" width="5" height="190" rx="2.5" fill="#fffbe9" opacity=".55"/></g>`;
  }).join("");
  const cup = `<g transform="translate(${MIDDLE + 170} ${FEET})">${shadow(10, 2, 110)}<path d="M-92 -150 L-74 0 H74 L92 -150Z" fill="url(#glaze)"/><ellipse cy="-150" rx="92" ry="18" fill="#d9ccb2"/>${sprig(0, -70, 46)}</g>`;
  const drops = Array.from({ length: 7 }, (_, i) => {
    const x = MIDDLE - 300 + i * 42 + random.between(-8, 8);
    return `${shadow(x + 4, FEET + 58, 26, 6)}<polygon points="${hexagon(x, FEET + 40 - (i % 2) * 10, 22)}" fill="url(#${random.pick(HONEYS)})" stroke="#fff2c8" stroke-width="2"/>`;
  }).join("");
  return (
    sticks +
    cup +
    jar(MIDDLE - 120, FEET - 6, 1.12, { shape: random.pick(["squat", "round"]), honey: random.pick(HONEYS), lid }) +
    drops
  );
}

/** A leafy white fungus: petals around petals. */
function blossom(random: Random, x: number, y: number, size: number): string {
  const rings = [1, 0.76, 0.54, 0.32].map((ring, depth) => {
    const count = 11 - depth * 2;
    return Array.from({ length: count }, (_, i) => {
      const angle = (i / count) * 360 + depth * 17 + random.between(-7, 7);
      const w = size * 0.34 * (1 - depth * 0.08);
      const wave = [0, 1, 2, 3, 4].map(
        (k): Point => [-w + (k * w) / 2, -size * ring * (0.94 + (k % 2 ? 0.1 : 0) * random.between(0.6, 1.3))],
      );
      const path = `${smooth([[0, -size * 0.08], [-w * 0.9, -size * ring * 0.55], ...wave, [w * 0.9, -size * ring * 0.55], [0, -size * 0.08]], true)}`;
      return `<path d="${path}" transform="rotate(${n(angle)})" fill="url(#petal)" stroke="#d3b877" stroke-width="1.2" stroke-opacity=".55"/>`;
    }).join("");
  });
  return `${shadow(x + 12, y + size * 0.5, size * 0.95, size * 0.14)}<g transform="translate(${n(x)} ${n(y)}) scale(1 .72)">${rings.join("")}<circle r="${n(size * 0.11)}" fill="#e9bd5f"/></g>`;
}

export function tremella(random: Random): string {
  const side = random.pick([-1, 1]);
  const glaze = random.pick(["glaze", "glazePine"] as const);
  const dates = Array.from({ length: 5 }, (_, i) => {
    const x = MIDDLE - side * 190 + i * 34 - 70;
    return `${shadow(x + 4, FEET + 62, 20, 6)}<ellipse cx="${n(x)}" cy="${n(FEET + 48 - (i % 2) * 10)}" rx="17" ry="13" fill="#8f2f1e"/><ellipse cx="${n(x - 5)}" cy="${n(FEET + 43 - (i % 2) * 10)}" rx="5" ry="3" fill="#fff" opacity=".3"/>`;
  }).join("");
  return (
    bowl(MIDDLE + side * 150, FEET - 20, 150, glaze, blossomIn(random, 118)) +
    blossom(random, MIDDLE - side * 80, FEET - 128, 205) +
    dates
  );
}

const blossomIn = (random: Random, size: number) =>
  `<g transform="translate(0 ${n(-size * 0.34)})">${blossom(random, 0, 0, size).replace(/<ellipse[^>]*url\(#shadow\)"\/>/, "")}</g>`;

/** An ear of foxtail millet, bending under its weight. */
function milletEar(random: Random, x: number, y: number, long: number, lean: number): string {
  const grains: string[] = [];
  const count = 46;
  for (let i = 0; i < count; i++) {
    const t = i / count;
    const thick = 22 * Math.sin(Math.PI * Math.min(1, t * 0.92 + 0.1)) + 4;
    for (const side of [-1, 0, 1]) {
      const gx = lean * t * t * long * 0.75 + side * thick + random.between(-4, 4);
      const gy = -long * 0.55 - t * long * 0.5 + lean * lean * t * t * long * 0.28 + random.between(-4, 4);
      grains.push(`<circle cx="${n(gx)}" cy="${n(gy)}" r="${n(random.between(6.5, 9))}" fill="url(#grain)"/>`);
    }
  }
  const leaf = `<path d="M0 ${n(-long * 0.2)} q${n(lean * -90)} -70 ${n(lean * -150)} -20 q${n(lean * 70)} -10 ${n(lean * 150)} 44Z" fill="${colours.pine}" opacity=".85"/>`;
  return `<g transform="translate(${n(x)} ${n(y)})"><path d="M0 0 Q0 ${n(-long * 0.4)} ${n(lean * 6)} ${n(-long * 0.6)}" stroke="#7d8a45" stroke-width="7" fill="none"/>${leaf}${grains.join("")}</g>`;
}

export function millet(random: Random): string {
  const heap = Array.from({ length: 210 }, () => {
    const a = random.between(0, Math.PI * 2);
    const d = Math.sqrt(random.between(0, 1));
    return `<circle cx="${n(Math.cos(a) * d * 148)}" cy="${n(Math.sin(a) * d * 34 - (1 - d) * 34)}" r="${n(random.between(5, 7.5))}" fill="url(#grain)"/>`;
  }).join("");
  const spilt = Array.from({ length: 42 }, () => {
    const x = MIDDLE + random.between(-260, 260);
    return `<circle cx="${n(x)}" cy="${n(FEET + random.between(14, 78))}" r="${n(random.between(4.5, 6.5))}" fill="url(#grain)"/>`;
  }).join("");
  const side = random.pick([-1, 1]);
  const ears = [0, 1, 2]
    .map((i) =>
      milletEar(random, MIDDLE - side * (190 + i * 34), FEET + 6 - i * 12, 380 + i * 34, side * (0.5 + i * 0.14)),
    )
    .join("");
  const mound = `<ellipse cy="-4" rx="152" ry="37" fill="#d99d27"/><path d="M-150 -6 Q-60 -78 0 -78 T150 -6Z" fill="#e2ab38"/>`;
  return ears + bowl(MIDDLE + side * 70, FEET, 172, random.pick(["glaze", "glazePine"] as const), mound + heap) + spilt;
}

/** One wood-ear: a dark, soft, translucent cup. */
function woodEar(random: Random, x: number, y: number, size: number): string {
  const rim = Array.from({ length: 9 }, (_, i): Point => {
    const a = (i / 9) * Math.PI * 2;
    const r = size * random.between(0.82, 1.14);
    return [Math.cos(a) * r, Math.sin(a) * r * 0.66];
  });
  const inner = rim.map(([px, py]): Point => [px * 0.66 + size * 0.05, py * 0.6 + size * 0.08]);
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(random.between(-24, 24))})"><path d="${smooth(rim, true)}" fill="url(#ear)"/><path d="${smooth(inner, true)}" fill="#150e0c" opacity=".55"/><path d="${smooth(rim.slice(4, 8))}" fill="none" stroke="#b08a72" stroke-width="3" opacity=".7"/></g>`;
}

export function woodEarLog(random: Random): string {
  const y = FEET - 92;
  const log = `${shadow(MIDDLE, FEET + 6, 340, 26)}<g transform="rotate(${n(random.between(-4, 3))} ${MIDDLE} ${y})"><rect x="96" y="${y - 62}" width="600" height="138" rx="60" fill="url(#bark)"/>${Array.from({ length: 16 }, (_, i) => `<path d="M${n(120 + i * 34)} ${n(y - 40 + (i % 4) * 24)} q22 -6 46 2" stroke="#3a281a" stroke-width="2.5" fill="none" opacity=".45"/>`).join("")}<ellipse cx="690" cy="${y + 7}" rx="38" ry="69" fill="#d8b98c"/><ellipse cx="690" cy="${y + 7}" rx="25" ry="47" fill="none" stroke="#a47b4c" stroke-width="3"/><ellipse cx="690" cy="${y + 7}" rx="11" ry="21" fill="none" stroke="#a47b4c" stroke-width="3"/></g>`;
  const ears = Array.from({ length: 12 }, (_, i) => {
    const x = 150 + i * 44 + random.between(-12, 12);
    return woodEar(random, x, y - 58 - (i % 3) * 36 + random.between(-12, 12), random.between(42, 74));
  }).join("");
  const front = [0, 1, 2]
    .map((i) => woodEar(random, MIDDLE - 190 + i * 118, FEET + 34 + (i % 2) * 12, random.between(34, 46)))
    .join("");
  const moss = Array.from(
    { length: 5 },
    (_, i) =>
      `<ellipse cx="${n(170 + i * 118)}" cy="${n(y + 50)}" rx="${n(random.between(26, 46))}" ry="12" fill="${colours.pine}" opacity=".55"/>`,
  ).join("");
  return log + moss + ears + front;
}

export function goat(random: Random): string {
  const turn = random.pick([-1, 1]);
  const base = FEET - 26;
  const hill = `<path d="M0 ${base + 30} Q220 ${base - 46} 430 ${base - 26} T800 ${base + 10} V800 H0Z" fill="${colours.pine}" opacity=".9"/><path d="M0 ${base + 70} Q260 ${base + 10} 520 ${base + 34} T800 ${base + 50} V800 H0Z" fill="${colours.pineDeep}"/>`;
  const grass = Array.from({ length: 34 }, () => {
    const x = random.between(10, 790);
    return `<path d="M${n(x)} ${n(base + 34)} q${n(random.between(-8, 8))} -22 ${n(random.between(-14, 14))} -38" stroke="#7f9a63" stroke-width="3" fill="none"/>`;
  }).join("");
  const body = `<g transform="translate(${MIDDLE} ${base - 20}) scale(${1.32 * turn} 1.32)">
    <ellipse cx="0" cy="4" rx="150" ry="14" fill="#0c1a14" opacity=".35"/>
    <path d="M-98 -96 L-104 2 H-84 L-76 -78Z M-64 -84 L-58 2 H-39 L-40 -84Z M52 -88 L56 2 H75 L74 -88Z M88 -94 L100 2 H119 L108 -104Z" fill="#191513"/>
    <path d="M-128 -178 C-96 -204 -20 -196 40 -196 C70 -196 92 -214 104 -242 C112 -268 128 -284 150 -284 C166 -284 178 -272 194 -254 C206 -242 214 -236 213 -226 C212 -214 196 -214 182 -214 C168 -212 160 -202 156 -182 C150 -146 138 -120 118 -92 C98 -70 60 -82 20 -80 C-30 -76 -70 -66 -104 -84 C-132 -104 -142 -150 -128 -178Z" fill="url(#coat)"/>
    <path d="M-126 -176 q-30 -18 -26 -48 q10 22 36 34Z" fill="#1d1917"/>
    <path d="M150 -284 C140 -330 104 -352 66 -346 C98 -332 118 -312 128 -276Z" fill="#6a5a44"/><path d="M162 -286 C158 -330 130 -362 92 -366 C122 -346 138 -318 142 -280Z" fill="#8b7757"/>
    <path d="M132 -262 q-38 2 -52 24 q34 8 58 -8Z" fill="#2c2724"/>
    <circle cx="172" cy="-254" r="4.6" fill="#e9b64a"/><circle cx="172" cy="-254" r="1.9" fill="#000"/>
    <path d="M186 -214 q2 30 -10 46 q-10 -20 -8 -42Z" fill="#1a1614"/>
    <path d="M-110 -168 C-60 -186 20 -180 70 -182" stroke="#7d756c" stroke-width="4" fill="none" opacity=".35"/>
    ${Array.from({ length: 9 }, (_, i) => `<path d="M${n(-104 + i * 22)} -90 q4 16 -3 30" stroke="#0e0c0b" stroke-width="7" stroke-linecap="round" fill="none"/>`).join("")}
  </g>`;
  return `${hill}${grass}${body}<path d="M0 770 Q200 734 420 752 T800 744 V800 H0Z" fill="#0f241c"/>`;
}

/** A bee on the wing. */
export function bee(x: number, y: number, size: number, turn: number): string {
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(size)})"><ellipse cx="-5" cy="-15" rx="12" ry="7" transform="rotate(-30 -5 -15)" fill="#fff" opacity=".8"/><ellipse cx="9" cy="-15" rx="12" ry="7" transform="rotate(30 9 -15)" fill="#fff" opacity=".8"/><ellipse rx="20" ry="11.5" fill="${colours.honey}"/><path d="M-7 -11 v22 M3 -11.5 v23 M12 -9 v18" stroke="#2a1a08" stroke-width="4.4"/><circle cx="-20" cy="-1" r="7.5" fill="#2a1a08"/></g>`;
}
