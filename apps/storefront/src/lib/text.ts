/** The paragraphs of a text that a person wrote into one field: parted by line breaks, blank lines dropped. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r?\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}
