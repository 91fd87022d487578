import { z } from "@medusajs/framework/zod";
import type { ReturnedItem } from "../ledger/order-snapshot";
import { instant } from "./snapshot-schemas";

/** Goods that came back whole and damaged; core's `received_quantity` holds both, and only the last part of several. */
const RECEIPTS = ["RECEIVE_RETURN_ITEM", "RECEIVE_DAMAGED_RETURN_ITEM"];

export const ORDER_CHANGE_FIELDS = ["id", "version", "return_id", "confirmed_at", "actions.*"];

/** A confirmed change of an order: an edit, a return requested or received, new contact data. */
export const orderChangeSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  return_id: z.string().nullish(),
  confirmed_at: instant,
  actions: z.array(
    z.object({ id: z.string(), action: z.string(), details: z.record(z.string(), z.unknown()).nullish() }),
  ),
});

export type OrderChange = z.infer<typeof orderChangeSchema>;

const receiptDetails = z.object({ reference_id: z.string(), quantity: z.coerce.number().int().positive() });

/**
 * When each version of an order came about. New contact data is a change too, but makes no version: it is written down
 * under the one there is, so the first change under a number is the one that made it.
 */
export function versionTimes(changes: readonly OrderChange[]): Map<number, Date> {
  const times = new Map<number, Date>();
  for (const { version, confirmed_at } of changes) {
    const known = times.get(version);
    if (!known || confirmed_at < known) times.set(version, confirmed_at);
  }
  return times;
}

/**
 * What was received back, part by part, each at the instant it came: a later part changes nothing about an earlier one.
 * Requested returns that nobody received are not in it. Throws ZodError for a receipt of no line or no whole units.
 */
export function receiptsOf(changes: readonly OrderChange[]): ReturnedItem[] {
  return changes.flatMap(({ return_id, confirmed_at, actions }) =>
    actions
      .filter(({ action }) => RECEIPTS.includes(action))
      .map(({ id, details }) => {
        const { reference_id, quantity } = receiptDetails.parse(details);
        return {
          id,
          return_id: z.string().parse(return_id),
          line_id: reference_id,
          quantity,
          received_at: confirmed_at,
        };
      }),
  );
}
