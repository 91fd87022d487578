import { loadPolicy, policyIds, readPolicyFiles } from "../policy-files/load-policy";
import { assess } from "./assess";
import { parseCases } from "./parse-cases";
import { parsePolicy } from "./parse-policy";
import { runCases } from "./run-cases";

describe.each(policyIds())("the cases of %s", (id) => {
  const policy = loadPolicy(id);
  const cases = parseCases(policy, readPolicyFiles(id));

  it.each(runCases(policy, cases).map((result) => [result.file, result.name, result.differences] as const))(
    "%s: %s",
    (_file, _name, differences) => expect(differences).toEqual([]),
  );

  it("there are some for every goods class", () => {
    const texts = runCases(policy, cases).flatMap((result) => result.expected);
    for (const rules of policy.online_sales.goods_classes.values())
      expect(texts.some((text) => text.includes(rules.name))).toBe(true);
  });

  it("every year from its first to ten years on can be assessed", () => {
    const first = Number(policy.effective_from.slice(0, 4));
    for (let year = first; year < first + 10; year++) expect(assess(policy, year, [])).toEqual([]);
  });
});

describe("the cases fail when the policy's numbers are changed", () => {
  const files = readPolicyFiles("qinshui-2023-33");

  it.each([
    ["general_industrial/threshold", "5000000.00", "5000000.01"],
    ["general_industrial/threshold", "5000000.00", "4999999.99"],
    ["specialty_agricultural/threshold", "1000000.00", "1000000.01"],
    ["specialty_agricultural/threshold", "1000000.00", "999999.99"],
    ["general_industrial/rate", '"5"', '"5.1"'],
    ["specialty_agricultural/rate", '"5"', '"4.9"'],
    ["general_industrial/basis", "value: excess", "value: whole"],
    ["specialty_agricultural/basis", "value: excess", "value: whole"],
    ["general_industrial/comparison", "value: gte", "value: gt"],
    ["specialty_agricultural/comparison", "value: gte", "value: gt"],
    ["general_industrial/rounding", "value: half_away_from_zero", "value: down"],
    ["specialty_agricultural/rounding", "value: half_away_from_zero", "value: down"],
    ["eligible/merchant_kinds", "[enterprise, individual]", "[enterprise]"],
    ["eligible/merchant_kinds", "[enterprise, individual]", "[individual]"],
    ["eligible/merchant_kinds", "[enterprise, individual]", "[enterprise, individual, cooperative]"],
    ["eligible/merchant_kinds", "[enterprise, individual]", "[enterprise, individual, self_operated]"],
    ["eligible/channels", "[online]", "[online, onsite]"],
  ])("%s: %s → %s", (name, from, to) => {
    const file = `parameters/online_sales/${name}.yaml`;
    const changed = { ...files, [file]: (files[file] ?? "").replace(from, to) };
    expect(changed[file]).not.toBe(files[file]);
    const policy = parsePolicy(changed);
    const failed = runCases(policy, parseCases(policy, files)).filter((result) => result.differences.length > 0);
    expect(failed.length).toBeGreaterThan(0);
  });
});
