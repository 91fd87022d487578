import { loadPolicy, policyIds, readPolicyFiles } from "../policy-files/load-policy";
import { CASE_SUBJECTS } from "./cases/case-kind";
import { parseCases } from "./parse-cases";
import { runCases } from "./run-cases";

describe.each(policyIds())("the cases of %s", (id) => {
  const policy = loadPolicy(id);
  const cases = parseCases(policy, readPolicyFiles(id));
  const results = runCases(policy, cases);

  it.each(cases.map((one) => [one.文件, one.名称, one] as const))("%s: %s", (_file, _name, one) => {
    expect(runCases(policy, [one])[0]?.differences).toEqual([]);
  });

  it("are of every programme that the document has, and of every goods class", () => {
    const subjects = new Set<string>(results.map((result) => result.subject));
    const programmes = Object.values(CASE_SUBJECTS).filter((subject) => policy[subject] !== null);
    for (const subject of programmes) expect(subjects).toContain(subject);
    const texts = results.flatMap((result) => result.expected);
    for (const rules of policy.online_sales.goods_classes.values()) {
      expect(texts.some((text) => text.includes(rules.name))).toBe(true);
    }
  });

  it("rest on every clause that a parameter rests on", () => {
    const cited = new Set(results.flatMap((result) => result.clauses));
    const values = [...policy.parameters.values()].flatMap((parameter) => parameter.values);
    for (const clause of values.flatMap((value) => value.clauses)) expect(cited).toContain(clause);
  });

  it("have names of their own", () => {
    const names = results.map((result) => `${result.file} ${result.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
