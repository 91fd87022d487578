import { z } from "@medusajs/framework/zod";
import { fen } from "@qinshui/cn/money";
import type { YearReport } from "../../proof/year-report";
import { toJson } from "../../reports/json";
import type { CertifiedClaimant, StepAction, YearStep } from "../../year/step";

/** A row of `year_step`, as the module lists it. */
export interface StepRow {
  kind: string;
  details: unknown;
  taken_by: string;
  taken_at: Date | string;
  reason: string;
}

const money = z.object({
  claimant_id: z.string(),
  amount_fen: z.string().transform(fen),
  document_number: z.string(),
  dated_on: z.string(),
});

const actionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start_closing") }),
  z.object({ kind: z.literal("confirm_entries"), up_to: z.string(), count: z.number().int() }),
  z.object({ kind: z.literal("start_notice"), posted_on: z.string(), url: z.string() }),
  z.object({ kind: z.literal("end_notice") }),
  money.extend({ kind: z.literal("grant") }),
  money.extend({ kind: z.literal("pay") }),
  money.extend({ kind: z.literal("demand_return") }),
  money.extend({ kind: z.literal("record_return") }),
]);

const sealSchema = z.object({ kind: z.literal("seal"), revision: z.number().int() });

const rowSchema = z.discriminatedUnion("kind", [sealSchema, actionSchema]);

/** A step other than sealing as it is asked for and kept: plain JSON, amounts as decimal text. */
export type PlainAction = z.input<typeof actionSchema>;

export function actionOf(plain: PlainAction): Exclude<StepAction, { kind: "seal" }> {
  return actionSchema.parse(plain);
}

/** The step that a row holds; what a seal certifies stands in the seal's report. */
export function stepOfRow(row: StepRow, certifiedBy: (revision: number) => readonly CertifiedClaimant[]): YearStep {
  const action = rowSchema.parse({ ...(row.details as object), kind: row.kind });
  const base = { by: row.taken_by, at: new Date(row.taken_at), reason: row.reason };
  return action.kind === "seal"
    ? { ...action, certified: certifiedBy(action.revision), ...base }
    : { ...action, ...base };
}

/** What of an action its row holds, amounts as text. */
export function detailsOf(action: StepAction): Record<string, unknown> {
  if (action.kind === "seal") return { revision: action.revision };
  const { kind: _, ...details } = action;
  return toJson(details) as Record<string, unknown>;
}

export function certifiedIn(report: YearReport): CertifiedClaimant[] {
  return report.claimants.map(({ claimant_id, claimant_name, subsidy_fen }) => ({
    claimant_id,
    claimant_name,
    subsidy_fen: fen(subsidy_fen),
  }));
}
