import { type Fen, fen } from "../../lib/money.ts";
import type { CartItem } from "./cart-parts.ts";

/** What each line of the cart cost when the shopper first saw it there, by line id. */
export type SeenPrices = ReadonlyMap<string, Fen>;

const MOST_LINES = 60; // of some 40 letters each: a browser keeps no cookie above 4 KB
const ENTRY = /^([\w-]{1,60})\.(\d{1,12})$/;

/** Reads what {@link writtenPrices} wrote. What is not of that form is passed over. */
export function readPrices(text: string): SeenPrices {
  const entries = text.split("~").flatMap((entry) => {
    const [, id, price] = ENTRY.exec(entry) ?? [];
    return id && price ? [[id, fen(price)] as const] : [];
  });
  return new Map(entries);
}

/** One short text, of letters that a cookie carries as they are. */
export function writtenPrices(prices: SeenPrices): string {
  return [...prices]
    .slice(0, MOST_LINES)
    .map(([id, price]) => `${id}.${price}`)
    .join("~");
}

type Priced = Pick<CartItem, "id" | "unit_price_fen">;

/** The prices to remember for these lines: what was seen first stays, lines that are gone go. */
export function firstPrices(items: readonly Priced[], seen: SeenPrices): SeenPrices {
  return new Map(items.map(({ id, unit_price_fen }) => [id, seen.get(id) ?? unit_price_fen]));
}

/** What a line will cost a piece once the cart is checked to be paid, where that is another price than it holds. */
export function priceToCome(line: Pick<CartItem, "unit_price_fen" | "current_unit_price_fen">): Fen | undefined {
  const { unit_price_fen: held, current_unit_price_fen: current } = line;
  return current === null || current === held ? undefined : current;
}

/** What a line cost when it came into the cart, where that is another price than now. */
export function formerPrice({ id, unit_price_fen }: Priced, seen: SeenPrices): Fen | undefined {
  const first = seen.get(id);
  return first === undefined || first === unit_price_fen ? undefined : first;
}
