import { parseArgs } from "node:util";
import { loadPolicy, policyIds, readPolicyFiles } from "../../policy-files/load-policy";
import { parseCases } from "../../rules/parse-cases";
import { type CaseResult, runCases } from "../../rules/run-cases";
import type { Command } from "../command";
import { textTable } from "../text-table";

/** `cases`: runs the cases that officials can read, of one policy or of all. */
export const casesCommand: Command = {
  summary: "逐一核对政策案例 · run the official cases",
  usage: "cases [--policy <id>]",
  async run(args, { stdout }) {
    const { values } = parseArgs({ args, options: { policy: { type: "string" } } });
    const ids = values.policy === undefined ? policyIds() : [values.policy];
    const results = ids.flatMap((id) => resultsOf(id).map((result) => ({ id, ...result })));
    const failed = results.filter((result) => result.differences.length > 0);
    stdout.write(textTable([["政策", "案例", "结果"], ...results.map((one) => [one.id, one.name, verdict(one)])]));
    for (const one of failed)
      stdout.write(`\n${one.file}: ${one.name}\n${one.differences.map((text) => `  ${text}\n`).join("")}`);
    stdout.write(`\n${results.length - failed.length} 个案例相符，${failed.length} 个不符\n`);
    return failed.length === 0 ? 0 : 1;
  },
};

function resultsOf(id: string): CaseResult[] {
  const policy = loadPolicy(id);
  return runCases(policy, parseCases(policy, readPolicyFiles(id)));
}

function verdict({ differences }: CaseResult): string {
  return differences.length === 0 ? "相符" : "不符";
}
