import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ruleErrors } from "../rules/errors";
import { parsePolicy } from "../rules/parse-policy";
import type { Policy } from "../rules/policy";
import type { PolicyFiles } from "../rules/policy-files";

const parsed = new Map<string, Policy>();

/** The policy of an id (its folder's name under `policies/`), read once. Errors: those of `parsePolicy`. */
export function loadPolicy(id: string): Policy {
  const known = parsed.get(id);
  if (known) return known;
  const policy = parsePolicy(readPolicyFiles(id));
  if (policy.id !== id) {
    throw ruleErrors.policy_invalid({ file: `${id}/policy.yaml`, problem: `编号 ${policy.id} 与文件夹名不一致` });
  }
  parsed.set(id, policy);
  return policy;
}

/** Ids of all policies of the package. */
export function policyIds(): string[] {
  const entries = readdirSync(policiesFolder(), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** All texts of a policy's folder by relative path. Error: `policy_invalid` when there is no such folder. */
export function readPolicyFiles(id: string): PolicyFiles {
  const folder = join(policiesFolder(), id);
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(folder)) {
    throw ruleErrors.policy_invalid({ file: id, problem: "没有这个政策文件夹" });
  }
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(yaml|md)$/.test(name));
  return Object.fromEntries(
    names.map((name) => [name.split("\\").join("/"), readFileSync(join(folder, name), "utf8")]),
  );
}

/** `policies/` beside the package's `package.json`: above `src` in the sources, above `.medusa/server/src` when built. */
function policiesFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "policies");
    if (existsSync(join(folder, "package.json")) && existsSync(candidate)) return candidate;
  }
  throw ruleErrors.policy_invalid({ file: "policies", problem: `在 ${__dirname} 之上找不到该文件夹` });
}
