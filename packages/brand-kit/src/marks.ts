import { colours } from "./art/colours.ts";

/** In CSS pixels. */
export interface MarkSize {
  width: number;
  height: number;
}

export type BadgeKind = "regional_brand" | "local_brand" | "geographical_indication";

/** The logo, a cell of the comb with the river and the sun in it, as an SVG; silent to a screen reader without a title. */
export function logo({ width, height }: MarkSize, title?: string): string {
  const river = "M5 24c5-6 7-1 11-6s6-5 11 0M7 28c4-4 6-1 9-4s6-3 9 0";
  return svg(
    "0 0 32 36",
    { width, height },
    title,
    `<path d="M16 1 31 9.7v16.6L16 35 1 26.3V9.7Z" fill="${colours.honey}"/>` +
      `<path d="${river}" fill="none" stroke="${colours.pine}" stroke-width="2.2"/>` +
      `<circle cx="21" cy="11" r="3" fill="${colours.paper}"/>`,
  );
}

/**
 * The sign beside an authorisation, a ticked cell: pine for a geographical indication, honey for a brand. The sign means
 * nothing by itself; whoever shows it has asked whether the authorisation is valid, and names the mark beside it.
 */
export function badge(kind: BadgeKind, { width, height }: MarkSize): string {
  const { cell, edge, tick } =
    kind === "geographical_indication"
      ? { cell: colours.pine, edge: colours.pine, tick: colours.honeyLight }
      : { cell: colours.honeySoft, edge: colours.honeyStrong, tick: colours.honeyDeep };
  return svg(
    "0 0 40 44",
    { width, height },
    undefined,
    `<path d="M20 2 38 12v20L20 42 2 32V12Z" fill="${cell}" stroke="${edge}" stroke-width="1.5"/>` +
      `<path d="m12 22 6 6 11-12" fill="none" stroke="${tick}" stroke-width="3"/>`,
  );
}

function svg(viewBox: string, { width, height }: MarkSize, title: string | undefined, drawing: string): string {
  const name = title === undefined ? "" : `<title>${escaped(title)}</title>`;
  const role = title === undefined ? ' aria-hidden="true"' : ' role="img"';
  const size = `width="${width}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" ${size}${role}>${name}${drawing}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
