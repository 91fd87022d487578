import sharp from "sharp";
import { type ArtKind, artSvg, renderArt } from "./render-art.ts";

const kinds: ArtKind[] = [
  "honey",
  "honey-product",
  "goat",
  "tremella",
  "millet",
  "wood-ear",
  "cosmetics",
  "bee-tools",
  "hall",
  "brand",
  "hero",
];
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
