import type { Fen } from "@qinshui/cn/money";

/** Every step of a policy year, in the order in which the first of each can come. */
export const STEP_KINDS = [
  "start_closing",
  "confirm_entries",
  "seal",
  "start_notice",
  "end_notice",
  "grant",
  "pay",
  "demand_return",
  "record_return",
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_ZH: Readonly<Record<StepKind, string>> = {
  start_closing: "开始关账",
  confirm_entries: "核对待核对流水",
  seal: "封存",
  start_notice: "开始公示",
  end_notice: "结束公示",
  grant: "批复",
  pay: "拨付",
  demand_return: "要求退回",
  record_return: "已退回",
};

/** What a claimant gets by a sealed revision. */
export interface CertifiedClaimant {
  claimant_id: string;
  claimant_name: string;
  subsidy_fen: Fen;
}

/** Money of one claimant that a document moves: granted, paid, asked back, given back. */
export interface MoneyStep {
  kind: "grant" | "pay" | "demand_return" | "record_return";
  claimant_id: string;
  /** Above 0. */
  amount_fen: Fen;
  document_number: string;
  /** The document's own date, YYYY-MM-DD in Shanghai. */
  dated_on: string;
}

export type StepAction =
  | { kind: "start_closing" }
  /** Somebody looked at all entries to check up to a position in the ledger. */
  | { kind: "confirm_entries"; up_to: string; count: number }
  /** Revision 1 closes the year, each later one corrects it. */
  | { kind: "seal"; revision: number; certified: readonly CertifiedClaimant[] }
  | { kind: "start_notice"; posted_on: string; url: string }
  | { kind: "end_notice" }
  | MoneyStep;

/** A step as it stands: by whom, when, why. */
export type YearStep = StepAction & { by: string; at: Date; reason: string };

export function isMoneyStep(action: StepAction): action is MoneyStep {
  return ["grant", "pay", "demand_return", "record_return"].includes(action.kind);
}
