import type { Field } from "../../../../../declared/fields";
import type { ProblemSum, RowProblem } from "../../../../../declared/problems";

export type StatementStatus =
  | "importing"
  | "staged"
  | "failed"
  | "rejected"
  | "posting"
  | "accepted"
  | "reversing"
  | "undone";

export interface ClassTotalAnswer {
  goods_class: string;
  goods_class_text: string;
  orders: number;
  goods_fen: string;
  refunded_fen: string;
  net_fen: string;
}

/** Orders that stand alike: counted, or out for the same reasons. */
export interface StandingAnswer {
  counts: boolean;
  reasons: { code: string; text: string }[];
  orders: number;
  net_fen: string;
  /** Lines of the file, the first of them. */
  lines: number[];
}

export interface StatementAnswer {
  id: string;
  platform: string;
  platform_text: string;
  year: number;
  merchant_id: string;
  merchant_name: string;
  goods_class: string | null;
  file_name: string;
  file_sha256: string;
  uploaded_by: string;
  status: StatementStatus;
  progress: { done: number; total: number };
  row_count: number;
  problem_count: number;
  left_out_count: number;
  problem_sums: ProblemSum[];
  totals: ClassTotalAnswer[];
  error: string | null;
  created_at: string;
}

export interface StatementsAnswer {
  declarations: StatementAnswer[];
  count: number;
}

export interface StatementDetails {
  declaration: StatementAnswer;
  standings: { booked: boolean; sums: StandingAnswer[] };
  /** Of the year, if it was closed already. */
  closed: { revision: number } | null;
  problems: RowProblem[];
  evidence: { id: string; file_name: string; size: number; added_by: string; created_at: string }[];
  decisions: {
    id: string;
    decision: "accept" | "reject" | "undo";
    decided_by: string;
    reason: string;
    created_at: string;
  }[];
  /** Names of staff by id. */
  people: Record<string, string>;
}

/** One order of a statement. */
export interface RowAnswer {
  line: number;
  order_id: string;
  line_id: string;
  platform_order_no: string;
  paid_at: string;
  title: string;
  goods_class_text: string;
  net_fen: string;
  reasons: { code: string; text: string }[];
}

export interface RowsAnswer {
  rows: RowAnswer[];
  count: number;
}

export interface UploadOptions {
  platforms: { code: string; name: string; finished_states: string[] }[];
  merchants: { id: string; name: string; credit_code: string }[];
  goods_classes: { code: string; name: string }[];
  fields: { code: Field; name: string; required: boolean }[];
  you: string;
  /** Of a file, in bytes and rows. */
  limits: { bytes: number; rows: number };
}

export interface DryRunAnswer {
  columns: { header: string[]; columns: Partial<Record<Field, string>>; missing: Field[] };
  result: {
    merchant_name: string;
    row_count: number;
    totals: ClassTotalAnswer[];
    standings: StandingAnswer[];
    problem_count: number;
    left_out_count: number;
    problem_sums: ProblemSum[];
    problems: RowProblem[];
  } | null;
  closed?: { revision: number } | null;
}

/** True while the server works on it, so that it is worth asking again. */
export function isWorking({ status }: Pick<StatementAnswer, "status">): boolean {
  return status === "importing" || status === "posting" || status === "reversing";
}

/** "第 2、9 行", or the first of more. */
export function linesText({ lines, orders }: Pick<StandingAnswer, "lines" | "orders">): string {
  return `文件第 ${lines.join("、")} 行${orders > lines.length ? ` 等 ${orders} 行` : ""}`;
}
