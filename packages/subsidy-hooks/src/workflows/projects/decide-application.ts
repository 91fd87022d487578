import type { MedusaContainer } from "@medusajs/framework/types";
import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { shanghaiDate, shanghaiYear } from "@qinshui/cn/time";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { ProjectStore } from "../../modules/subsidy/project-store";
import type SubsidyModuleService from "../../modules/subsidy/service";
import {
  type Application,
  assertFollows,
  assertHappened,
  assertWithin,
  assessCase,
  type CapDecided,
  type Case,
  DECISION_ZH,
  type Decision,
  standingOf,
} from "../../projects/application";
import { assertFundedOnce } from "../../projects/double-claims";
import { projectErrors } from "../../projects/errors";
import { fundStates, spentUses } from "../../projects/fund";
import { type FundEffect, fundEffect } from "../../projects/fund-effect";
import { readSalesUses } from "../../reports/read-fund";
import type { FundUse } from "../../rules/fund-bands";
import type { Policy } from "../../rules/policy";
import { hashOf } from "./record-application";

export interface DecisionInput {
  /** The same key and content again is the same decision. */
  request_key: string;
  application_id: string;
  decision: Decision;
  /** Both for a grant, in fen as text; neither otherwise. */
  amount_fen: string | null;
  document_number: string | null;
  /** For a grant: that it may take the money's source over its whole. */
  over_fund_confirmed: boolean;
  reason: string;
  /** How many decisions the page showed. */
  after: number;
  decided_by: string;
}

/**
 * Writes down what was decided about an application; of two at once the first is written. Nothing is granted above what
 * the rules assess at that moment, nothing for days to come, nothing twice, and nothing in a sealed year. Errors: `project_not_found`,
 * `project_changed`, `project_decision_out_of_order`, `project_year_sealed`, `project_not_eligible`,
 * `project_above_assessed`, `project_double_funded`, `project_over_fund` unless confirmed, `project_key_reused`, those of the rules (`parameter_missing`).
 */
export async function decideApplication(container: MedusaContainer, input: DecisionInput): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { request_key, application_id, decision, reason, decided_by } = input;
  const now = new Date();
  // Read before the lock: it is the ledger's, which goes on meanwhile in any case.
  const sales = decision === "grant" ? await readSalesUses(ledger, shanghaiYear(now)) : [];
  await ledger.projects(async (store) => {
    await store.lock();
    const keyed = { request_key, request_hash: hashOf(input) };
    if (await store.writtenBy("project_decision", keyed)) return;
    const own = await store.case(application_id);
    if (own.decisions.length !== input.after) throw projectErrors.project_changed();
    assertFollows(standingOf(own), decision);
    const granted =
      decision === "grant" ? await grantable(store, ledger.policy(), own, input, { now, sales }) : NOTHING;
    await store.addDecision({
      ...keyed,
      ...granted,
      ...{ application_id, decision, reason, decided_by },
      position: input.after + 1,
      decided_at: now,
    });
  });
}

const NOTHING = { amount_fen: null, assessed_fen: null, document_number: null, over_fund_fen: null };

interface Moment {
  now: Date;
  /** What online sales take of the money until then. */
  sales: readonly FundUse[];
}

async function grantable(store: ProjectStore, policy: Policy, own: Case, input: DecisionInput, { now, sales }: Moment) {
  const { id, policy_year } = own.application;
  await assertNotSealed(store, policy_year, DECISION_ZH.grant);
  assertHappened(own.application, shanghaiDate(now));
  const amount = fen(input.amount_fen ?? "0");
  const { double, elsewhere } = await store.circumstances(policy, policy_year, [own]);
  const grant = assessCase(policy, own, elsewhere(own), amount);
  assertWithin(grant, amount);
  assertFundedOnce(id, double);
  const effect = await effectOf(store, policy, own.application, amount, { now, sales });
  if (effect && effect.over_fen > 0n && !input.over_fund_confirmed) {
    const { source_name: source, over_fen, left_before_fen } = effect;
    const [asked, over, left] = [amount, fen(over_fen), fen(left_before_fen)].map(formatFen);
    throw projectErrors.project_over_fund({ asked: asked ?? "", source, over: over ?? "", left: left ?? "" });
  }
  const over_fund_fen = effect && effect.over_fen > 0n ? fen(effect.over_fen) : null;
  const { document_number } = input;
  return { amount_fen: amount, assessed_fen: grant.ceiling_fen, document_number, over_fund_fen };
}

/** What the grant does to its money, which is not yearly: all that is spent by now counts, whatever year it is of. */
async function effectOf(
  store: ProjectStore,
  policy: Policy,
  { policy_year, fund_source, fund_band }: Application,
  amount: Fen,
  { now, sales }: Moment,
): Promise<FundEffect | null> {
  const year = Math.max(policy_year, shanghaiYear(now));
  const plans = await store.fundsUntil(year);
  const uses = [...spentUses(plans, await store.casesUntil(year)), ...sales];
  const states = fundStates(policy, year, [], uses);
  return states && fundEffect(states.spent, { source: fund_source, band: fund_band }, amount);
}

export interface CapInput {
  application_id: string;
  document_number: string;
  decided_on: string;
  /** The most that it allows, in fen as text. */
  amount_fen: string;
  reason: string;
  recorded_by: string;
}

/**
 * Writes down the decision by which a leading-industry project may go above the cap in principle, once; the same again
 * writes nothing. Errors: `project_not_found`, `project_cap_not_leading`, `project_cap_recorded`, `project_date_to_come`,
 * `project_decision_out_of_order`, `project_year_sealed`.
 */
export async function recordCapDecision(container: MedusaContainer, input: CapInput): Promise<void> {
  const now = new Date();
  const today = shanghaiDate(now);
  if (input.decided_on > today) throw projectErrors.project_date_to_come({ date: input.decided_on, today });
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  await ledger.projects(async (store) => {
    await store.lock();
    const own = await store.case(input.application_id);
    if (own.cap) return assertSameCap(own.cap, input);
    const { facts, policy_year } = own.application;
    if (facts.programme !== "new_project_grant" || !facts.leading_industry)
      throw projectErrors.project_cap_not_leading();
    assertFollows(standingOf(own), "grant");
    await assertNotSealed(store, policy_year, "登记专项决定");
    const { application_id, document_number: number, decided_on, reason, recorded_by } = input;
    const cap = { number, decided_on, amount_fen: fen(input.amount_fen), reason, recorded_by, recorded_at: now };
    await store.addCapDecision(application_id, cap);
  });
}

function assertSameCap(cap: CapDecided, input: CapInput): void {
  const { number, decided_on, amount_fen, reason } = cap;
  const held = [number, decided_on, amount_fen.toString(), reason];
  const offered = [input.document_number, input.decided_on, input.amount_fen, input.reason];
  if (held.some((value, i) => value !== offered[i])) throw projectErrors.project_cap_recorded({ number });
}

async function assertNotSealed(store: ProjectStore, year: number, decision: string): Promise<void> {
  if ((await store.yearSteps(year)).has("seal")) throw projectErrors.project_year_sealed({ year, decision });
}
