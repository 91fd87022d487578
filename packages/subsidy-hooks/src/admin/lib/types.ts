import type { FailedOrder } from "../../recording/reconcile";
import type { Json } from "../../reports/json";
import type { LineReport } from "../../reports/line-report";
import type { OrderLine } from "../../reports/order-report";
import type { ReasonText } from "../../reports/reasons";
import type { ReformChange } from "../../reports/reform-changes";
import type { OverviewRow, YearOverview } from "../../reports/year-overview";
import type { Simulation } from "../../rules/simulate";

export interface PolicySummary {
  id: string;
  name: string;
  document_number: string;
  effective_from: string;
  effective_to: string | null;
}

export interface GoodsClassChoice {
  code: string;
  name: string;
}

export interface YearsAnswer {
  years: number[];
  current_year: number;
  policy: PolicySummary;
  goods_classes: GoodsClassChoice[];
}

export type OverviewLine = Json<OverviewRow>;

export interface OverviewAnswer extends Json<YearOverview> {
  year: number;
  policy: PolicySummary;
  failed_orders: (FailedOrder & { order_id: string })[];
}

export type ReportedLine = Json<LineReport>;

export interface LinesAnswer {
  year: number;
  merchant: { id: string; name: string; kind: string; credit_code: string } | null;
  document_number: string;
  assessments: OverviewLine[];
  clauses: { id: string; title: string; text: string }[];
  lines: ReportedLine[];
  count: number;
  sum_fen: string;
  next_after: string | null;
}

export interface OrderAnswerLine extends Json<Omit<OrderLine, "tag">> {
  counts: boolean;
  goods_class_text: string | null;
  reasons: ReasonText[];
  policy_year: number | null;
}

export interface OrderAnswer {
  order_id: string;
  lines: OrderAnswerLine[];
  payments: { payment_id: string; captured_fen: string; refunded_fen: string; left_fen: string }[];
  failure: FailedOrder | null;
}

export interface ExportAnswer {
  id: string;
  year: number;
  format: "csv" | "csv_gz" | "xlsx";
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  progress: { done: number; total: number };
  file_name: string | null;
  totals: Record<string, string> | null;
  error: string | null;
  created_at: string;
  finished_at: string | null;
}

export interface ClassDecision {
  id: string;
  goods_class: string;
  effective_from: string;
  note: string | null;
  created_at: string;
}

export interface ClassifiedProduct {
  id: string;
  title: string;
  merchant?: { id: string; name: string; credit_code: string } | null;
  current: ClassDecision | null;
  decisions: ClassDecision[];
}

export interface ClassesAnswer {
  products: ClassifiedProduct[];
  count: number;
  classes: GoodsClassChoice[];
}

export interface MonthsAnswer {
  year: number;
  months: { month: number; goods_class: string; amount_fen: string }[];
}

export interface SimulationAnswer {
  year: number;
  reforms: { id: string; name: string; description: string }[];
  /** Whether a fund was laid down for the year or one before. */
  has_fund: boolean;
  /** The source whose money is divided into bands. */
  bands_of: string | null;
  simulation: Json<Simulation> | null;
  /** What the reform changes of the policy, in words. */
  changes: Json<ReformChange>[];
}
