import { loadPolicy, policyIds, readPolicyFiles } from "../policy-files/load-policy";
import { CASE_SUBJECTS } from "./cases/case-kind";
import { parseCases } from "./parse-cases";
import { runCases } from "./run-cases";

/** Clauses of which no figure and no condition comes: what is free of charge, and what it is all for. */
const DECIDE_NOTHING = new Set(["c5-2-1", "c5-2-8"]);

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

  it("rest on every clause of the text, each in a case that holds by it and one that fails by it", () => {
    const deciding = [...policy.clauses.keys()].filter((clause) => !DECIDE_NOTHING.has(clause));
    const isTold = (clause: string) => {
      const own = results.filter((one) => one.clauses.includes(clause));
      // What a clause leaves open is refused whatever the facts are.
      return (
        own.some((one) => one.expected.join().startsWith("不能核算：")) ||
        new Set(own.map((one) => one.expected.join())).size > 1
      );
    };
    expect(deciding.filter((clause) => !isTold(clause))).toEqual([]);
  });

  it("have names of their own", () => {
    const names = results.map((result) => `${result.file} ${result.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
