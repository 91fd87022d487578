import { readFileSync } from "node:fs";
import { colours } from "./art/colours.ts";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const tokens = new Map([...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));

/** What is written, and the grounds it is written on. */
const text: Record<string, string[]> = {
  ink: ["paper", "paper-deep", "card", "honey", "honey-strong", "honey-soft", "honey-wash", "pine-soft", "alert-soft"],
  "ink-soft": ["paper", "paper-deep", "card", "honey-soft", "honey-wash", "pine-soft", "alert-soft"],
  "honey-text": ["paper", "paper-deep", "card", "honey-soft", "honey-wash"],
  "honey-deep": ["honey-soft"],
  "honey-light": ["pine", "pine-deep"],
  pine: ["paper", "paper-deep", "card", "pine-soft"],
  "on-pine": ["pine", "pine-deep"],
  "on-pine-deep": ["pine", "pine-deep"],
  "on-pine-soft": ["pine-deep"],
  alert: ["paper", "paper-deep", "card", "alert-soft"],
};

const pairs = Object.entries(text).flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));

it.each(pairs)("%s can be read on %s (WCAG AA, 4.5)", (ink, ground) => {
  expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
});

it("computes contrast as WCAG defines it", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
});

it("draws in the colours that pages use", () => {
  const named = Object.entries(colours).map(([name, value]) => [kebab(name), value] as const);
  const shared = named.filter(([name]) => tokens.has(name));
  expect(shared.length).toBeGreaterThanOrEqual(10);
  expect(Object.fromEntries(shared)).toEqual(Object.fromEntries(shared.map(([name]) => [name, tokens.get(name)])));
});

function colour(name: string): string {
  const value = tokens.get(name);
  if (!value) throw new Error(`tokens.css has no colour --${name}`);
  return value;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
