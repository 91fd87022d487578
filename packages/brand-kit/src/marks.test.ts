import sharp from "sharp";
import { type BadgeKind, badge, logo } from "./marks.ts";

const size = { width: 40, height: 44 };
const kinds: BadgeKind[] = ["regional_brand", "local_brand", "geographical_indication"];

it.each([logo(size, "沁水e镇"), ...kinds.map((kind) => badge(kind, size))])("draws at its size: %s", async (mark) => {
  const { width, height, channels } = await sharp(Buffer.from(mark)).metadata();
  expect({ width, height, channels }).toEqual({ ...size, channels: 4 });
});

it("names itself when it has a title, and is silent otherwise", () => {
  expect(logo(size, "山 & <水>")).toContain('role="img"><title>山 &amp; &lt;水></title>');
  expect(logo(size)).toContain('aria-hidden="true"');
});

it("tells a geographical indication from a brand", () => {
  expect(badge("geographical_indication", size)).not.toBe(badge("regional_brand", size));
});
