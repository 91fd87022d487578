import { type Fen, fen, fenFromYuan, formatFen, yuanFromFen } from "@qinshui/cn/money";
import { z } from "zod";

export { type Fen, fen, formatFen, yuanFromFen };

/** A field ending in `_fen`: whole fen as a decimal string. */
export const fenField = z.string().transform((text) => fen(text));

/** Medusa's `raw_*` amount: yuan as an exact decimal string (the plain number beside it is a float). */
export const rawYuan = z.object({ value: z.coerce.string() }).transform((raw) => fenFromYuan(raw.value));

/** The lowest and highest of some prices; undefined when there are none. */
export function priceRange(prices: readonly Fen[]): { lowest: Fen; highest: Fen } | undefined {
  const sorted = prices.toSorted((a, b) => (a < b ? -1 : 1));
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest };
}
