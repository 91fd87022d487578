import { isMediaWidth, mediaPath, mediaSrcset } from "./media.ts";

describe("mediaPath", () => {
  it("keeps only the path of a stored address, whatever host it was stored under", () => {
    expect(mediaPath("http://old-host:9000/static/honey-1.webp", 320)).toBe("/media/320/honey-1.webp");
    expect(mediaPath("/static/a/b.webp", 640)).toBe("/media/640/a/b.webp");
  });

  it.each([null, undefined, "", "http://elsewhere/other.webp", "http://["])("has none for %s", (stored) => {
    expect(mediaPath(stored, 320)).toBeUndefined();
  });
});

describe("mediaSrcset", () => {
  it("offers the widths up to the largest that is shown", () => {
    expect(mediaSrcset("/static/a.webp", 640)).toBe(
      "/media/320/a.webp 320w, /media/480/a.webp 480w, /media/640/a.webp 640w",
    );
    expect(mediaSrcset(null, 640)).toBeUndefined();
  });
});

it("knows its widths", () => {
  expect([320, 321, Number.NaN].map(isMediaWidth)).toEqual([true, false, false]);
});
