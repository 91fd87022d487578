import { type Fen, sumFen } from "@qinshui/cn/money";
import type { Entry, Tag, TagReason } from "./entry";

/** The policy says nothing of the instant of a line's sale, so there is no tag. */
export const NOT_IN_FORCE = "policy_not_in_force";

/** What an entry counts as, fixed when it is added: its line's tag at that moment. */
export interface Standing {
  goods_class: string | null;
  counts: boolean;
  /** Why not; empty exactly when `counts`. */
  reasons: readonly (TagReason | typeof NOT_IN_FORCE)[];
}

/** An entry as the ledger holds it. */
export type PostedEntry = Entry & Standing;

/** The standing that a line's tag gives it. */
export function standingOf(tag: Tag | undefined): Standing {
  if (!tag) return { goods_class: null, counts: false, reasons: [NOT_IN_FORCE] };
  const { goods_class, counts, reasons } = tag;
  return { goods_class, counts, reasons };
}

/**
 * Moves what an order's lines hold under another standing than their present one: a class decided later, a line
 * excluded or admitted again. Per line, policy year and old standing one `adjustment` takes the sum out and one puts it
 * in, both recorded `at` this instant, so that an entry never changes what it counts as and Σ of a line stays what it
 * was. Nothing where the sum is 0.
 */
export function planMoves(
  posted: readonly PostedEntry[],
  present: (lineId: string) => Standing,
  at: Date,
): PostedEntry[] {
  const groups = new Map<string, PostedEntry[]>();
  for (const entry of posted) {
    const key = JSON.stringify([entry.line_id, entry.policy_year, standingKey(entry)]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const numbers = new Map<string, number>();
  return [...groups.values()].flatMap((rows) => {
    const last = rows.at(-1);
    const sum = sumFen(rows.map((row) => row.amount_fen));
    if (!last || sum === 0n) return [];
    const target = present(last.line_id);
    if (standingKey(target) === standingKey(last)) return [];
    return [
      move(last, -sum as Fen, standingIn(last), at, nextNumber(numbers, posted, last)),
      move(last, sum, target, at, nextNumber(numbers, posted, last)),
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

function move(model: PostedEntry, amount: Fen, standing: Standing, at: Date, number: number): PostedEntry {
  const source_id = `${number}`;
  return {
    ...model,
    ...standing,
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

function standingIn({ goods_class, counts, reasons }: PostedEntry): Standing {
  return { goods_class, counts, reasons };
}

function standingKey({ goods_class, counts, reasons }: Standing): string {
  return JSON.stringify([goods_class, counts, reasons]);
}
