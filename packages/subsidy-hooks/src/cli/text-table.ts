import stringWidth from "string-width";

/** Rows as aligned columns for a terminal; a Chinese character is two wide. The first row is the heading. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i] ?? ""))));
  const line = (row: readonly string[]) => row.map((cell, i) => pad(cell, widths[i] ?? 0)).join("  ");
  const [heading = [], ...body] = rows;
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return `${[line(heading), rule, ...body.map(line)].map((text) => text.trimEnd()).join("\n")}\n`;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(width - stringWidth(text));
}
