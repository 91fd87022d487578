import { createHash } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { assertCreditCode, tidyCreditCode } from "@qinshui/cn/credit-code";
import { isCatalogueError } from "@qinshui/cn/errors";
import { fen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { NewApplication, ProjectStore } from "../../modules/subsidy/project-store";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { assessCase } from "../../projects/application";
import { projectErrors } from "../../projects/errors";
import type { ApplicationFacts } from "../../projects/facts";
import { assertPlace } from "../../projects/fund";
import { formerName, type Renamed } from "../../projects/known-name";
import { projectKey } from "../../projects/project-key";
import type { Policy } from "../../rules/policy";

export interface ApplicationInput {
  /** The same key and content again is the same application. */
  request_key: string;
  policy_year: number;
  /** A merchant of the shop; null for whoever is none, with name and credit code. */
  merchant_id: string | null;
  claimant_name: string | null;
  credit_code: string | null;
  /** Said when the credit code is known under another name. */
  renamed: Renamed | null;
  /** Null for a programme that is not about projects. */
  project_number: string | null;
  project_name: string | null;
  facts: ApplicationFacts;
  /** The shop's own orders on which it rests. */
  order_numbers: string[];
  source: string;
  band: string | null;
  recorded_by: string;
}

/**
 * Writes an application down as it came. Errors: `project_claimant_missing`, `credit_code_invalid`,
 * `project_merchant_unknown`, `project_order_unknown`, `fund_place_unknown`, `project_year_closing`,
 * `project_key_reused`, `project_credit_code_known`, and those of the rules but for what the document does not give.
 */
export async function recordApplication(container: MedusaContainer, input: ApplicationInput): Promise<string> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const policy = ledger.policy();
  assertPlace(policy, input);
  const claimant = await claimantOf(container, input);
  const { request_key, policy_year, project_number, project_name, facts, recorded_by, order_numbers } = input;
  return ledger.projects(async (store) => {
    await store.lock();
    const keyed = { request_key, request_hash: hashOf(input) };
    const written = await store.writtenBy("project_application", keyed);
    if (written) return written;
    if ((await store.yearSteps(policy_year)).has("start_closing")) {
      throw projectErrors.project_year_closing({ year: policy_year });
    }
    const former_name = formerName(claimant, await knownNames(container, store, claimant.credit_code), input.renamed);
    const application: NewApplication = {
      ...keyed,
      ...claimant,
      former_name,
      renamed_reason: former_name === null ? null : (input.renamed?.reason ?? null),
      ...{ policy_year, project_number, project_name, facts, recorded_by },
      project_key: projectKey({ ...input, ...claimant }),
      line_ids: await store.linesOfOrders(policy_year, claimant.merchant_id ?? "", order_numbers),
      fund_source: input.source,
      fund_band: input.band,
      recorded_at: new Date(),
    };
    assertComputable(policy, application);
    return store.addApplication(application);
  });
}

async function claimantOf(container: MedusaContainer, { merchant_id, claimant_name, credit_code }: ApplicationInput) {
  if (merchant_id === null) {
    if (!claimant_name || !credit_code) throw projectErrors.project_claimant_missing();
    const code = tidyCreditCode(credit_code);
    assertCreditCode(code);
    return { merchant_id, claimant_name, credit_code: code };
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "merchant", fields: ["id", "name", "credit_code"], filters: { id: merchant_id } });
  const [merchant] = data as { name: string; credit_code: string }[];
  if (!merchant) throw projectErrors.project_merchant_unknown();
  assertCreditCode(merchant.credit_code);
  return { merchant_id, claimant_name: merchant.name, credit_code: merchant.credit_code };
}

/** What the owner of a credit code is called: by the shop's merchants, and by earlier applications. */
async function knownNames(container: MedusaContainer, store: ProjectStore, credit_code: string): Promise<string[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "merchant", fields: ["name"], filters: { credit_code } });
  const applied = await store.nameOf(credit_code);
  return [...(data as { name: string }[]).map(({ name }) => name), ...(applied === undefined ? [] : [applied])];
}

/** What the document does not give yet may still be applied for; what contradicts itself may not. */
function assertComputable(policy: Policy, application: NewApplication): void {
  try {
    assessCase(policy, { application: { ...application, id: "" }, cap: null, decisions: [] }, fen(0));
  } catch (error) {
    if (!isCatalogueError(error) || error.code !== "parameter_missing") throw error;
  }
}

/** Of what was asked for, whoever sent it. */
export function hashOf(input: { request_key: string; recorded_by?: string; decided_by?: string }): string {
  const { request_key: _key, recorded_by: _recorder, decided_by: _decider, ...content } = input;
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
