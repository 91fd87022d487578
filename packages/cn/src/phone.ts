/** Mobile phone numbers of mainland China. */

const MOBILE = /^1[3-9]\d{9}$/;

/** True for 11 digits beginning 13 to 19; no country code, blanks or dashes: see {@link tidyMobilePhone}. */
export function isMobilePhone(text: string): boolean {
  return MOBILE.test(text);
}

/** What a person typed, made comparable: full-width digits narrowed, blanks, dashes and a leading +86 removed. */
export function tidyMobilePhone(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s-]/g, "")
    .replace(/^(?:\+86|0086)/, "");
}

/** For pages that a stranger may see: 13812345678 → "138****5678". Anything shorter than 11 is hidden whole. */
export function maskMobilePhone(text: string): string {
  return text.length < 11 ? "****" : `${text.slice(0, 3)}****${text.slice(-4)}`;
}
