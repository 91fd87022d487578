import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { recordDeclared } from "../declarations/record-declared";
import { isDeclared } from "../declared/fields";
import { deriveEntries } from "../ledger/derive-entries";
import { deriveTags, withDecisions } from "../ledger/derive-tags";
import type { Entry, EntryMerchant, Tag } from "../ledger/entry";
import type { OrderSnapshot, SnapshotLine } from "../ledger/order-snapshot";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { OrderRows } from "../modules/subsidy/post-order";
import type SubsidyModuleService from "../modules/subsidy/service";
import { eligibilityIfAny } from "../rules/eligibility";
import { merchantsById, type Query, readOrderSnapshot } from "./read-order-snapshot";

export interface Recorded {
  order_id: string;
  /** Rows added by this call; 0 when the ledger already said the same. */
  entries: number;
  tags: number;
}

/** Rows of one order may be added by an event and by the reconciler at once; after that many rounds something is off. */
const ROUNDS = 8;

/**
 * Brings the ledger in line with an order: reads the order, derives its entries and tags, adds what is missing. Safe
 * to call at any time, any number of times, from any number of processes. Errors: those of reading, deriving and judging
 * (the ledger stays as it was: what an entry counts as can never be changed, so none is added unjudged),
 * `order_keeps_changing`.
 */
export async function recordOrder(container: MedusaContainer, orderId: string): Promise<Recorded> {
  if (isDeclared(orderId)) return recordDeclared(container, orderId);
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (let round = 0; round < ROUNDS; round++) {
    // The ledger's version is read before the order, so a version that still holds when we write proves that this
    // reading of the order is not older than any row in the ledger. No transaction is held open while reading.
    const rows = await ledger.orderRows(orderId);
    const read = await readOrderSnapshot(query, orderId, rows.entries.length > 0);
    if (!read) return { order_id: orderId, entries: 0, tags: 0 };
    const snapshot = await withKnownMerchants(query, read, rows);
    const derived = deriveEntries(snapshot);
    const tags = judge(snapshot, rows, ledger);
    const posted = await ledger.postOrder({
      order_id: orderId,
      order_display_id: snapshot.display_id,
      channel: snapshot.channel.channel,
      platform: "shop",
      derived,
      tags,
      version: rows.version,
    });
    if (!posted.current) continue;
    logRecorded(container.resolve(ContainerRegistrationKeys.LOGGER), snapshot, posted.entries, posted.tags);
    return { order_id: orderId, entries: posted.entries.length, tags: posted.tags.length };
  }
  throw subsidyErrors.order_keeps_changing({ order_id: orderId });
}

/** What is booked keeps the merchant it was booked for: whoever the product is given to later, and if it is deleted. */
async function withKnownMerchants(query: Query, snapshot: OrderSnapshot, rows: OrderRows): Promise<OrderSnapshot> {
  const booked = bookedMerchants(rows.entries);
  const isKept = (line: SnapshotLine) => booked.has(line.line_id) && booked.get(line.line_id)?.id !== line.merchant?.id;
  const kept = snapshot.lines.filter(isKept).flatMap((line) => booked.get(line.line_id)?.id ?? []);
  const found = await merchantsById(query, [...new Set(kept)]);
  const lines = snapshot.lines.map((line): SnapshotLine => {
    if (!isKept(line)) return line;
    const merchant = booked.get(line.line_id) ?? null;
    const status_changes = found.get(merchant?.id ?? "")?.status_changes ?? [];
    return { ...line, merchant: merchant && { ...merchant, status_changes } };
  });
  return { ...snapshot, lines };
}

/** By line id, as it was booked last; null for a line booked without a merchant. */
function bookedMerchants(entries: readonly Entry[]): Map<string, EntryMerchant | null> {
  return new Map(entries.map(({ line_id, merchant }) => [line_id, merchant]));
}

/**
 * The tags as of now. Lines whose merchant is gone from the shop, known from the ledger only, keep their tag but for what
 * people decided about them.
 */
function judge(snapshot: OrderSnapshot, rows: OrderRows, ledger: SubsidyModuleService): Tag[] {
  const isGone = ({ merchant }: SnapshotLine) => merchant?.status_changes.length === 0;
  const settled = new Set(snapshot.lines.filter(isGone).map((line) => line.line_id));
  const known = new Map(rows.tags.map((tag) => [tag.line_id, tag]));
  return deriveTags(snapshot, eligibilityIfAny(ledger.policy())).map((tag) => {
    const kept = settled.has(tag.line_id) ? known.get(tag.line_id) : undefined;
    return kept ? withDecisions(kept, snapshot.line_decisions) : tag;
  });
}

function logRecorded(logger: Logger, snapshot: OrderSnapshot, entries: Entry[], tags: Tag[]): void {
  if (entries.length + tags.length === 0) return;
  logger.info(`subsidy: order ${snapshot.order_id}: ${entries.length} entries, ${tags.length} tags added`);
  for (const entry of entries.filter((it) => it.kind === "adjustment")) {
    logger.warn(`subsidy: order ${snapshot.order_id}: ${entry.corrects} corrected by ${entry.amount_fen} fen`);
  }
}
