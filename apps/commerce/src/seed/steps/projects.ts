import type { MedusaContainer } from "@medusajs/framework/types";
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
import { applicationsOf, FUND } from "../data/projects";
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
  const applications = applicationsOf(year);
  for (const [i, application] of applications.entries()) {
    context.report(`${i + 1}/${applications.length} 示例申报`);
    await ensureApplication(context, merchants, application, { year, by: operator.id });
  }
  await ensureFund(context, { year, by: operator.id });
}

interface Recording {
  year: number;
  by: string;
}

/** What the sample looks for before it writes: rows are append-only, and an older sample's text may differ. */
interface Written {
  listProjectApplications(filter: { request_key: string }): Promise<{ id: string }[]>;
  listProjectCapDecisions(filter: { application_id: string }): Promise<unknown[]>;
  listProjectDecisions(filter: { application_id: string }): Promise<unknown[]>;
  listFundPlans(filter: { policy_year: number }): Promise<unknown[]>;
}

async function ensureApplication(
  { container }: SeedContext,
  merchants: Map<string, SeededMerchant>,
  one: SeedApplication,
  { year, by }: Recording,
): Promise<void> {
  const ledger = container.resolve<Written>("subsidy");
  const request_key = `${one.number}/${year}`;
  const [written] = await ledger.listProjectApplications({ request_key });
  const application_id = written?.id ?? (await record(container, merchants, one, { request_key, year, by }));
  if ((await ledger.listProjectDecisions({ application_id })).length > 0) return;
  if (one.cap && (await ledger.listProjectCapDecisions({ application_id })).length === 0) {
    const { number: document_number, ...cap } = one.cap;
    // Of the year before, so that it is never a day to come.
    const decided_on = `${year - 1}-12-20`;
    await recordCapDecisionWorkflow(container).run({
      input: { ...cap, application_id, document_number, decided_on, recorded_by: by },
    });
  }
  if (one.decision) {
    await decideApplicationWorkflow(container).run({
      input: { ...one.decision, application_id, request_key, over_fund_confirmed: false, after: 0, decided_by: by },
    });
  }
}

async function record(
  container: MedusaContainer,
  merchants: Map<string, SeededMerchant>,
  one: SeedApplication,
  { request_key, year, by }: Recording & { request_key: string },
): Promise<string> {
  const { result } = await recordApplicationWorkflow(container).run({
    input: {
      request_key,
      policy_year: year,
      merchant_id: one.merchant ? must(merchants.get(one.merchant), one.merchant).id : null,
      claimant_name: one.claimant?.name ?? null,
      credit_code: one.claimant ? withCreditCodeCheckDigit(one.claimant.credit_code_17) : null,
      renamed: null,
      project_number: one.project?.number ?? null,
      project_name: one.project?.name ?? null,
      facts: one.facts,
      order_numbers: [],
      ...one.place,
      recorded_by: by,
    },
  });
  return result.id;
}

async function ensureFund({ container }: SeedContext, { year, by }: Recording): Promise<void> {
  const ledger = container.resolve<Written>("subsidy");
  if ((await ledger.listFundPlans({ policy_year: year })).length > 0) return;
  await saveFundWorkflow(container).run({ input: { ...FUND, policy_year: year, after: 0, saved_by: by } });
}
