import { HALLS } from "./data/halls";
import { LISTINGS } from "./data/listings";
import { SALES } from "./data/sales";
import type { SeedSale } from "./data/types";

/** Pieces of each variant on show in a hall, beside what was sold there. */
const ON_SHOW = 20;

export interface StockLevel {
  sku: string;
  /** null = the warehouse. */
  hall: string | null;
  quantity: number;
}

/**
 * Stock before the sample sales: what should be left for shoppers, and what the sales take. A sale over the counter
 * takes from its hall, every other from the warehouse, also one that is picked up.
 */
export function openingStock(): StockLevel[] {
  const warehouse = LISTINGS.flatMap(({ variants }) =>
    variants.map(({ sku, stock }) => ({ sku, hall: null, quantity: stock + soldFrom(null, sku) })),
  );
  return [...warehouse, ...HALLS.flatMap(({ handle, on_show }) => hallStock(handle, on_show))];
}

function hallStock(hall: string, onShow: readonly string[]): StockLevel[] {
  const shown = LISTINGS.filter(({ handle }) => onShow.includes(handle)).flatMap(({ variants }) => variants);
  return shown.map(({ sku }) => ({ sku, hall, quantity: ON_SHOW + soldFrom(hall, sku) }));
}

/** Where a sale's goods leave from: its hall over the counter, else the warehouse (null). */
export function sourceOf({ channel, hall }: SeedSale): string | null {
  return channel === "onsite" ? hall : null;
}

function soldFrom(hall: string | null, sku: string): number {
  const lines = SALES.filter((sale) => sourceOf(sale) === hall).flatMap(({ lines }) => lines);
  return lines.filter((line) => line.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
}
