import type { YearSumRow } from "../modules/subsidy/report-queries";
import type { EntryRange } from "../rules/assessment";

/** Where in the ledger the entries of some sums stand; at least one sum. */
export function rangeOf(rows: readonly Pick<YearSumRow, "first_seq" | "last_seq" | "entry_count">[]): EntryRange {
  return rows
    .map(({ first_seq, last_seq, entry_count }) => ({
      first: Number(first_seq),
      last: Number(last_seq),
      count: entry_count,
    }))
    .reduce(together);
}

/** One range over both. */
export function together(a: EntryRange, b: EntryRange): EntryRange {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last), count: a.count + b.count };
}
