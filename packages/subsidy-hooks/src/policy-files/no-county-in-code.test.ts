import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Parameter } from "../rules/parameter";
import type { Band } from "../rules/policy";
import { loadPolicy, policyIds } from "./load-policy";

describe("the code", () => {
  const root = join(__dirname, "../../../..");
  const sources = ["packages/subsidy-hooks/src", "packages/cn/src", "apps/commerce/src"]
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter((file) => /\.tsx?$/.test(file) && !/(\.test|fixtures)\.tsx?$/.test(file))
    // The sample county of the shop is one of the three places where a county's constants stand.
    .filter((file) => !file.includes("/commerce/src/seed/"))
    // Administrative divisions of the whole country.
    .filter((file) => !file.includes("/cn/src/regions/"));

  it("names no county and no policy", () => {
    // "@qinshui/…" is what the packages are called, and "qinshui" alone is the project.
    const words =
      /沁水|沁河|沁元素|沁政|龙港|乡村|e ?镇|e-town|五免|宏泉深森|十里八香|qinshui-2023|sample-county|示例县/i;
    const found = sources.flatMap((file) => {
      const word = words.exec(codeOf(file))?.[0];
      return word === undefined ? [] : [`${file}: ${word}`];
    });
    expect(sources.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it("holds no amount and no rate of a policy", () => {
    const numbers = new Set(
      policyIds().flatMap((id) => [...loadPolicy(id).parameters.values()].flatMap(amountsAndRates)),
    );
    for (const number of ["500000000", "50000", "100000000", "1000000"]) expect([...numbers]).toContain(number);
    const own = sources.filter((file) => file.includes("/subsidy-hooks/src/"));
    expect(foundIn(own, numbers).filter((one) => !OTHER_MEANING.has(one))).toEqual([]);
  });

  it("holds no percentage of a policy among the rules", () => {
    const numbers = new Set(policyIds().flatMap((id) => [...loadPolicy(id).parameters.values()].flatMap(percentages)));
    expect([...numbers]).toEqual(expect.arrayContaining(["5", "30", "40", "50"]));
    expect(
      foundIn(
        sources.filter((file) => file.includes("/subsidy-hooks/src/rules/")),
        numbers,
      ),
    ).toEqual([]);
  });
});

/** The same digits, but no amount and no rate: bytes, rows, milliseconds, parts of a whole. */
const OTHER_MEANING: ReadonlySet<string> = new Set([
  // 一万元 in fen, on the axis of a chart.
  "chart-scale.ts: 1000000",
  "read-csv.ts: 1000000",
  "limits.ts: 20000000",
  "limits.ts: 200000",
  "stale.ts: 30000",
  "rate.ts: 1000000",
  "read-year.ts: 100000",
]);

function foundIn(files: readonly string[], numbers: ReadonlySet<string>): string[] {
  return files.flatMap((file) => {
    const literals = new Set(
      codeOf(file)
        .match(/\b\d[\d_]*(?=n?\b)/g)
        ?.map((literal) => literal.replaceAll("_", "")),
    );
    const name = basename(file);
    return [...literals].filter((literal) => numbers.has(literal)).map((number) => `${name}: ${number}`);
  });
}

/** Amounts in fen and in yuan, rates in ppm; of powers of ten only those from 100,000 on, of others those from 1,000 on. */
function amountsAndRates({ unit, values }: Parameter<unknown>): string[] {
  const numbers = values.flatMap(({ value }) => amountsIn(unit, value));
  return numbers.map(String).filter((text) => text.length > (/^10+$/.test(text) ? 5 : 3));
}

function amountsIn(unit: string, value: unknown): bigint[] {
  if (unit === "percent") return [value as bigint];
  const amounts =
    unit === "yuan"
      ? [value as bigint]
      : unit === "bands"
        ? (value as Band[]).flatMap(({ from_fen, amount_fen }) => [from_fen, amount_fen])
        : [];
  return amounts.flatMap((fen) => [fen, fen / 100n]);
}

/** As an official writes them, from 5 on: what is below is a number that every program counts with. */
function percentages({ name, unit, values }: Parameter<unknown>): string[] {
  if (unit !== "percent" || name.startsWith("review/")) return [];
  return values
    .map(({ value }) => (value as bigint) / 10_000n)
    .filter((whole) => whole >= 5n)
    .map(String);
}

/** The source without its comments, which may give examples. */
function codeOf(file: string): string {
  return readFileSync(file, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split("\\").join("/"));
}
