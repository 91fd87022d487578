import { errors } from "./errors.ts";

/** An amount of money: whole fen (1 yuan = 100 fen). Never a float. */
export type Fen = bigint & { readonly __unit: "fen" };

const brand = (value: bigint): Fen => value as Fen;

/**
 * Whole fen from an integer. Errors: `sub_fen_amount` for a number with a fraction, `not_an_amount` for a text that is
 * no integer and for a number that is not exact.
 */
export function fen(value: bigint | number | string): Fen {
  if (typeof value === "bigint") return brand(value);
  if (typeof value === "number") return fenFromNumber(value);
  if (/^-?\d+$/.test(value)) return brand(BigInt(value));
  throw errors.not_an_amount({ text: value });
}

function fenFromNumber(value: number): Fen {
  if (Number.isSafeInteger(value)) return brand(BigInt(value));
  if (Number.isFinite(value) && !Number.isInteger(value)) throw errors.sub_fen_amount({ text: `${value} 分` });
  throw errors.not_an_amount({ text: value });
}

// BigNumber.js, from which Medusa's raw values come, writes an exponent from 1e21 on and below 1e-6.
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;
const LONGEST_AMOUNT = 64;

/**
 * Fen from a decimal text in yuan, exactly: "12.5" → 1250, "1e3" → 100000. Zeros after the second decimal are
 * accepted. Errors: `sub_fen_amount` when the amount is not whole fen, `not_an_amount` for anything else.
 */
export function fenFromYuan(text: string): Fen {
  const match = typeof text === "string" && text.length <= LONGEST_AMOUNT ? DECIMAL.exec(text) : null;
  if (!match) throw errors.not_an_amount({ text: String(text).slice(0, LONGEST_AMOUNT) });
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  // value in fen = digits × 10^scale
  const scale = Number(exponent) - fraction.length + 2;
  const amount = scale >= 0 ? digits * 10n ** BigInt(scale) : divideExactly(digits, 10n ** BigInt(-scale), text);
  return brand(sign ? -amount : amount);
}

function divideExactly(digits: bigint, divisor: bigint, text: string): bigint {
  if (digits % divisor !== 0n) throw errors.sub_fen_amount({ text });
  return digits / divisor;
}

/** Yuan with two decimals and no grouping, the sign before: 123450 → "1234.50". Reads back with {@link fenFromYuan}. */
export function yuanFromFen(amount: Fen): string {
  const digits = absolute(amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** For people: 123450 → "¥1,234.50", -123450 → "-¥1,234.50". */
export function formatFen(amount: Fen): string {
  const [whole = "", cents = ""] = yuanFromFen(brand(absolute(amount))).split(".");
  return `${amount < 0n ? "-" : ""}¥${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}

/** The sum; 0 for an empty list. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return brand(sum);
}

/**
 * Splits `total` in proportion to `weights` by largest remainder; ties go to the earlier position. The parts sum to
 * `total` exactly, each is within one fen of its exact share, none has the other sign. Errors:
 * `allocation_impossible` for a negative weight, or when all weights are 0 and `total` is not.
 */
export function allocate(total: Fen, weights: readonly Fen[]): Fen[] {
  if (weights.some((weight) => weight < 0n)) throw errors.allocation_impossible({ reason: "negative weight" });
  if (total === 0n) return weights.map(() => brand(0n));
  const sum = sumFen(weights);
  if (sum === 0n) throw errors.allocation_impossible({ reason: "weights sum to 0" });
  const size = absolute(total);
  const shares = weights.map((weight) => ({ floor: (size * weight) / sum, rest: (size * weight) % sum }));
  const favoured = positionsOfLargestRests(shares, size - sumFen(shares.map((share) => brand(share.floor))));
  const sign = total < 0n ? -1n : 1n;
  return shares.map((share, i) => brand(sign * (share.floor + (favoured.has(i) ? 1n : 0n))));
}

function positionsOfLargestRests(shares: readonly { rest: bigint }[], count: bigint): Set<number> {
  const positions = shares.map((_, i) => i);
  const restOf = (i: number) => shares[i]?.rest ?? 0n;
  positions.sort((a, b) => (restOf(a) === restOf(b) ? a - b : restOf(a) > restOf(b) ? -1 : 1));
  return new Set(positions.slice(0, Number(count)));
}

function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
