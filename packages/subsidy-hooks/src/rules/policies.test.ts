import { loadPolicy, policyIds, readPolicyFiles } from "../policy-files/load-policy";
import type { Parameter } from "./parameter";
import { valueInYear, valueOn } from "./parameter";

const withoutSpace = (text: string) => text.replace(/\s/g, "");

describe.each(policyIds())("the policy %s", (id) => {
  const policy = loadPolicy(id);
  const files = readPolicyFiles(id);
  const parameters = [...policy.parameters.values()];

  it("quotes its document word for word", () => {
    // Page breaks of the document run through its sentences; nothing else may differ.
    const document = withoutSpace(files["document.zh.md"] ?? "");
    const own = [...policy.clauses.values()].filter((clause) => !clause.id.startsWith("l"));
    expect(own.length).toBeGreaterThan(5);
    for (const clause of own)
      expect([clause.id, document.includes(withoutSpace(clause.text))]).toEqual([clause.id, true]);
  });

  it("has a parameter file for each of its parameters and no other", () => {
    const names = Object.keys(files).filter((name) => name.startsWith("parameters/"));
    expect(new Set(names)).toEqual(new Set(parameters.map(({ name }) => `parameters/${name}.yaml`)));
  });

  it("is described in both languages, with a unit", () => {
    for (const { description, description_en, unit } of parameters) {
      expect(description).toMatch(/\p{Script=Han}/u);
      expect(description_en).toMatch(/^[A-Z][\x20-\x7e]+$/);
      expect(unit).toMatch(/^[a-z_]+$/);
    }
  });
});

/** Quarter days, their eves, leap days, and the first and last day of the year. */
const DAYS = ["01-01", "02-28", "03-31", "04-01", "06-30", "07-01", "09-30", "10-01", "12-31"];

function datesOf(year: number): string[] {
  const leap = year % 4 === 0 ? [`${year}-02-29`] : [];
  return [...DAYS.map((day) => `${year}-${day}`), ...leap];
}

/** How many values of a parameter hold on a date, counted without the rules' own search. */
function valuesOn(parameter: Parameter<unknown>, date: string): number {
  return parameter.values.filter((value, i) => {
    const next = parameter.values[i + 1];
    return value.from <= date && (next === undefined || date < next.from);
  }).length;
}

describe.each([
  ["qinshui-2023-33", 2023, 2030],
  ["sample-county-2026", 2026, 2028],
])("%s over time", (id, first, last) => {
  const parameters = [...loadPolicy(id).parameters.values()];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);

  it.each(years)("has exactly one value of every parameter on every day of %d that is looked at", (year) => {
    for (const parameter of parameters) {
      for (const date of datesOf(year)) {
        expect([parameter.name, date, valuesOn(parameter, date)]).toEqual([parameter.name, date, 1]);
        expect(valueOn(parameter, date).from <= date).toBe(true);
      }
      expect(valueInYear(parameter, year)).toBe(valueOn(parameter, `${year}-12-31`));
    }
  });

  it("has none the day before it begins, and says so by name", () => {
    for (const parameter of parameters) {
      expect(() => valueOn(parameter, `${first - 1}-12-31`)).toThrow(parameter.name);
      expect(() => valueInYear(parameter, first - 1)).toThrow(
        expect.objectContaining({ code: "parameter_not_in_force" }),
      );
    }
  });
});
