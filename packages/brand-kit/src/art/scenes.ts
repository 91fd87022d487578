import { colours } from "./colours.ts";
import { mountains, river } from "./landscape.ts";
import type { Random } from "./random.ts";
import { bee } from "./subjects/goods.ts";
import { hexagon, n } from "./svg.ts";

/** Trees on a near slope, small enough to be a texture. */
export function trees(random: Random, width: number, y: number, count: number): string {
  return Array.from({ length: count }, () => {
    const x = random.between(0, width);
    const high = random.between(26, 64);
    const top = y - high + random.between(-6, 26);
    return `<path d="M${n(x)} ${n(top)} l${n(high * 0.24)} ${n(high)} h${n(-high * 0.48)}Z" fill="${colours.pineDeep}" opacity="${n(random.between(0.55, 0.9))}"/>`;
  }).join("");
}

export function mist(width: number, y: number, high: number): string {
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
