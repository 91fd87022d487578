import type { Field } from "../../../../../declared/fields";
import type { RowProblem } from "../../../../../declared/problems";

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

export interface UploadOptions {
  platforms: { code: string; name: string; finished_states: string[] }[];
  merchants: { id: string; name: string; credit_code: string }[];
  goods_classes: { code: string; name: string }[];
  fields: { code: Field; name: string; required: boolean }[];
  you: string;
}

export interface DryRunAnswer {
  columns: { header: string[]; columns: Partial<Record<Field, string>>; missing: Field[] };
  result: {
    merchant_name: string;
    row_count: number;
    totals: ClassTotalAnswer[];
    problem_count: number;
    left_out_count: number;
    problems: RowProblem[];
  } | null;
}

/** True while the server works on it, so that it is worth asking again. */
export function isWorking({ status }: Pick<StatementAnswer, "status">): boolean {
  return status === "importing" || status === "posting" || status === "reversing";
}
