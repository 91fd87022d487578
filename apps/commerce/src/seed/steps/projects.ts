import { Modules } from "@medusajs/framework/utils";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import { shanghaiDate } from "@qinshui/cn/time";
import {
  decideApplicationWorkflow,
  recordApplicationWorkflow,
  recordCapDecisionWorkflow,
  saveFundWorkflow,
} from "@qinshui/subsidy-hooks/workflows";
import { must, type SeedContext } from "../context";
import { OPERATOR } from "../data/county";
import { APPLICATIONS, FUND } from "../data/projects";
import type { SeedApplication } from "../data/types";
import type { SeededMerchant } from "./merchants";

/**
 * Sample applications for the other programmes, their decisions, and the fund of the year. Only a person may decide, so
 * there are none where there is no demo operator. What was recorded before is known again by its key.
 */
export async function ensureProjects(context: SeedContext, merchants: Map<string, SeededMerchant>): Promise<void> {
  const { container } = context;
  const [operator] = await container.resolve(Modules.USER).listUsers({ email: OPERATOR.email });
  if (!operator) {
    context.report("项目申报：没有演示运营账号，不登记示例申报");
    return;
  }
  const year = Number(shanghaiDate(new Date()).slice(0, 4));
  for (const [i, application] of APPLICATIONS.entries()) {
    context.report(`${i + 1}/${APPLICATIONS.length} 示例申报`);
    await ensureApplication(context, merchants, application, { year, by: operator.id });
  }
  await ensureFund(context, { year, by: operator.id });
}

interface Recording {
  year: number;
  by: string;
}

async function ensureApplication(
  { container }: SeedContext,
  merchants: Map<string, SeededMerchant>,
  one: SeedApplication,
  { year, by }: Recording,
): Promise<void> {
  const request_key = `${one.number}/${year}`;
  const { result } = await recordApplicationWorkflow(container).run({
    input: {
      request_key,
      policy_year: year,
      merchant_id: one.merchant ? must(merchants.get(one.merchant), one.merchant).id : null,
      claimant_name: one.claimant?.name ?? null,
      credit_code: one.claimant ? withCreditCodeCheckDigit(one.claimant.credit_code_17) : null,
      project_number: one.project?.number ?? null,
      project_name: one.project?.name ?? null,
      facts: datedIn(year, one.facts),
      order_numbers: [],
      ...one.place,
      recorded_by: by,
    },
  });
  const application_id = result.id;
  if (one.cap) {
    const { number: document_number, ...cap } = one.cap;
    // Of the year before, so that it is never a day to come.
    const decided_on = `${year - 1}-12-20`;
    await recordCapDecisionWorkflow(container).run({
      input: { ...cap, application_id, document_number, decided_on, recorded_by: by },
    });
  }
  if (one.decision) {
    await decideApplicationWorkflow(container).run({
      input: { ...one.decision, application_id, request_key, after: 0, decided_by: by },
    });
  }
}

/** Month and day become days of a year. */
function datedIn(year: number, facts: SeedApplication["facts"]): SeedApplication["facts"] {
  const dated = Object.entries(facts).map(([name, value]) => [
    name,
    name.endsWith("_on") && value !== null ? `${year}-${value}` : value,
  ]);
  return Object.fromEntries(dated);
}

async function ensureFund({ container }: SeedContext, { year, by }: Recording): Promise<void> {
  const ledger = container.resolve<{ listFundPlans(filter: { policy_year: number }): Promise<unknown[]> }>("subsidy");
  if ((await ledger.listFundPlans({ policy_year: year })).length > 0) return;
  await saveFundWorkflow(container).run({ input: { ...FUND, policy_year: year, after: 0, saved_by: by } });
}
