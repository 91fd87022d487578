import type { MedusaContainer } from "@medusajs/framework/types";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { blockers, type YearFacts } from "../../year/blockers";
import { yearErrors } from "../../year/errors";
import { STEP_ZH, type StepAction } from "../../year/step";
import type { YearState } from "../../year/year-state";
import { factsOf, readYear, toCheck } from "./read-year";
import { actionOf, detailsOf, type PlainAction } from "./step-rows";

/** A step somebody asks for. A year is sealed by `sealYear`. */
export interface StepRequest {
  year: number;
  action: PlainAction;
  by: string;
  reason: string;
  /** How many steps the year had when it was asked for. */
  after: number;
}

/** Takes a step. Errors: `year_step_blocked` naming all that stands against it, `year_changed`. */
export async function takeStep(container: MedusaContainer, request: StepRequest): Promise<void> {
  const { year, by, reason, after } = request;
  const action = actionOf(request.action);
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const record = await readYear(ledger, year);
  if (record.state.steps !== after) throw yearErrors.year_changed({ year });
  const facts = await factsOf(ledger, record, null);
  assertPossible(record.state, action, facts);
  if (action.kind === "confirm_entries") {
    // What was confirmed is what was shown: not one more that came meanwhile. Positions are given before entries are
    // committed, so whoever is adding some is waited for: theirs may lie below what the page showed.
    await ledger.position();
    const present = await toCheck(ledger, record.state);
    if (present.count !== action.count || present.up_to !== action.up_to) throw yearErrors.year_changed({ year });
  }
  await ledger.appendYearStep({
    policy_year: year,
    after,
    kind: action.kind,
    details: detailsOf(action),
    taken_by: by,
    taken_at: facts.now,
    reason,
  });
}

/** Error: `year_step_blocked`. */
export function assertPossible(state: YearState, action: StepAction, facts: YearFacts): void {
  const found = blockers(state, action, facts);
  if (found.length === 0) return;
  const items = found.map(({ text }) => text).join("；");
  throw yearErrors.year_step_blocked({ step: STEP_ZH[action.kind], items, blockers: found });
}
