import { createHash } from "node:crypto";
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

const digests = new Map<string, string>();

/** Tells two contents of a policy's folder apart; read once, as the policy is. */
export function policyDigest(id: string): string {
  const known = digests.get(id);
  if (known) return known;
  const files = Object.entries(readPolicyFiles(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  digests.set(id, digest);
  return digest;
}

/** Ids of all policies of the package. */
export function policyIds(): string[] {
  const entries = readdirSync(packageFolder("policies"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.map((folder) => folder.name).sort();
}

/**
 * All texts of a policy's folder by relative path, and the calendar of working days as `calendar/<year>.yaml`. Error:
 * `policy_invalid` when there is no such folder.
 */
export function readPolicyFiles(id: string): PolicyFiles {
  const folder = join(packageFolder("policies"), id);
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(folder)) {
    throw ruleErrors.policy_invalid({ file: id, problem: "没有这个政策文件夹" });
  }
  return { ...textsOf(folder, ""), ...calendarFiles() };
}

function calendarFiles(): PolicyFiles {
  return textsOf(join(packageFolder("calendars"), "cn"), "calendar/");
}

function textsOf(folder: string, prefix: string): PolicyFiles {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(yaml|md)$/.test(name));
  return Object.fromEntries(
    names.map((name) => [`${prefix}${name.split("\\").join("/")}`, readFileSync(join(folder, name), "utf8")]),
  );
}

/** A folder beside the package's `package.json`: above `src` in the sources, above `.medusa/server/src` when built. */
function packageFolder(name: string): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (existsSync(join(folder, "package.json")) && existsSync(candidate)) return candidate;
  }
  throw ruleErrors.policy_invalid({ file: name, problem: `在 ${__dirname} 之上找不到该文件夹` });
}
