import { PictureCache } from "./picture-cache.ts";

const picture = (bytes: number) => new Uint8Array(bytes);

describe("PictureCache", () => {
  it("drops what was unused for longest when it is full", () => {
    const cache = new PictureCache(10);
    cache.set("a", picture(4));
    cache.set("b", picture(4));
    cache.get("a");
    cache.set("c", picture(4));
    expect([cache.get("a"), cache.get("b"), cache.get("c")].map((kept) => kept?.byteLength)).toEqual([4, undefined, 4]);
  });

  it("counts a replaced picture once", () => {
    const cache = new PictureCache(10);
    cache.set("a", picture(8));
    cache.set("a", picture(2));
    cache.set("b", picture(8));
    expect(cache.get("a")?.byteLength).toBe(2);
  });

  it("does not keep a picture larger than everything", () => {
    const cache = new PictureCache(10);
    cache.set("a", picture(11));
    expect(cache.get("a")).toBeUndefined();
    cache.set("b", picture(10));
    expect(cache.get("b")?.byteLength).toBe(10);
  });
});
