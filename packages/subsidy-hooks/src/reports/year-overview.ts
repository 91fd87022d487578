import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import type { YearSumRow } from "../modules/subsidy/report-queries";
import { assess } from "../rules/assess";
import type { Assessment, ClaimantSales } from "../rules/assessment";
import type { Policy } from "../rules/policy";
import { adjustedOf, countedGroups as countedRows, grossOf, refundedOf, salesOf } from "../rules/sum-sales";
import { rangeOf } from "./entry-range";
import { type FormerNet, formerNet } from "./former-net";
import { type ReasonText, reasonText } from "./reasons";

/** A claimant's class with its figures and what the policy makes of them. */
export interface OverviewRow extends Assessment {
  merchant_kind: string | null;
  credit_code: string | null;
  entry_count: number;
  to_check_count: number;
}

/** Entries that do not count, by merchant and set of reasons. */
export interface ExcludedRow {
  merchant_id: string | null;
  merchant_name: string | null;
  merchant_kind: string | null;
  credit_code: string | null;
  reasons: ReasonText[];
  amount_fen: Fen;
  entry_count: number;
}

export interface OverviewTotals {
  /** Σ sale entries, lines that count or not. */
  captured_fen: Fen;
  /** Σ of what was given back, positive. */
  refunded_fen: Fen;
  adjusted_fen: Fen;
  /** Σ all entries = counted + excluded. */
  net_fen: Fen;
  counted_fen: Fen;
  excluded_fen: Fen;
  /** Part of `excluded_fen`. */
  freight_fen: Fen;
  subsidy_fen: Fen;
  entry_count: number;
  to_check_count: number;
}

export interface YearOverview {
  rows: OverviewRow[];
  excluded: ExcludedRow[];
  totals: OverviewTotals;
}

/**
 * The year's figures from its summed entries. `previous` are all sums of the year before, which a policy whose basis is
 * the growth needs; without any row the ledger knows nothing of that year. Errors: those of `assess`.
 */
export function yearOverview(
  policy: Policy,
  year: number,
  sums: readonly YearSumRow[],
  previous: readonly YearSumRow[],
): YearOverview {
  return overviewAfter(policy, year, sums, formerNet(previous.length > 0 ? previous : null));
}

/** {@link yearOverview}, also of some merchants alone. */
export function overviewAfter(
  policy: Policy,
  year: number,
  sums: readonly YearSumRow[],
  former: FormerNet,
): YearOverview {
  const groups = countedGroups(sums);
  const sales = groups.map((group) => withFormer(group.sales, former));
  const rows = assess(policy, year, sales).map((assessment, i) => overviewRow(assessment, groups[i]?.rows ?? []));
  return { rows, excluded: excludedRows(sums), totals: totalsOf(sums, rows) };
}

interface Group {
  rows: YearSumRow[];
  sales: ClaimantSales;
}

function countedGroups(sums: readonly YearSumRow[]): Group[] {
  return countedRows(sums).map((rows) => ({ rows, sales: { ...salesOf(rows), entries: [rangeOf(rows)] } }));
}

/** The sales with last year's net, where that is known. */
export function withFormer(sales: ClaimantSales, former: FormerNet): ClaimantSales {
  const net = former(sales.claimant_id, sales.goods_class);
  return net === undefined ? sales : { ...sales, previous_net_fen: net };
}

function overviewRow(assessment: Assessment, rows: readonly YearSumRow[]): OverviewRow {
  return {
    ...assessment,
    merchant_kind: rows[0]?.merchant_kind ?? null,
    credit_code: rows[0]?.merchant_credit_code ?? null,
    entry_count: count(rows, "entry_count"),
    to_check_count: count(rows, "to_check_count"),
  };
}

function excludedRows(sums: readonly YearSumRow[]): ExcludedRow[] {
  const groups = groupBy(
    sums.filter((row) => !row.counts),
    (row) => JSON.stringify([row.merchant_id, row.reasons]),
  );
  return groups.map((rows) => ({
    merchant_id: rows[0]?.merchant_id ?? null,
    merchant_name: rows[0]?.merchant_name ?? null,
    merchant_kind: rows[0]?.merchant_kind ?? null,
    credit_code: rows[0]?.merchant_credit_code ?? null,
    reasons: (rows[0]?.reasons ?? []).map(reasonText),
    amount_fen: amountOf(rows),
    entry_count: count(rows, "entry_count"),
  }));
}

function totalsOf(sums: readonly YearSumRow[], rows: readonly OverviewRow[]): OverviewTotals {
  return {
    captured_fen: grossOf(sums),
    refunded_fen: refundedOf(sums),
    adjusted_fen: adjustedOf(sums),
    net_fen: amountOf(sums),
    counted_fen: amountOf(sums.filter((row) => row.counts)),
    excluded_fen: amountOf(sums.filter((row) => !row.counts)),
    freight_fen: amountOf(sums.filter((row) => row.part === "freight")),
    subsidy_fen: sumFen(rows.map((row) => row.subsidy_fen)),
    entry_count: count(sums, "entry_count"),
    to_check_count: count(sums, "to_check_count"),
  };
}

function amountOf(rows: readonly YearSumRow[]): Fen {
  return sumFen(rows.map((row) => fen(row.amount_fen)));
}

function count(rows: readonly YearSumRow[], column: "entry_count" | "to_check_count"): number {
  return rows.reduce((sum, row) => sum + row[column], 0);
}

function groupBy(rows: readonly YearSumRow[], key: (row: YearSumRow) => string): YearSumRow[][] {
  const groups = new Map<string, YearSumRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}
