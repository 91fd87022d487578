import sharp from "sharp";
import { type ArtKind, artSvg, renderArt } from "./render-art.ts";

const goods: ArtKind[] = ["honey", "honey-product", "goat", "tremella", "millet", "wood-ear"];
const cosmetics: ArtKind[] = ["cosmetics", "hand-cream", "soap", "lip-balm", "face-mask"];
const tools: ArtKind[] = [
  ...(["bee-tools", "bee-hive", "bee-smoker", "comb-frames"] as const),
  ...(["honey-extractor", "bee-suit", "hive-tools"] as const),
];
const halls: ArtKind[] = ["hall", "hall-meadow", "hall-street", "hall-castle"];
const localBrands: ArtKind[] = ["brand-elements", "brand-waves", "brand-castle", "brand-forest", "brand-scents"];
const kinds: ArtKind[] = [...goods, ...cosmetics, ...tools, ...halls, "brand", ...localBrands, "hero"];
const spec = (kind: ArtKind, seed = "示例") => ({ kind, seed, width: 400, height: 400 });

describe.each(kinds)("a picture of %s", (kind) => {
  it("is the same, byte for byte, for the same seed", async () => {
    const [one, other] = await Promise.all([renderArt(spec(kind)), renderArt(spec(kind))]);
    expect(one.equals(other)).toBe(true);
  });

  it("differs for other seeds, needs no font, and draws no broken coordinate", () => {
    const drawings = new Set(["a", "b", "c", "d", "e", "f"].map((seed) => artSvg(spec(kind, seed))));
    expect(drawings.size).toBeGreaterThan(1);
    for (const svg of drawings) {
      expect(svg).not.toContain("<text");
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("has the size asked for, and is light enough for a phone", async () => {
    const picture = await renderArt({ ...spec(kind), width: 800, height: 600 });
    expect(await sharp(picture).metadata()).toMatchObject({ format: "webp", width: 800, height: 600 });
    expect(picture.length).toBeLessThan(60 * 1024);
  });
});

/** What is drawn, without where: two drawings of one composition agree in it. */
const composition = (svg: string) => svg.replace(/-?\d+(\.\d+)?/g, "");

describe("compositions", () => {
  const seeds = Array.from({ length: 60 }, (_, i) => `示例-${i}`);

  it.each(["cosmetics", "bee-tools", "hall"] as const)("%s has three and more, chosen by the seed", (kind) => {
    const found = new Set(seeds.map((seed) => composition(artSvg(spec(kind, seed)).slice(-900))));
    expect(found.size).toBeGreaterThanOrEqual(3);
  });

  it("gives every local brand and every hall a motif of its own, whatever the seed", async () => {
    const looks = await Promise.all(
      [...localBrands, ...halls.slice(1)].map(async (kind) => ({ kind, tones: await tonesOf(kind) })),
    );
    for (const [i, one] of looks.entries()) {
      for (const other of looks.slice(i + 1)) {
        expect(distance(one.tones, other.tones), `${one.kind} and ${other.kind}`).toBeGreaterThan(12);
      }
    }
  });
});

/** A picture as an eye sees it from afar: 8 × 8 patches of colour. */
function tonesOf(kind: ArtKind): Promise<Buffer> {
  return sharp(Buffer.from(artSvg(spec(kind))))
    .removeAlpha()
    .resize(8, 8)
    .raw()
    .toBuffer();
}

function distance(one: Buffer, other: Buffer): number {
  return Math.sqrt(one.reduce((sum, value, i) => sum + (value - (other[i] ?? 0)) ** 2, 0) / one.length);
}
