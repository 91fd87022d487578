/** The numbers behind the overview's pictures: round ticks of an axis, and where a claimant stands to the line. */

const WAN_FEN = 1_000_000n;
const YUAN_FEN = 100n;

export interface Axis {
  /** Fen, evenly spaced, rising, 0 among them; the first and the last hold every value. */
  ticks: bigint[];
  unit: "元" | "万元";
  /** The ticks in the unit. */
  labels: string[];
}

/** An axis of about five ticks in steps of 1, 2 or 5 × 10ⁿ yuan that holds 0 and every amount (fen). */
export function moneyAxis(amounts: readonly bigint[]): Axis {
  const [low = 0n, high = 0n] = ends([0n, ...amounts]);
  const step = roundStep((high - low) / 4n);
  const ticks: bigint[] = [];
  for (let tick = -ceilDiv(-low, step) * step; tick < high || tick <= 0n; tick += step) ticks.push(tick);
  if (high > 0n) ticks.push(ceilDiv(high, step) * step);
  if (ticks.length === 1) ticks.push(step);
  const isWan = high >= WAN_FEN || -low >= WAN_FEN;
  const unit = isWan ? WAN_FEN : YUAN_FEN;
  return { ticks, unit: isWan ? "万元" : "元", labels: ticks.map((tick) => inUnit(tick, unit)) };
}

/** The place of an amount on the axis, 0 at its first tick and 100 at its last. */
export function placeOnAxis({ ticks }: Pick<Axis, "ticks">, amount: bigint): number {
  const first = ticks[0] ?? 0n;
  const last = ticks.at(-1) ?? 1n;
  return percentOf(amount - first, last - first);
}

function ends(amounts: readonly bigint[]): [least: bigint | undefined, most: bigint | undefined] {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : Number(a > b)));
  return [sorted[0], sorted.at(-1)];
}

function roundStep(least: bigint): bigint {
  for (let power = YUAN_FEN; ; power *= 10n) {
    for (const digit of [1n, 2n, 5n]) if (digit * power >= least) return digit * power;
  }
}

function ceilDiv(amount: bigint, step: bigint): bigint {
  return (amount + step - 1n) / step;
}

function inUnit(amount: bigint, unit: bigint): string {
  const size = amount < 0n ? -amount : amount;
  const digits = String(unit).length - 1;
  const fraction = String(size % unit)
    .padStart(digits, "0")
    .replace(/0+$/, "");
  const whole = String(size / unit).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0n ? "-" : ""}${whole}${fraction ? `.${fraction}` : ""}`;
}

export interface LineDistance {
  /** Net sales in whole percent of the threshold, cut, so that 100 is never shown before the line. */
  percent: number;
  /** Places on the bar, 0 to 100: where the part below the line ends, the line, where the part above it ends. */
  below: number;
  line: number;
  above: number;
}

/** Where net sales (fen) stand to the threshold (fen). The bar ends at the sales, or a fifth beyond the line. */
export function distanceToLine(net: bigint, threshold: bigint): LineDistance {
  const sold = net > 0n ? net : 0n;
  const least = (threshold * 5n) / 4n;
  const end = sold > least ? sold : least;
  const below = sold < threshold ? sold : threshold;
  return {
    percent: threshold > 0n ? Number((sold * 100n) / threshold) : 100,
    below: percentOf(below, end),
    line: percentOf(threshold, end),
    above: percentOf(sold, end),
  };
}

/** With two decimals, which is finer than a pixel. */
function percentOf(part: bigint, whole: bigint): number {
  return whole > 0n ? Number((part * 10_000n) / whole) / 100 : 0;
}
