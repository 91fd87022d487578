/** Controls (C0, DEL, C1), format characters (bidi, zero width), line and paragraph separators, lone surrogates. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text as a terminal may be given it: what a reader would not see, and what could move the cursor, is written out as
 * `\uXXXX`. Line ends stay. Inside of JSON that is the same string, since only strings there can hold such characters.
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** A text out of a file, to stand within a line: nothing in it can begin a line of its own. */
export function inOneLine(text: string): string {
  return text.replaceAll("\n", escaped);
}

/** A text out of a file that may have lines of its own: all but the first are indented, so none passes for another's. */
export function indented(text: string): string {
  return text.replaceAll("\n", "\n    ");
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).toUpperCase().padStart(4, "0")}`).join("");
}
