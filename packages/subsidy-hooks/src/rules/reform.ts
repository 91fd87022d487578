import { stringify } from "yaml";
import { z } from "zod";
import { ruleErrors } from "./errors";
import type { DatedValue } from "./parameter";
import { parsePolicy } from "./parse-policy";
import type { Policy } from "./policy";
import { invalid, type PolicyFiles, parseYaml, type YamlParser, yamlParser } from "./policy-files";

/** What if: a policy with some parameters' values replaced. Nothing is paid by it. */
export interface Reform {
  /** The file's name. */
  id: string;
  name: string;
  name_en: string;
  description: string;
  changes: readonly ParameterChange[];
  /** The policy as it would be. */
  policy: Policy;
}

export interface ParameterChange {
  name: string;
  before: readonly DatedValue<unknown>[];
  after: readonly DatedValue<unknown>[];
}

const words = z.string().trim().min(1);

const schema = z.strictObject({
  name: words,
  name_en: words,
  description: words,
  overrides: z
    .record(words, z.record(words, z.unknown()))
    .refine((overrides) => Object.keys(overrides).length > 0, "至少要改一个参数"),
});

/**
 * The reforms of a policy's folder (`reforms/<id>.yaml`), in order of id. An override gives all dated values of one
 * parameter anew, in the form of its own file. Errors: `policy_invalid` naming the reform's file or the parameter's,
 * `unknown_parameter` for one that the policy does not have, `unknown_clause`.
 */
export function parseReforms(files: PolicyFiles): Reform[] {
  const ids = Object.keys(files).flatMap((file) => /^reforms\/([a-z0-9-]+)\.yaml$/.exec(file)?.[1] ?? []);
  const parse = yamlParser();
  const baseline = parsePolicy(files, parse);
  return ids.sort().map((id) => parseReform(baseline, files, id, parse));
}

function parseReform(baseline: Policy, files: PolicyFiles, id: string, parse: YamlParser): Reform {
  const file = `reforms/${id}.yaml`;
  const result = schema.safeParse(parseYaml(file, files[file] ?? ""));
  if (!result.success) throw invalid(file, z.prettifyError(result.error));
  const { overrides, ...texts } = result.data;
  const changed = Object.entries(overrides).map(([name, values]) => override(files, name, values));
  const policy = parsePolicy({ ...files, ...Object.fromEntries(changed) }, parse);
  const changes = Object.keys(overrides).map((name) => ({
    name,
    before: baseline.parameters.get(name)?.values ?? [],
    after: policy.parameters.get(name)?.values ?? [],
  }));
  return { id, ...texts, changes, policy };
}

/** A parameter's file with other values. */
function override(files: PolicyFiles, name: string, values: unknown): [file: string, text: string] {
  const file = `parameters/${name}.yaml`;
  const text = files[file];
  if (text === undefined) throw ruleErrors.unknown_parameter({ name });
  return [file, stringify({ ...(parseYaml(file, text) as object), values })];
}
