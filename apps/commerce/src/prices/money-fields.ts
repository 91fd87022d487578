import { errors } from "@qinshui/cn/errors";
import { fen, fenFromYuan, formatFen } from "@qinshui/cn/money";
import { priceErrors } from "./errors";

/**
 * 99,999,999.99 yuan, in fen: more than a shopper can pay at once by any way to pay, and ten digits, which even a
 * year's sum of them keeps within the fifteen that a spreadsheet's cell shows exactly.
 */
export const HIGHEST_AMOUNT = fen(9_999_999_999n);

/** The names under which Medusa takes money, on whichever route. */
const MONEY_FIELDS: ReadonlySet<string> = new Set([
  "amount",
  "price",
  "unit_price",
  "compare_at_unit_price",
  "custom_amount",
]);

/** Free-form data, in which a field of such a name is not money. */
const FREE_FORM: ReadonlySet<string> = new Set(["metadata", "data"]);

/**
 * Walks a request's body: every money field must be zero or more, in whole fen. What is no number at all is left to
 * Medusa's own validation. Errors: `negative_amount`, `sub_fen_amount`, `amount_too_high`.
 */
export function assertMoneyFields(body: unknown): void {
  if (typeof body !== "object" || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    if (FREE_FORM.has(name)) continue;
    const amount = MONEY_FIELDS.has(name) ? decimalText(value) : undefined;
    if (amount === undefined) assertMoneyFields(value);
    else assertPrice(amount);
  }
}

/** Errors: `negative_amount`, `sub_fen_amount`, `amount_too_high`, `not_an_amount`. */
export function assertPrice(text: string): void {
  const amount = fenFromYuan(text);
  if (amount < 0n) throw errors.negative_amount();
  if (amount > HIGHEST_AMOUNT) throw priceErrors.amount_too_high({ highest: formatFen(HIGHEST_AMOUNT) });
}

/** A number, a numeric text, or Medusa's `{ value }`, as decimal text; undefined for anything else. */
function decimalText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return value.trim() !== "" && Number.isFinite(Number(value)) ? value.trim() : undefined;
  if (typeof value === "object" && value !== null && "value" in value) return decimalText(value.value);
  return undefined;
}
