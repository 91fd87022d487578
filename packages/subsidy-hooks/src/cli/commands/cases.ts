import { parseArgs } from "node:util";
import { policyIds, readPolicyFiles } from "../../policy-files/load-policy";
import { parseCases } from "../../rules/parse-cases";
import { type CaseResult, runCases } from "../../rules/run-cases";
import { type Command, policyOf } from "../command";
import { textTable } from "../text-table";

/** `cases`: runs the cases that officials can read, of one policy or of all. */
export const casesCommand: Command = {
  summary: "逐一核对政策案例 · run the official cases",
  usage: "cases [--policy <id>]",
  help: `把政策附带的案例逐一算一遍，列表显示是否相符。
  --policy  只核对这个政策；不写则核对全部
退出码：0 全部相符；1 有不符；2 参数有错。

Runs the cases that come with a policy and prints which of them hold.
  --policy  of this policy alone; of all when left out
Exit code: 0 all hold; 1 some do not; 2 asked wrongly.
`,
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
  const policy = policyOf(id);
  return runCases(policy, parseCases(policy, readPolicyFiles(id)));
}

function verdict({ differences }: CaseResult): string {
  return differences.length === 0 ? "相符" : "不符";
}
