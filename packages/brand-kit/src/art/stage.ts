import { colours } from "./colours.ts";
import { mountains } from "./landscape.ts";
import type { Random } from "./random.ts";
import { hexagon, linear, n, radial } from "./svg.ts";

/** Where goods are shown: an 800 × 800 table of paper before a hint of the county's mountains. */
export const STAGE = 800;
/** Height of the table's edge, and of the feet of what stands on it. */
export const TABLE = 560;
export const FEET = 668;

const GROUNDS = [
  ["#fdf9ef", "#f4e6c8", "#ecd6a8"],
  ["#fbf8ee", "#eaeedd", "#d5dfc6"],
  ["#fdf7ee", "#f5e1d0", "#ead0b8"],
  ["#faf8f2", "#e9e6dc", "#d9d2c0"],
] as const;

export function stageDefs(random: Random): string {
  const [high, low, table] = random.pick(GROUNDS);
  return [
    linear("wall", "down", [0, high], [1, low]),
    linear("table", "down", [0, table], [1, high]),
    radial("light", [0, "#fffdf4", 0.95], [1, "#fffdf4", 0]),
  ].join("");
}

/** The room before the goods: wall, far mountains, comb, light, table. */
export function stage(random: Random): string {
  const lightX = random.between(240, 560);
  return [
    `<rect width="${STAGE}" height="${STAGE}" fill="url(#wall)"/>`,
    `<circle cx="${n(lightX)}" cy="300" r="380" fill="url(#light)"/>`,
    `<g opacity=".3">${mountains(random, STAGE, TABLE - 60, 210, 3)}</g>`,
    comb(random),
    `<rect y="${TABLE}" width="${STAGE}" height="${STAGE - TABLE}" fill="url(#table)"/>`,
    `<rect y="${TABLE}" width="${STAGE}" height="1.5" fill="${colours.woodDeep}" opacity=".16"/>`,
  ].join("");
}

/** A few cells of a comb, as on a printed paper, in one upper corner. */
function comb(random: Random): string {
  const left = random.pick([true, false]);
  const r = 34;
  const cells: string[] = [];
  for (let row = 0; row < 5; row++) {
    for (let column = 0; column < 6 - row; column++) {
      if (random.between(0, 1) < 0.28) continue;
      const x = column * r * 1.75 + (row % 2) * r * 0.875;
      cells.push(hexagon(left ? x : STAGE - x, 24 + row * r * 1.52, r - 3));
    }
  }
  return cells
    .map(
      (points) =>
        `<polygon points="${points}" fill="none" stroke="${colours.honeyStrong}" stroke-width="1.6" opacity=".3"/>`,
    )
    .join("");
}
