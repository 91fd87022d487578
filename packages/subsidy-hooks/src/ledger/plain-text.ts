/** Control characters, and what is no character at all. */
const UNPRINTABLE = /[\p{Cc}\ufffe\uffff]+/gu;

/**
 * Text as the ledger keeps it: on one line, trimmed, without control characters, so that every kind of file can hold
 * it as it is.
 */
export function plainText(text: string): string {
  return text.replace(UNPRINTABLE, " ").trim();
}
