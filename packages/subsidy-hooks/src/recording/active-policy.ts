import { subsidyErrors } from "../modules/subsidy/errors";
import { loadPolicy, policyIds } from "../policy-files/load-policy";
import type { Policy } from "../rules/policy";

export interface PolicyOptions {
  /** Folder name under `policies/`. May be left out while there is only one. */
  policy?: string;
}

/** The policy an installation applies. Error: `policy_not_chosen` when the choice is open. */
export function activePolicy(options: PolicyOptions): Policy {
  return loadPolicy(options.policy ?? onlyPolicy());
}

function onlyPolicy(): string {
  const ids = policyIds();
  const [only] = ids;
  if (only === undefined || ids.length > 1) throw subsidyErrors.policy_not_chosen({ known: ids.join("、") });
  return only;
}
