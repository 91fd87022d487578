import { type Fen, sumFen } from "@qinshui/cn/money";
import type { Eligibility } from "./eligibility";
import type { Entry, Tag } from "./entry";
import type { SalesChannelKind } from "./order-snapshot";
import { DECIDED_REASONS, inOrder, NOT_IN_FORCE, policyReasons, type Reason } from "./reasons";

/** What an entry counts as, fixed when it is added: by its line's tag and the policy's words for its sale. */
export interface Standing {
  goods_class: string | null;
  counts: boolean;
  /** Why not; empty exactly when `counts`. */
  reasons: readonly Reason[];
}

/** Where an entry was sold, and what it counts as. */
export interface SoldEntry extends Entry {
  channel: SalesChannelKind;
}

/** An entry as the ledger holds it. */
export type PostedEntry = SoldEntry & Standing;

/**
 * What an entry counts as. The line's tag says its class and what people decided; what the policy asks is asked for the
 * entry's own sale, for a line that is paid bit by bit has several. `eligibility` is null where the policy says nothing
 * of that instant. A line that nobody has judged is of no class, so nothing of it counts.
 */
export function standingOf(tag: Tag | undefined, entry: SoldEntry, eligibility: Eligibility | null): Standing {
  if (!eligibility) return { goods_class: null, counts: false, reasons: [NOT_IN_FORCE] };
  const { part, channel, merchant } = entry;
  const goods_class = tag?.goods_class ?? null;
  const sale = { part, channel, merchant_kind: merchant?.kind ?? null, goods_class };
  const decided = DECIDED_REASONS.filter((reason) => tag?.reasons.includes(reason));
  const reasons = inOrder([...policyReasons(sale, eligibility), ...decided]);
  return { goods_class, counts: reasons.length === 0, reasons };
}

/**
 * Moves what an order's lines hold under another standing than their present one: a class decided later, a line
 * excluded or admitted again, a channel's or a merchant's kind corrected. Per line, policy year, old and new standing
 * one `adjustment` takes the sum out, by channel and merchant as they stand there, and one puts it in by the present
 * ones, both recorded `at` this instant, so that an entry never changes what it counts as and Σ of a line stays what it
 * was. Nothing where the sum is 0.
 */
export function planMoves(
  posted: readonly PostedEntry[],
  present: (entry: PostedEntry) => PostedEntry,
  at: Date,
): PostedEntry[] {
  const groups = new Map<string, PostedEntry[]>();
  for (const entry of posted) {
    const { line_id, policy_year, channel, merchant } = entry;
    const wanted = standingKey(present(entry));
    const key = JSON.stringify([line_id, policy_year, standingKey(entry), channel, merchant?.kind, wanted]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const numbers = new Map<string, number>();
  return [...groups.values()].flatMap((rows) => {
    const last = rows.at(-1);
    const sum = sumFen(rows.map((row) => row.amount_fen));
    if (!last || sum === 0n) return [];
    const target = present(last);
    if (standingKey(target) === standingKey(last)) return [];
    return [
      move(last, -sum as Fen, at, nextNumber(numbers, posted, last)),
      move(target, sum, at, nextNumber(numbers, posted, last)),
    ];
  });
}

/** Numbers make the keys unique, and the same for everyone who moves the same rows. */
function nextNumber(numbers: Map<string, number>, posted: readonly PostedEntry[], { line_id }: Entry): number {
  const before =
    numbers.get(line_id) ?? posted.filter((entry) => entry.source_type === "tag" && entry.line_id === line_id).length;
  numbers.set(line_id, before + 1);
  return before + 1;
}

function move(model: PostedEntry, amount: Fen, at: Date, number: number): PostedEntry {
  const source_id = `${number}`;
  return {
    ...model,
    source_key: `tag:${source_id}:${model.line_id}`,
    source_type: "tag",
    source_id,
    kind: "adjustment",
    amount_fen: amount,
    occurred_at: at,
    basis: "reclassified",
    to_check: false,
    corrects: null,
  };
}

function standingKey({ goods_class, counts, reasons }: Standing): string {
  return JSON.stringify([goods_class, counts, reasons]);
}
