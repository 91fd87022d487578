import type { MedusaContainer } from "@medusajs/framework/types";
import { isCatalogueError } from "@qinshui/cn/errors";
import { currentReport } from "../../export/read-report";
import { STATUS_ZH } from "../../modules/subsidy/declared";
import { type AsOf, NOW } from "../../modules/subsidy/report-queries";
import type SubsidyModuleService from "../../modules/subsidy/service";
import type { YearReport } from "../../proof/year-report";
import { failedOrders } from "../../recording/reconcile";
import type { OpenDeclaration, YearFacts } from "../../year/blockers";
import type { YearStep } from "../../year/step";
import { type YearState, yearState } from "../../year/year-state";
import { certifiedIn, stepOfRow } from "./step-rows";

/** More steps than any year has; a year beyond it could not be read whole, and no step could be added. */
const MOST = 100_000;
/** All of a seal but the policy's texts. */
const SEAL_FIELDS = [
  ...["id", "policy_year", "revision", "as_of", "size", "root", "checkpoint", "consistency", "report", "control"],
  ...["file_id", "sealed_by", "sealed_at"],
];

export interface SealRecord {
  revision: number;
  as_of: string;
  size: string;
  root: string;
  checkpoint: string;
  consistency: { size: string; proof: string[] } | null;
  report: YearReport;
  control: Record<string, string>;
  file_id: string;
  sealed_by: string;
  sealed_at: Date;
}

export type ObjectionRecord = Awaited<ReturnType<SubsidyModuleService["listYearObjections"]>>[number];

/** A year's closing as far as it has come. */
export interface YearRecord {
  state: YearState;
  steps: readonly YearStep[];
  /** Revision 1 first. */
  seals: readonly SealRecord[];
  objections: readonly ObjectionRecord[];
}

export async function readYear(ledger: SubsidyModuleService, year: number): Promise<YearRecord> {
  const filter = { policy_year: year };
  const [rows, sealRows, objections] = await Promise.all([
    ledger.listYearSteps(filter, { order: { position: "ASC" }, take: MOST }),
    ledger.listYearSeals(filter, { select: SEAL_FIELDS, order: { revision: "ASC" }, take: MOST }),
    ledger.listYearObjections(filter, { order: { created_at: "ASC", id: "ASC" }, take: MOST }),
  ]);
  const seals = sealRows.map((row) => ({ ...row, sealed_at: new Date(row.sealed_at) }) as unknown as SealRecord);
  const certified = (revision: number) => {
    const seal = seals.find((one) => one.revision === revision);
    return seal ? certifiedIn(seal.report) : [];
  };
  const steps = rows.map((row) => stepOfRow(row, certified));
  return { state: yearState(year, steps), steps, seals, objections };
}

/**
 * What stands against the next step; `out_of_balance` as `balanceProblem` says, or null where it was not asked. Entries
 * to check are those up to a position of the ledger.
 */
export async function factsOf(
  ledger: SubsidyModuleService,
  { state, seals, objections }: YearRecord,
  out_of_balance: string | null,
  as_of: AsOf = NOW,
): Promise<YearFacts> {
  const present = objections.filter((one) => one.revision === state.revision);
  return {
    now: new Date(),
    policy: ledger.policy(),
    to_check: (await toCheck(ledger, state, as_of)).count,
    failed_orders: Object.keys(await failedOrders(ledger)),
    open_findings: (await ledger.openFindings(state.year)).length,
    open_applications: await ledger.projects((store) => store.countOpen(state.year)),
    open_declarations: await openDeclarations(ledger, state.year),
    out_of_balance,
    open_objections: present.filter((one) => one.decision === null).length,
    upheld_objections: present.filter((one) => one.decision === "upheld").length,
    sealed_at: seals.at(-1)?.sealed_at ?? null,
  };
}

async function openDeclarations(ledger: SubsidyModuleService, year: number): Promise<OpenDeclaration[]> {
  const rows = await ledger.declared((store) => store.openOf(year));
  return rows.map(({ id, file_name, merchant_name, status }) => ({
    id,
    name: file_name,
    merchant: merchant_name,
    state: STATUS_ZH[status],
  }));
}

/** Entries to check that nobody has looked at: how many, and the position of the last of them. */
export async function toCheck(
  ledger: SubsidyModuleService,
  { year, confirmed_up_to }: YearState,
  as_of: AsOf = NOW,
): Promise<{ count: number; up_to: string }> {
  const [rows, count] = await ledger.listAndCountSubsidyEntries(
    { policy_year: year, to_check: true, seq: { $gt: confirmed_up_to, $lte: as_of } },
    { select: ["id", "seq"], order: { seq: "DESC" }, take: 1 },
  );
  return { count, up_to: `${rows[0]?.seq ?? confirmed_up_to}` };
}

/** Why the year's figures do not agree with the shop's captures and refunds; "" when they do. */
export async function balanceProblem(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  year: number,
): Promise<string> {
  try {
    await currentReport(container, ledger, year, new AbortController().signal);
    return "";
  } catch (error) {
    if (isCatalogueError(error) && error.code === "export_out_of_balance") return `${error.title}。${error.hint}`;
    throw error;
  }
}
