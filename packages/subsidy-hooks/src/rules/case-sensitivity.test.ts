import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { parseCases } from "./parse-cases";
import { parsePolicy } from "./parse-policy";
import { runCases } from "./run-cases";

function isBroken(run: () => ReturnType<typeof runCases>): boolean {
  try {
    return run().some((result) => result.differences.length > 0);
  } catch {
    return true;
  }
}

/** Every condition left out, one at a time. */
const without = (name: string, conditions: string): [name: string, from: string, to: string][] =>
  conditions.split(" ").map((condition) => [`${name}/conditions`, `      - ${condition}\n`, ""]);

const OF_PROJECTS = "not_town_enterprise not_in_area not_new_project not_applied not_analysed not_accepted";

describe.each<[id: string, changes: [name: string, from: string, to: string][]]>([
  [
    "qinshui-2023-33",
    [
      ["online_sales/general_industrial/threshold", "5000000.00", "5000000.01"],
      ["online_sales/general_industrial/threshold", "5000000.00", "4999999.99"],
      ["online_sales/specialty_agricultural/threshold", "1000000.00", "1000000.01"],
      ["online_sales/specialty_agricultural/threshold", "1000000.00", "999999.99"],
      ["online_sales/general_industrial/rate", '"5"', '"5.0001"'],
      ["online_sales/specialty_agricultural/rate", '"5"', '"4.9999"'],
      ["online_sales/general_industrial/basis", "value: excess", "value: whole"],
      ["online_sales/specialty_agricultural/basis", "value: excess", "value: whole"],
      ["online_sales/general_industrial/comparison", "value: gte", "value: gt"],
      ["online_sales/specialty_agricultural/comparison", "value: gte", "value: gt"],
      ["online_sales/general_industrial/rounding", "value: half_away_from_zero", "value: down"],
      ["online_sales/specialty_agricultural/rounding", "value: half_away_from_zero", "value: down"],
      ["online_sales/eligible/merchant_kinds", "[enterprise, individual]", "[enterprise]"],
      ["online_sales/eligible/merchant_kinds", "[enterprise, individual]", "[individual]"],
      ["online_sales/eligible/merchant_kinds", "[enterprise, individual]", "[enterprise, individual, cooperative]"],
      ["online_sales/eligible/merchant_kinds", "[enterprise, individual]", "[enterprise, individual, self_operated]"],
      ["online_sales/eligible/channels", "[online]", "[online, onsite]"],
      ["new_project_grant/rate_cap", '"30"', '"30.0001"'],
      ["new_project_grant/rate_cap", '"30"', '"29.9999"'],
      ["new_project_grant/principle_cap", "3000000.00", "3000000.01"],
      ["new_project_grant/principle_cap", "3000000.00", "2999999.99"],
      ["new_project_grant/rounding", "value: down", "value: half_away_from_zero"],
      ...without("new_project_grant", `${OF_PROJECTS} not_built_in_year not_effective_in_year`),
      ...without("loan_interest", `${OF_PROJECTS} not_long_term loan_not_for_building`),
      ["loan_interest/cap", "2000000.00", "2000000.01"],
      ["loan_interest/cap", "2000000.00", "1999999.99"],
      ["funds/province/amount", "10000000.00", "10000000.01"],
      ["funds/province/amount", "10000000.00", "9999999.99"],
      ["funds/city/amount", "1000000.00", "1000000.01"],
      ["funds/city/amount", "1000000.00", "999999.99"],
      ["funds/county/amount", "3000000.00", "3000000.01"],
      ["funds/county/amount", "3000000.00", "2999999.99"],
      ["funds/bands/leading_industry/floor", '"40"', '"40.0001"'],
      ["funds/bands/leading_industry/floor", '"40"', '"39.9999"'],
      ["funds/bands/leading_industry/ceiling", '"50"', '"50.0001"'],
      ["funds/bands/leading_industry/ceiling", '"50"', '"49.9999"'],
      ["funds/bands/e_commerce/floor", '"30"', '"30.0001"'],
      ["funds/bands/e_commerce/ceiling", '"40"', '"39.9999"'],
      ["funds/bands/supporting/floor", '"20"', '"20.0001"'],
      ["funds/bands/supporting/ceiling", '"30"', '"29.9999"'],
      ["no_double_funding/units", "[project, line]", "[project]"],
      ["no_double_funding/units", "[project, line]", "[line]"],
      ["public_notice/working_days", "value: 5", "value: 6"],
      ["public_notice/working_days", "value: 5", "value: 4"],
      ["public_notice/count_first_day", "value: false", "value: true"],
    ],
  ],
  [
    "sample-county-2026",
    [
      ["online_sales/local_produce/bands", "500000.00", "500000.01"],
      ["online_sales/local_produce/bands", '"1000000.00"', '"999999.99"'],
      ["online_sales/local_produce/bands", '"100000.00"', '"100000.01"'],
      ["online_sales/local_produce/comparison", "value: gte", "value: gt"],
      ["online_sales/handicraft/bands", "800000.00", "800000.01"],
      ["online_sales/handicraft/comparison", "value: gt", "value: gte"],
      ["online_sales/processed_food/threshold", "300000.00", "300000.01"],
      ["online_sales/processed_food/rate", '"2.5"', '"2.5001"'],
      ["online_sales/processed_food/rate", '"3"', '"2.5"'],
      ["online_sales/processed_food/basis", "value: whole", "value: excess"],
      ["online_sales/processed_food/comparison", "value: gte", "value: gt"],
      ["online_sales/processed_food/rounding", "value: down", "value: half_away_from_zero"],
      ["online_sales/eligible/merchant_kinds", "individual, cooperative", "individual"],
      ["online_sales/eligible/merchant_kinds", "cooperative]", "cooperative, self_operated]"],
      ["online_sales/eligible/channels", "[online]", "[online, onsite]"],
      ["loan_interest/cap", "500000.00", "499999.99"],
      ...without("loan_interest", "not_long_term loan_not_for_building"),
      ["loan_interest/conditions", "      - not_long_term\n", "      - not_long_term\n      - not_accepted\n"],
      ...without("cross_border", "not_enterprise no_platform_agreement no_results"),
      ["cross_border/rate", '"2"', '"2.0001"'],
      ["cross_border/rounding", "value: half_away_from_zero", "value: down"],
      ["funds/province/amount", "5000000.00", "5000000.01"],
      ["funds/county/amount", "2000000.00", "1999999.99"],
      ["funds/bands/industry/floor", '"60"', '"60.0001"'],
      ["funds/bands/industry/ceiling", '"70"', '"70.0001"'],
      ["funds/bands/services/floor", '"30"', '"29.9999"'],
      ["funds/bands/services/ceiling", '"40"', '"39.9999"'],
      ["no_double_funding/units", "[project]", "[project, line]"],
      ["public_notice/working_days", "value: 7", "value: 6"],
      ["public_notice/count_first_day", "value: true", "value: false"],
    ],
  ],
])("the cases of %s fail when its numbers are changed", (id, changes) => {
  const files = readPolicyFiles(id);
  const cases = parseCases(loadPolicy(id), files);

  it.each(changes)("%s: %s → %s", (name, from, to) => {
    const file = `parameters/${name}.yaml`;
    const text = files[file] ?? "";
    expect(text).toContain(from);
    const policy = parsePolicy({ ...files, [file]: text.replace(from, to) });
    expect(cases.some((one) => isBroken(() => runCases(policy, [one])))).toBe(true);
  });

  it("for every parameter", () => {
    const changed = new Set(changes.map(([name]) => name));
    // What raises a finding decides about no money; the signals' own tests stand on both sides of each number.
    const legal = [...loadPolicy(id).parameters.keys()].filter((name) => !name.startsWith("review/"));
    const untouched = legal.filter((name) => !changed.has(name));
    expect(untouched).toEqual([]);
  });
});
