import type { ProblemSum, RowProblem } from "../../declared/problems";
import type { TagReason } from "../../ledger/entry";
import type { JobProgress, JobRun } from "./job-rows";

/** States in which a worker has something to do. */
export const WORKING = ["importing", "posting", "reversing"] as const;
export type Working = (typeof WORKING)[number];
export type StatementStatus = Working | "staged" | "failed" | "rejected" | "accepted" | "undone";

export const STATUS_ZH: Readonly<Record<StatementStatus, string>> = {
  importing: "正在读取",
  staged: "待审核",
  failed: "没有成功",
  rejected: "已退回",
  posting: "正在入账",
  accepted: "已采信",
  reversing: "正在撤销",
  undone: "已撤销",
};

export const DECISIONS = ["accept", "reject", "undo"] as const;
export type Decision = (typeof DECISIONS)[number];

/** Sums of a goods class, fen as decimal text. */
export interface StoredClassTotal {
  goods_class: string;
  orders: number;
  goods_fen: string;
  refunded_fen: string;
  net_fen: string;
}

/** A row of `declared_statement`. */
export interface StatementRow extends JobRun, JobProgress {
  platform: string;
  policy_year: number;
  merchant_id: string;
  merchant_name: string;
  goods_class: string | null;
  mapping: unknown;
  file_name: string;
  file_sha256: string;
  file_id: string;
  uploaded_by: string;
  status: StatementStatus;
  row_count: number;
  problem_count: number;
  left_out_count: number;
  totals: StoredClassTotal[] | null;
  problem_sums: ProblemSum[] | null;
  problems: RowProblem[] | null;
  error: string | null;
  created_at: Date | string;
}

export type NewStatement = Pick<
  StatementRow,
  | "platform"
  | "policy_year"
  | "merchant_id"
  | "merchant_name"
  | "goods_class"
  | "mapping"
  | "file_name"
  | "file_sha256"
  | "file_id"
  | "uploaded_by"
  | "progress_total"
>;

/** A row of `declared_row`; int8 as text. */
export interface DeclaredRowRow {
  id: string;
  statement_id: string;
  line: number;
  platform: string;
  platform_order_no: string;
  policy_year: number;
  paid_at: Date | string;
  goods_fen: string;
  refunded_fen: string;
  title: string;
  goods_class: string;
  posted_at: Date | string | null;
  undone_at: Date | string | null;
  released_at: Date | string | null;
}

/** A row with the reasons of its newest tag; null before it is booked, and where no policy speaks of its instant. */
export interface ShownRow extends DeclaredRowRow {
  reasons: TagReason[] | null;
}

export interface EvidenceRow {
  id: string;
  statement_id: string;
  file_id: string;
  file_name: string;
  file_sha256: string;
  size: number;
  added_by: string;
  created_at: Date | string;
}

export interface DecisionRow {
  id: string;
  statement_id: string;
  decision: Decision;
  decided_by: string;
  reason: string;
  created_at: Date | string;
}

/** A row as one with the same number is held by another statement. */
export interface HeldElsewhere {
  platform_order_no: string;
  merchant_name: string;
  file_name: string;
}

export interface ImportOutcome {
  row_count: number;
  problem_count: number;
  left_out_count: number;
  totals: StoredClassTotal[];
  problem_sums: ProblemSum[];
  problems: RowProblem[];
}
