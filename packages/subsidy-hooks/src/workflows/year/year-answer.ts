import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { type Fen, fen } from "@qinshui/cn/money";
import { shanghaiDate } from "@qinshui/cn/time";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { toJson } from "../../reports/json";
import { readYearOverview } from "../../reports/read-year-overview";
import { staffNames } from "../../reports/staff-names";
import { parsePolicy } from "../../rules/parse-policy";
import type { Policy } from "../../rules/policy";
import type { PolicyFiles } from "../../rules/policy-files";
import { noticePeriod } from "../../rules/public-notice";
import { type Blocker, blockers, type YearFacts } from "../../year/blockers";
import { clawBackList } from "../../year/claw-back";
import { yearErrors } from "../../year/errors";
import { STEP_ZH, type StepAction } from "../../year/step";
import { canFollow, dueOf, PHASE_ZH, type YearState } from "../../year/year-state";
import { balanceProblem, factsOf, readYear, type SealRecord, toCheck, type YearRecord } from "./read-year";
import { sealingJson } from "./request-sealing";

/** What a new revision would change. */
export interface Pending {
  /** Entries of the year that came after the newest seal, and their sum. */
  entry_count: number;
  amount_fen: Fen;
  /** Claimants whose amount would be another. */
  changes: { claimant_id: string; claimant_name: string; certified_fen: Fen; now_fen: Fen; difference_fen: Fen }[];
}

/** Everything about the closing of a year, as it is answered. With `check_balance` the shop's money is added up too. */
export async function yearAnswer(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  year: number,
  check_balance: boolean,
) {
  const record = await readYear(ledger, year);
  const balance = check_balance ? await balanceProblem(container, ledger, year) : null;
  const facts = await factsOf(ledger, record, balance);
  const { state, steps, seals, objections } = record;
  const sealing = await ledger.sealings((store) => store.newest(year));
  return toJson({
    year,
    phase: state.phase,
    phase_text: PHASE_ZH[state.phase],
    revision: state.revision,
    steps: steps.map((step) => ({ ...stepJson(step), kind_text: STEP_ZH[step.kind] })),
    next: nextSteps(state, facts),
    sealing: sealing ? sealingJson(sealing) : null,
    out_of_balance: balance,
    to_check: await toCheck(ledger, state),
    notice: state.notice && { ...state.notice, ...lastDayOf(facts, state.notice.posted_on) },
    claimants: state.claimants.map((money) => ({ ...money, due_fen: dueOf(money) })),
    claw_back: clawBackList(state),
    seals: seals.map(sealSummary),
    pending: await pendingOf(ledger, record),
    objections,
    names: await namesOf(container, record, sealing?.cancelled_by ?? null),
  });
}

/** What everybody is called who took a step, decided an objection or called the sealing off, by id. */
async function namesOf(
  container: MedusaContainer,
  { steps, objections }: YearRecord,
  cancelledBy: string | null,
): Promise<Record<string, string>> {
  const people = [
    ...(cancelledBy ? [cancelledBy] : []),
    ...steps.map((step) => step.by),
    ...objections.flatMap((one) => [one.recorded_by, one.decided_by ?? []].flat()),
  ];
  return Object.fromEntries(await staffNames(container.resolve(ContainerRegistrationKeys.QUERY), people));
}

/** A seal's certified amounts stand in its report already. */
function stepJson(step: YearRecord["steps"][number]) {
  if (step.kind !== "seal") return step;
  const { certified: _, ...rest } = step;
  return rest;
}

/** The steps that the order allows now, each with what stands against it; what a person fills in is judged when it is. */
function nextSteps(state: YearState, facts: YearFacts): { kind: string; text: string; blockers: Blocker[] }[] {
  const today = shanghaiDate(facts.now);
  const offered: StepAction[] = [
    { kind: "start_closing" },
    { kind: "start_notice", posted_on: today, url: "https://example.invalid" },
    { kind: "end_notice" },
    // A revision is always possible and seldom what comes next, so it is the last.
    { kind: "seal", revision: state.revision + 1, certified: [] },
  ];
  return offered
    .filter(({ kind }) => canFollow(state, kind))
    .map((action) => ({ kind: action.kind, text: stepText(action), blockers: blockers(state, action, facts) }));
}

function stepText(action: StepAction): string {
  return action.kind === "seal" && action.revision > 1 ? "发布更正版次" : STEP_ZH[action.kind];
}

function lastDayOf({ policy }: YearFacts, postedOn: string): { last_day: string | null; problem: string | null } {
  try {
    return { last_day: noticePeriod(policy, postedOn).last_day, problem: null };
  } catch (error) {
    if (isCatalogueError(error)) return { last_day: null, problem: `${error.title}。${error.hint}` };
    throw error;
  }
}

export function sealSummary({ report, file_id: _, ...seal }: SealRecord) {
  return { ...seal, total_subsidy_fen: report.total_subsidy_fen, control: report.control };
}

async function pendingOf(ledger: SubsidyModuleService, { state, seals }: YearRecord): Promise<Pending | null> {
  const newest = seals.at(-1);
  if (!newest) return null;
  const all = await ledger.reportSums({ policy_year: state.year });
  const sealed = await ledger.reportSums({ policy_year: state.year, as_of: newest.as_of });
  return {
    entry_count: all.entry_count - sealed.entry_count,
    amount_fen: fen(BigInt(all.amount_fen) - BigInt(sealed.amount_fen)),
    changes: changesSince(newest, await subsidiesNow(ledger, state.year)),
  };
}

interface NamedAmount {
  claimant_name: string;
  amount: bigint;
}

async function subsidiesNow(ledger: SubsidyModuleService, year: number): Promise<Map<string, NamedAmount>> {
  const now = new Map<string, NamedAmount>();
  for (const { claimant_id, claimant_name, subsidy_fen } of (await readYearOverview(ledger, year)).rows) {
    now.set(claimant_id, { claimant_name, amount: (now.get(claimant_id)?.amount ?? 0n) + subsidy_fen });
  }
  return now;
}

function changesSince({ report }: SealRecord, now: ReadonlyMap<string, NamedAmount>): Pending["changes"] {
  const sealed = new Map(report.claimants.map((one) => [one.claimant_id, one]));
  const ids = [...new Set([...sealed.keys(), ...now.keys()])].sort();
  return ids
    .map((claimant_id) => {
      const certified = fen(sealed.get(claimant_id)?.subsidy_fen ?? "0");
      const amount = fen(now.get(claimant_id)?.amount ?? 0n);
      const claimant_name = now.get(claimant_id)?.claimant_name ?? sealed.get(claimant_id)?.claimant_name ?? "";
      const difference_fen = fen(amount - certified);
      return { claimant_id, claimant_name, certified_fen: certified, now_fen: amount, difference_fen };
    })
    .filter((row) => row.difference_fen !== 0n);
}

/** The seal of a revision, or the newest. Undefined where there is none. */
export async function findSeal(
  ledger: SubsidyModuleService,
  year: number,
  revision: number | undefined,
): Promise<SealRecord | undefined> {
  const { seals } = await readYear(ledger, year);
  return revision === undefined ? seals.at(-1) : seals.find((seal) => seal.revision === revision);
}

/** The policy of a sealed revision, from its own texts. Error: `year_not_sealed`. */
export async function sealedPolicy(ledger: SubsidyModuleService, year: number, revision: number): Promise<Policy> {
  const [seal] = await ledger.listYearSeals({ policy_year: year, revision }, { take: 1 });
  if (!seal) throw yearErrors.year_not_sealed({ year });
  return parsePolicy(seal.policy_files as PolicyFiles);
}
