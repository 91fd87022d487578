/** How far a merchant's part of an order has come. */
export type PartState =
  | "awaiting_payment"
  | "awaiting_shipment"
  | "shipped"
  | "delivered"
  | "ready_for_pickup"
  | "picked_up"
  | "canceled"
  | "refunded";

/** Pieces of one line: sold, and how many of them went how far. */
export interface Progress {
  quantity: number;
  fulfilled: number;
  shipped: number;
  delivered: number;
}

export interface PartFacts {
  canceled: boolean;
  paid: boolean;
  /** All money of the part's goods was given back. */
  refunded: boolean;
  pickup: boolean;
  lines: readonly Progress[];
}

/** A part is as far as its slowest line. */
export function partStateOf({ canceled, paid, refunded, pickup, lines }: PartFacts): PartState {
  if (canceled) return "canceled";
  if (!paid) return "awaiting_payment";
  if (refunded) return "refunded";
  const all = (reached: (line: Progress) => number) => lines.every((line) => reached(line) >= line.quantity);
  if (all(({ delivered }) => delivered)) return pickup ? "picked_up" : "delivered";
  if (pickup) return all(({ fulfilled }) => fulfilled) ? "ready_for_pickup" : "awaiting_shipment";
  return all(({ shipped }) => shipped) ? "shipped" : "awaiting_shipment";
}
