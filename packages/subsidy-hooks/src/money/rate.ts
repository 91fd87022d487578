import type { Fen } from "@qinshui/cn/money";

/** A rate of 100 %: rates are whole parts per million. */
export const PPM = 1_000_000n;

/** `half_away_from_zero`: 0.5 → 1, −0.5 → −1, so an amount and its reversal always cancel. `down`: towards zero. */
export const ROUNDINGS = ["half_away_from_zero", "down"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** `amount` × `numerator` / `denominator` in fen, rounded once. Throws RangeError unless the denominator is positive. */
export function mulDiv(amount: Fen, numerator: bigint, denominator: bigint, rounding: Rounding): Fen {
  if (denominator <= 0n) throw new RangeError(`denominator must be positive: ${denominator}`);
  const product = amount * numerator;
  const size = product < 0n ? -product : product;
  const rounded =
    rounding === "half_away_from_zero" ? (2n * size + denominator) / (2n * denominator) : size / denominator;
  return (product < 0n ? -rounded : rounded) as Fen;
}

/** `amount` × `rate` (ppm) in fen, rounded once: 50,000 ppm is 5 %. */
export function mulRate(amount: Fen, ratePpm: bigint, rounding: Rounding): Fen {
  return mulDiv(amount, ratePpm, PPM, rounding);
}
