import sharp from "sharp";
import { brand, castle, elements, forest, scents, waves } from "./brands.ts";
import { castleHall, hall, meadowHall, streetHall } from "./halls.ts";
import { landscapeDefs } from "./landscape.ts";
import { type Random, randomOf } from "./random.ts";
import { hero } from "./scenes.ts";
import { STAGE, stage, stageDefs } from "./stage.ts";
import { extractor, frames, hive, knives, smoker, suit } from "./subjects/bee-tools.ts";
import { balm, cream, masks, soap, tubes } from "./subjects/cosmetics.ts";
import { goat, goodsDefs, honey, honeyProduct, millet, tremella, woodEarLog } from "./subjects/goods.ts";
import { vesselDefs } from "./subjects/vessels.ts";
import { linear, radial } from "./svg.ts";

type Drawing = (random: Random) => string;

/** One of several drawings, chosen by the seed. */
function oneOf(...drawings: Drawing[]): Drawing {
  return (random) => random.pick(drawings)(random);
}

const stillLifes = {
  honey,
  "honey-product": honeyProduct,
  goat,
  tremella,
  millet,
  "wood-ear": woodEarLog,
  cosmetics: oneOf(cream, tubes, soap, balm, masks),
  "hand-cream": tubes,
  soap,
  "lip-balm": balm,
  "face-mask": masks,
  "bee-tools": oneOf(hive, smoker, frames, extractor, suit, knives),
  "bee-hive": hive,
  "bee-smoker": smoker,
  "comb-frames": frames,
  "honey-extractor": extractor,
  "bee-suit": suit,
  "hive-tools": knives,
} satisfies Record<string, Drawing>;

const scenes = {
  hall,
  "hall-meadow": meadowHall,
  "hall-street": streetHall,
  "hall-castle": castleHall,
  brand,
  "brand-elements": elements,
  "brand-waves": waves,
  "brand-castle": castle,
  "brand-forest": forest,
  "brand-scents": scents,
} satisfies Record<string, Drawing>;

export type ArtKind = keyof typeof stillLifes | keyof typeof scenes | "hero";

export interface ArtSpec {
  kind: ArtKind;
  /** The same seed draws the same picture, byte for byte. */
  seed: string;
  /** Pixels. */
  width: number;
  height: number;
}

const QUALITY = 80;

const sceneDefs = [
  linear("sky", "down", [0, "#fdf8ea"], [0.55, "#f9e8c4"], [1, "#f3dfb8"]),
  radial("mist", [0, "#fffaf0", 0.95], [0.5, "#fffaf0", 0.6], [1, "#fffaf0", 0]),
].join("");

/** The picture as SVG. No text is in it, so it looks the same whatever fonts a machine has. */
export function artSvg({ kind, seed, width, height }: ArtSpec): string {
  const random = randomOf(`${kind}:${seed}`);
  const [w, h] = kind === "hero" ? [width, height] : [STAGE, STAGE];
  const defs = [landscapeDefs, sceneDefs, vesselDefs, goodsDefs, stageDefs(random)].join("");
  const body =
    kind === "hero"
      ? hero(random, w, h)
      : kind in scenes
        ? scenes[kind as keyof typeof scenes](random)
        : stage(random) + stillLifes[kind as keyof typeof stillLifes](random);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${w} ${h}" preserveAspectRatio="xMidYMid slice"><defs>${defs}</defs>${body}</svg>`;
}

/** Draws a picture as WebP. The same spec gives the same bytes. */
export function renderArt(spec: ArtSpec): Promise<Buffer> {
  return sharp(Buffer.from(artSvg(spec)))
    .webp({ quality: QUALITY, effort: 4 })
    .toBuffer();
}
