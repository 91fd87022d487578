import type { Eligibility } from "./eligibility";
import type { Entry, EntryMerchant, Tag } from "./entry";
import type { SalesChannelKind } from "./order-snapshot";
import { planPosting } from "./plan-posting";
import { type PostedEntry, planMoves, standingOf } from "./standing";

/** What is known of an order by now, beside the rows that the ledger holds of it. */
export interface OrderNow {
  channel: SalesChannelKind;
  /** What `deriveEntries` says. */
  derived: readonly Entry[];
  /** The newest of each line. */
  tags: ReadonlyMap<string, Tag>;
  /** Null where the policy says nothing of the instant. */
  eligibilityAt: (instant: Date) => Eligibility | null;
}

/**
 * Every row to add to what an order has in the ledger: what is missing and what corrects (`planPosting`), and what moves
 * rows to their present standing (`planMoves`), `at` this instant. Each row is one that the check of a closed year lets
 * pass by this policy: it says channel, merchant, class and reasons as they belong together. Planning again adds nothing.
 */
export function planRows(posted: readonly PostedEntry[], order: OrderNow, at: Date): PostedEntry[] {
  const merchants = merchantsNow(posted, order.derived);
  const present = (entry: Entry): PostedEntry => {
    const sold = { ...entry, channel: order.channel, merchant: merchants.get(entry.line_id) ?? null };
    const standing = standingOf(order.tags.get(entry.line_id), sold, order.eligibilityAt(entry.sale_occurred_at));
    return { ...sold, ...standing };
  };
  const added = planPosting(posted, order.derived).map(present);
  return [...added, ...planMoves(posted, present, at)];
}

/** By line id: the merchant as it is now, as it was booked last where nothing is derived for the line. */
function merchantsNow(posted: readonly Entry[], derived: readonly Entry[]): Map<string, EntryMerchant | null> {
  return new Map([...posted, ...derived].map(({ line_id, merchant }) => [line_id, merchant]));
}
