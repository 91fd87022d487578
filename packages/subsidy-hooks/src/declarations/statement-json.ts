import { PLATFORM_ZH, type Platform } from "../declared/fields";
import type { StandingSum } from "../declared/standing";
import type { DecisionRow, EvidenceRow, StatementRow, StoredClassTotal } from "../modules/subsidy/declared";
import type SubsidyModuleService from "../modules/subsidy/service";
import { goodsClassesOf } from "../recording/goods-classes";
import { reasonText } from "../reports/reasons";
import type { Policy } from "../rules/policy";
import { readYear } from "../workflows/year/read-year";

/** A statement as it is answered; where its files lie is nobody's business. */
export function statementJson(row: StatementRow, policy: Policy) {
  return {
    id: row.id,
    platform: row.platform,
    platform_text: PLATFORM_ZH[row.platform as Platform] ?? row.platform,
    year: row.policy_year,
    merchant_id: row.merchant_id,
    merchant_name: row.merchant_name,
    goods_class: row.goods_class,
    file_name: row.file_name,
    file_sha256: row.file_sha256,
    uploaded_by: row.uploaded_by,
    status: row.status,
    progress: { done: row.progress_done, total: row.progress_total },
    row_count: row.row_count,
    problem_count: row.problem_count,
    left_out_count: row.left_out_count,
    problem_sums: row.problem_sums ?? [],
    totals: (row.totals ?? []).map((total) => withClassName(total, policy)),
    error: row.error,
    created_at: row.created_at,
  };
}

/** Sums of a standing with its reasons in the reader's words; amounts in fen as decimal text. */
export function standingJson({ reasons, orders, net_fen, lines }: StandingSum) {
  return { counts: reasons.length === 0, reasons: reasons.map(reasonText), orders, net_fen: `${net_fen}`, lines };
}

/** The newest revision of a year that was closed already: what is declared now enters the next one. Null while open. */
export async function closedYear(ledger: SubsidyModuleService, year: number): Promise<{ revision: number } | null> {
  const { state } = await readYear(ledger, year);
  return state.revision > 0 ? { revision: state.revision } : null;
}

/** A class's sums with its name in the policy. */
export function withClassName<T extends Pick<StoredClassTotal, "goods_class">>(total: T, policy: Policy) {
  const known = goodsClassesOf(policy).find(({ code }) => code === total.goods_class);
  return { ...total, goods_class_text: known?.name ?? total.goods_class };
}

export function evidenceJson({ id, file_name, file_sha256, size, added_by, created_at }: EvidenceRow) {
  return { id, file_name, file_sha256, size, added_by, created_at };
}

export function decisionJson({ id, decision, decided_by, reason, created_at }: DecisionRow) {
  return { id, decision, decided_by, reason, created_at };
}
