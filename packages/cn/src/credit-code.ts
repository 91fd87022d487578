/** Unified social credit code 统一社会信用代码, GB 32100-2015: 18 characters, the last a check digit. */
import { errors } from "./errors.ts";

// No I, O, S, V, Z; a character's value is its position.
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

export type CreditCodeProblem = "length" | "characters" | "check_digit";

const PROBLEM_TEXT: Record<CreditCodeProblem, string> = {
  length: "长度应为 18 位",
  characters: "含有不允许的字符",
  check_digit: "校验位不符",
};

/** What is wrong with a code, or undefined for a valid one. Upper case only, no blanks: see {@link tidyCreditCode}. */
export function creditCodeProblem(text: string): CreditCodeProblem | undefined {
  if ([...text].length !== LENGTH) return "length";
  if (![...text].every(isAllowed)) return "characters";
  return checkDigitOf(text.slice(0, -1)) === text.slice(-1) ? undefined : "check_digit";
}

/** True for 18 allowed characters with the right check digit. */
export function isCreditCode(text: string): boolean {
  return creditCodeProblem(text) === undefined;
}

/** Error `credit_code_invalid` naming what is wrong (`details.reason` is the {@link CreditCodeProblem}). */
export function assertCreditCode(text: string): void {
  const reason = creditCodeProblem(text);
  if (reason) throw errors.credit_code_invalid({ problem: PROBLEM_TEXT[reason], reason });
}

/** The whole code from its first 17 characters. Error: `credit_code_invalid`. */
export function withCreditCodeCheckDigit(first17: string): string {
  const reason =
    [...first17].length !== LENGTH - 1 ? "length" : [...first17].every(isAllowed) ? undefined : "characters";
  if (reason) throw errors.credit_code_invalid({ problem: PROBLEM_TEXT[reason], reason });
  return first17 + checkDigitOf(first17);
}

/** What a person typed, made comparable: no blanks, full-width letters narrowed, upper case. Corrects nothing else. */
export function tidyCreditCode(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}

function isAllowed(character: string): boolean {
  return ALPHABET.includes(character);
}

/** C18 = (31 − Σ value × 3^(i−1) mod 31) mod 31. */
function checkDigitOf(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
