import type { Fen } from "@qinshui/cn/money";
import type { AsOf } from "../modules/subsidy/report-queries";
import type { YearOverview } from "../reports/year-overview";
import type { Policy } from "../rules/policy";

/** The figures of a report that must agree before it is handed out. */
export interface ControlTotals {
  captured_fen: Fen;
  refunded_fen: Fen;
  counted_fen: Fen;
  excluded_fen: Fen;
  freight_fen: Fen;
  /** Captured − refunded − counted − excluded. */
  difference_fen: Fen;
  subsidy_fen: Fen;
  entry_count: number;
  to_check_count: number;
}

/** A year's figures at one state of the ledger. */
export interface Report {
  policy: Policy;
  policy_year: number;
  as_of: AsOf;
  overview: YearOverview;
  control: ControlTotals;
  /** When it was drawn up, or sealed. */
  at: Date;
  /** The sealed revision that it is of; absent while the year is open. */
  certified?: { revision: number; root: string };
}
