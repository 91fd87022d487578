/** A state of the ledger: its rows up to this position (`seq`). A report names one, so that it does not change meanwhile. */
export type AsOf = string;

/** Everything there is. */
export const NOW: AsOf = "9223372036854775807";

export interface YearSumRow {
  merchant_id: string | null;
  merchant_name: string | null;
  merchant_kind: string | null;
  merchant_credit_code: string | null;
  part: string;
  kind: string;
  counts: boolean;
  goods_class: string | null;
  /** Codes; see REASON_ZH. */
  reasons: string[];
  amount_fen: string;
  entry_count: number;
  to_check_count: number;
  /** Between these positions of the ledger the entries stand, both included. */
  first_seq: string;
  last_seq: string;
}

/**
 * Sums of a policy year per merchant, standing and kind, in one scan; a merchant is called as its newest entry calls
 * it. Parameters: the year and the position, and the merchant's id where the sums of one alone are wanted.
 */
export const YEAR_SUMS = yearSums("");
export const MERCHANT_YEAR_SUMS = yearSums("and merchant_id = ?");

function yearSums(only: "" | "and merchant_id = ?"): string {
  return `with sums as (
    select merchant_id, part, kind, counts, goods_class, reasons, sum(amount_fen)::text as amount_fen,
      count(*)::int as entry_count, count(*) filter (where to_check)::int as to_check_count, min(seq) as first, max(seq) as newest
    from subsidy_entry where policy_year = ? and seq <= ? ${only} group by 1, 2, 3, 4, 5, 6),
  newest as (select merchant_id, max(newest) as seq from sums where merchant_id is not null group by 1),
  name as (select merchant_id, merchant_name, merchant_kind, merchant_credit_code
    from newest join subsidy_entry using (merchant_id, seq))
  select sums.merchant_id, part, kind, counts, goods_class, reasons, amount_fen, entry_count, to_check_count,
    first::text as first_seq, newest::text as last_seq,
    name.merchant_name, name.merchant_kind, name.merchant_credit_code
  from sums left join name on name.merchant_id = sums.merchant_id
  order by name.merchant_name nulls last, sums.merchant_id, goods_class, kind`;
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

/** The WHERE clause on entries `e`, with its parameters. */
export function lineFilter(query: Omit<LineQuery, "limit" | "after">): { where: string; parameters: unknown[] } {
  const clauses = ["e.policy_year = ?"];
  const parameters: unknown[] = [query.policy_year];
  const add = (clause: string, ...values: unknown[]) => {
    clauses.push(clause);
    parameters.push(...values);
  };
  if (query.merchant_id === null) add("e.merchant_id is null");
  else if (query.merchant_id !== undefined) add("e.merchant_id = ?", query.merchant_id);
  if (query.counts !== undefined) add("e.counts = ?", query.counts);
  if (query.goods_class !== undefined) add("e.goods_class = ?", query.goods_class);
  if (query.as_of !== undefined) add("e.seq <= ?", query.as_of);
  return { where: clauses.join(" and "), parameters };
}
