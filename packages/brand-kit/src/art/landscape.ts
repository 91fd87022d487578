import { colours } from "./colours.ts";
import type { Random } from "./random.ts";
import { linear, n, type Point, radial, smooth } from "./svg.ts";

/** A ridge line from left to right around `base`, as high as `height`. */
export function ridge(random: Random, width: number, base: number, height: number, peaks: number): Point[] {
  const points: Point[] = [[-20, base]];
  for (let i = 0; i <= peaks * 2; i++) {
    const x = (i / (peaks * 2)) * (width + 40) - 20;
    const up = i % 2 === 1 ? random.between(0.55, 1) : random.between(0.05, 0.35);
    points.push([x, base - height * up]);
  }
  points.push([width + 20, base]);
  return points;
}

/** Mountains behind mountains, the far ones paler: 沁河山水. */
export function mountains(random: Random, width: number, base: number, height: number, layers: number): string {
  return Array.from({ length: layers }, (_, i) => {
    const near = (i + 1) / layers;
    const line = ridge(random, width, base + 40 * near, height * (1.15 - 0.5 * near), random.whole(2, 3) + i);
    const path = `${smooth(line)}L${n(width + 20)} ${n(base + 400)}L-20 ${n(base + 400)}Z`;
    return `<path d="${path}" fill="url(#ridge${i % 3})" opacity="${n(0.35 + 0.5 * near)}"/>`;
  }).join("");
}

/** The river, winding from far to near. */
export function river(random: Random, width: number, top: number, bottom: number): string {
  const sway = random.between(0.12, 0.22) * width * random.pick([1, -1]);
  const middle = width * random.between(0.42, 0.58);
  const half = (y: number) => 3 + ((y - top) / (bottom - top)) ** 2 * width * 0.16;
  const ys = [0, 0.22, 0.45, 0.7, 1].map((t) => top + (bottom - top) * t);
  const centre = (i: number) => middle + sway * ([0, 0.9, -0.55, 0.8, 0.1][i] ?? 0);
  const left = ys.map((y, i): Point => [centre(i) - half(y), y]);
  const right = ys.map((y, i): Point => [centre(i) + half(y), y]).reverse();
  const body = `${smooth(left)}${smooth(right).replace(/^M/, "L")}Z`;
  const glints = ys.slice(1).map((y, i) => {
    const w = half(y) * 0.9;
    return `<path d="M${n(centre(i + 1) - w)} ${n(y - 12)}q${n(w)} -7 ${n(w * 1.7)} 0" fill="none" stroke="${colours.paper}" stroke-width="2" opacity=".7"/>`;
  });
  return `<path d="${body}" fill="url(#water)"/>${glints.join("")}`;
}

/** Gradients that every landscape shares. */
export const landscapeDefs = [
  linear("ridge0", "down", [0, "#8fae9f"], [0.55, "#c9d8c9"], [1, "#f0eddc"]),
  linear("ridge1", "down", [0, "#5f8a77"], [0.6, "#b3c9b6"], [1, "#ebe8d5"]),
  linear("ridge2", "down", [0, "#33604f"], [0.65, "#8fae96"], [1, "#d9dcc2"]),
  linear("water", "down", [0, "#f4efe0"], [0.5, "#c6d8d3"], [1, "#93b3ad"]),
  radial("sun", [0, "#f6c766"], [0.7, "#f0ad2e"], [1, "#e79f22"]),
  radial("glow", [0, "#f8d488", 0.75], [1, "#f8d488", 0]),
  radial("shadow", [0, "#3a2508", 0.34], [0.6, "#3a2508", 0.16], [1, "#3a2508", 0]),
].join("");
