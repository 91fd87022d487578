import { colours } from "../colours.ts";
import { hexagon, linear, n, shadow } from "../svg.ts";

/** Vessels stand with their foot at (0, 0), upwards negative, about 300 high at size 1. */
export const vesselDefs = [
  linear("honeyLight", "across", [0, "#c9780f"], [0.18, "#f3b441"], [0.5, "#fbd070"], [0.8, "#eb9f23"], [1, "#a85b0b"]),
  linear("honeyDark", "across", [0, "#6f3406"], [0.2, "#b8690f"], [0.5, "#d98a1c"], [0.8, "#a3590c"], [1, "#5a2a05"]),
  linear("honeyPale", "across", [0, "#d9a63a"], [0.2, "#f8dc8c"], [0.5, "#fdeebb"], [0.8, "#f2cb62"], [1, "#c48f28"]),
  linear("lidGold", "across", [0, "#8a5a13"], [0.25, "#e8bd62"], [0.5, "#f7e0a0"], [0.8, "#c8912f"], [1, "#7a4d0e"]),
  linear("lidPine", "across", [0, "#12291f"], [0.3, "#3a6b58"], [0.5, "#4e8570"], [0.8, "#21473a"], [1, "#10251c"]),
  linear("lidWood", "across", [0, "#6b4628"], [0.3, "#b98a5c"], [0.5, "#d2a878"], [0.8, "#96683f"], [1, "#583820"]),
  linear("glaze", "across", [0, "#cfc3ab"], [0.25, "#faf5e8"], [0.6, "#f0e7d3"], [1, "#b5a688"]),
  linear("glazePine", "across", [0, "#1b3b30"], [0.3, "#4f8170"], [0.6, "#366454"], [1, "#142c23"]),
].join("");

export const LIDS = ["lidGold", "lidPine", "lidWood"] as const;
export const HONEYS = ["honeyLight", "honeyDark", "honeyPale"] as const;

export interface Jar {
  shape: "round" | "tall" | "hexagonal" | "squat";
  honey: (typeof HONEYS)[number];
  lid: (typeof LIDS)[number];
}

const OUTLINES: Record<Jar["shape"], { half: number; high: number; body: string }> = {
  round: {
    half: 112,
    high: 236,
    body: "M-112 -40 Q-112 0 -72 0 L72 0 Q112 0 112 -40 L112 -168 Q112 -222 76 -236 L-76 -236 Q-112 -222 -112 -168Z",
  },
  tall: {
    half: 84,
    high: 300,
    body: "M-84 -28 Q-84 0 -56 0 L56 0 Q84 0 84 -28 L84 -248 Q84 -286 62 -300 L-62 -300 Q-84 -286 -84 -248Z",
  },
  hexagonal: { half: 104, high: 244, body: "M-104 -18 L-86 0 L86 0 L104 -18 L104 -206 L74 -244 L-74 -244 L-104 -206Z" },
  squat: {
    half: 134,
    high: 178,
    body: "M-134 -46 Q-134 0 -88 0 L88 0 Q134 0 134 -46 L134 -116 Q134 -164 94 -178 L-94 -178 Q-134 -164 -134 -116Z",
  },
};

/** A glass jar of honey with light through it. */
export function jar(x: number, y: number, size: number, { shape, honey, lid }: Jar): string {
  const { half, high, body } = OUTLINES[shape];
  const neck = half * 0.72;
  const label = Math.min(half * 0.62, 62);
  const middle = -high * 0.46;
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n(size)})">
    ${shadow(14, 4, half * 1.35)}
    <path d="${body}" fill="url(#${honey})"/>
    <path d="${body}" fill="none" stroke="#fff8e2" stroke-width="5" opacity=".55"/>
    <path d="${body}" fill="none" stroke="#5f3206" stroke-width="1.4" opacity=".5"/>
    <rect x="${n(-half + 16)}" y="${n(-high + 34)}" width="15" height="${n(high - 84)}" rx="7.5" fill="#fffbe9" opacity=".62"/>
    <rect x="${n(half - 27)}" y="${n(-high + 50)}" width="7" height="${n(high - 120)}" rx="3.5" fill="#fffbe9" opacity=".34"/>
    <ellipse cx="0" cy="${n(-high + 8)}" rx="${n(neck)}" ry="9" fill="#fff6d8" opacity=".5"/>
    <rect x="${n(-neck - 6)}" y="${n(-high - 50)}" width="${n(neck * 2 + 12)}" height="54" rx="11" fill="url(#${lid})"/>
    <rect x="${n(-neck - 6)}" y="${n(-high - 12)}" width="${n(neck * 2 + 12)}" height="3" fill="#2a1704" opacity=".22"/>
    <polygon points="${hexagon(0, middle, label)}" fill="${colours.paper}" opacity=".95"/>
    <polygon points="${hexagon(0, middle, label - 7)}" fill="none" stroke="${colours.amber}" stroke-width="1.6" opacity=".8"/>
    ${sprig(0, middle + 4, label * 0.62)}
  </g>`;
}

/** A drawn blossom of the acacia, for labels: a picture, no writing. */
export function sprig(x: number, y: number, size: number): string {
  const leaf = (angle: number, far: number) =>
    `<ellipse cx="0" cy="${n(-far)}" rx="${n(size * 0.13)}" ry="${n(size * 0.3)}" transform="rotate(${angle})" fill="${colours.pine}"/>`;
  const leaves = [-78, -40, 40, 78].map((angle) => leaf(angle, size * 0.5)).join("");
  const cell = `<polygon points="${hexagon(0, -size * 0.05, size * 0.26)}" fill="${colours.honey}"/>`;
  return `<g transform="translate(${n(x)} ${n(y)})">${leaf(0, size * 0.62)}${leaves}${cell}<path d="M0 ${n(size * 0.2)}V${n(size * 0.75)}" stroke="${colours.pine}" stroke-width="2.4"/></g>`;
}

/** A bowl seen a little from above; `fill` is what lies in it, drawn at its rim. */
export function bowl(x: number, y: number, half: number, glaze: "glaze" | "glazePine", content: string): string {
  const high = half * 0.72;
  const rim = half * 0.27;
  return `<g transform="translate(${n(x)} ${n(y)})">
    ${shadow(12, 0, half * 1.05)}
    <path d="M${n(-half)} ${n(-high)} C${n(-half * 0.96)} ${n(-high * 0.25)} ${n(-half * 0.55)} ${n(-6)} ${n(-half * 0.34)} 0 L${n(half * 0.34)} 0 C${n(half * 0.55)} ${n(-6)} ${n(half * 0.96)} ${n(-high * 0.25)} ${n(half)} ${n(-high)}Z" fill="url(#${glaze})"/>
    <ellipse cx="0" cy="${n(-high)}" rx="${n(half)}" ry="${n(rim)}" fill="url(#${glaze})"/>
    <ellipse cx="0" cy="${n(-high + 2)}" rx="${n(half * 0.93)}" ry="${n(rim * 0.86)}" fill="#5c4a2e" opacity=".55"/>
    <g transform="translate(0 ${n(-high)})">${content}</g>
    <path d="M${n(-half)} ${n(-high)} A${n(half)} ${n(rim)} 0 0 0 ${n(half)} ${n(-high)}" fill="none" stroke="#fffaf0" stroke-width="5" opacity=".75"/>
    <path d="M${n(-half * 0.78)} ${n(-high * 0.62)} q${n(half * 0.1)} ${n(high * 0.3)} ${n(half * 0.32)} ${n(high * 0.46)}" fill="none" stroke="#fffdf6" stroke-width="7" stroke-linecap="round" opacity=".4"/>
  </g>`;
}
