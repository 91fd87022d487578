import type { EntryRow } from "./entry-row";

/**
 * A state of the ledger: rows up to these positions (`seq`). A report that reads in several queries names one, so that
 * it does not change while it is written.
 */
export interface AsOf {
  entries: string;
  tags: string;
}

const LAST = "9223372036854775807";

/** Everything there is. */
export const NOW: AsOf = { entries: LAST, tags: LAST };

/** Newest tag of every line that has an entry in the year. Parameters: the policy year, the position in the tags. */
export const NEWEST_TAGS = `select distinct on (t.line_id) t.line_id, t.counts, t.goods_class, t.reasons
  from subsidy_tag t where t.line_id in (select line_id from subsidy_entry where policy_year = ?) and t.seq <= ?
  order by t.line_id, t.seq desc`;

export interface YearSumRow {
  merchant_id: string | null;
  merchant_name: string | null;
  merchant_kind: string | null;
  merchant_credit_code: string | null;
  part: string;
  kind: string;
  counts: boolean;
  goods_class: string | null;
  /** Codes of TAG_REASONS; `untagged` for a line without a tag (no policy in force at the sale). */
  reasons: string[];
  amount_fen: string;
  entry_count: number;
  to_check_count: number;
}

export interface SumRow {
  entry_count: number;
  amount_fen: string;
}

export interface LineQuery {
  policy_year: number;
  /** A merchant's id; null for lines without one; absent for all. */
  merchant_id?: string | null;
  /** Only lines that count, or only those that do not. */
  counts?: boolean;
  goods_class?: string;
  as_of?: AsOf;
  /** Only entries after this position (`seq`). */
  after?: string;
  limit: number;
}

/** An entry with its line's newest tag. */
export interface ReportLine extends EntryRow {
  counts: boolean;
  goods_class: string | null;
  reasons: string[];
}

/** The WHERE clause on entries `e` and their newest tag `tag`, with its parameters. */
export function lineFilter(query: Omit<LineQuery, "limit" | "after">): { where: string; parameters: unknown[] } {
  const clauses = ["e.policy_year = ?"];
  const parameters: unknown[] = [query.policy_year];
  const add = (clause: string, ...values: unknown[]) => {
    clauses.push(clause);
    parameters.push(...values);
  };
  if (query.merchant_id === null) add("e.merchant_id is null");
  else if (query.merchant_id !== undefined) add("e.merchant_id = ?", query.merchant_id);
  if (query.counts !== undefined) add("coalesce(tag.counts, false) = ?", query.counts);
  if (query.goods_class !== undefined) add("tag.goods_class = ?", query.goods_class);
  if (query.as_of !== undefined) add("e.seq <= ?", query.as_of.entries);
  return { where: clauses.join(" and "), parameters };
}
