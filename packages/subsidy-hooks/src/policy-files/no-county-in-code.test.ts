import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Parameter } from "../rules/policy";
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

  it("holds no number of a policy", () => {
    const numbers = policyIds().flatMap((id) => [...loadPolicy(id).parameters.values()].flatMap(legalNumbers));
    expect(numbers).toContain("500000000");
    expect(numbers).toContain("50000");
    // Elsewhere a number like 30,000 is milliseconds or bytes.
    const figuring = sources.filter((file) =>
      /\/subsidy-hooks\/src\/(money|rules|ledger|reports|year|review)\//.test(file),
    );
    expect(figuring.length).toBeGreaterThan(50);
    const found = figuring.flatMap((file) => {
      const literals = new Set(
        codeOf(file)
          .match(/\b\d[\d_]*\b/g)
          ?.map((literal) => literal.replaceAll("_", "")),
      );
      return numbers.filter((number) => literals.has(number)).map((number) => `${file}: ${number}`);
    });
    expect(found).toEqual([]);
  });
});

/** Amounts in fen and in yuan, rates in ppm; what every program needs (below 1,000, and whole powers of ten) is left out. */
function legalNumbers({ unit, values }: Parameter<unknown>): string[] {
  if (unit !== "yuan" && unit !== "percent") return [];
  const amounts = values.flatMap(({ value }) => (unit === "yuan" ? [value, (value as bigint) / 100n] : [value]));
  return amounts.map(String).filter((text) => text.length > 3 && !/^10+$/.test(text));
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
