import { fen } from "@qinshui/cn/money";
import { loadPolicy } from "../policy-files/load-policy";
import type { YearFacts } from "./blockers";
import type { MoneyStep, StepAction, YearStep } from "./step";

/** Test data only. */

export const YEAR = 2025;

export function sealOf(revision: number, subsidies: Readonly<Record<string, bigint>>): StepAction {
  const certified = Object.entries(subsidies).map(([claimant_id, amount]) => ({
    claimant_id,
    claimant_name: `示例商家 ${claimant_id}`,
    subsidy_fen: fen(amount),
  }));
  return { kind: "seal", revision, certified };
}

export function moneyOf(kind: MoneyStep["kind"], claimant_id: string, amount: bigint): MoneyStep {
  return { kind, claimant_id, amount_fen: fen(amount), document_number: "示例文 1 号", dated_on: "2026-03-20" };
}

export const noticeOf = (posted_on = "2026-03-02"): StepAction => ({
  kind: "start_notice",
  posted_on,
  url: "https://www.example.gov.cn/notice/1",
});

export function taken(actions: readonly StepAction[]): YearStep[] {
  return actions.map((action) => ({ ...action, by: "user_1", at: new Date("2026-03-01T00:00:00Z"), reason: "示例" }));
}

/** Up to the end of the first notice: a gets 1,000 fen, b 500. */
export const throughNotice: StepAction[] = [
  { kind: "start_closing" },
  sealOf(1, { a: 1_000n, b: 500n }),
  noticeOf(),
  { kind: "end_notice" },
];

/** Nothing stands against anything. */
export function calm(more: Partial<YearFacts> = {}): YearFacts {
  return {
    now: new Date("2026-03-25T02:00:00Z"),
    policy: loadPolicy("qinshui-2023-33"),
    to_check: 0,
    failed_orders: [],
    open_findings: 0,
    open_applications: 0,
    open_declarations: [],
    out_of_balance: "",
    open_objections: 0,
    upheld_objections: 0,
    sealed_at: new Date("2026-03-01T02:00:00Z"),
    ...more,
  };
}
