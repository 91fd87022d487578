import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { county } from "../../packages/brand-kit/src/county.ts";

const root = join(import.meta.dirname, "../..");

/** Where a county is at home: the three that another county copies, and the regions of the whole country. */
const homes = ["packages/brand-kit", "apps/commerce/src/seed", "packages/cn/src/regions"];
const isTest = (path: string) => /\.test\.tsx?$|\/testing\/|\/fixtures\.ts$/.test(path);
const isCode = (path: string) => /\.(ts|tsx|astro|css|mjs)$/.test(path);

const sources = ["apps", "packages"].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => join(root, folder, name, "src")),
);
const files = [...sources, join(root, "tools")]
  .flatMap((src) => readdirSync(src, { recursive: true, encoding: "utf8" }).map((file) => join(src, file)))
  .map((file) => relative(root, file))
  .filter((path) => isCode(path) && !isTest(path) && !homes.some((home) => path.startsWith(`${home}/`)));

/** The names and handles of the sample county's marks, halls and merchants, read as text: tools import no app. */
function seedWords(): string[] {
  return ["marks", "halls", "merchants"].flatMap((name) => {
    const source = readFileSync(join(root, `apps/commerce/src/seed/data/${name}.ts`), "utf8");
    return [...source.matchAll(/\b(?:name|handle): "([^"]+)"/g)].map(([, word = ""]) => word);
  });
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsOf) : [];
}

// What begins with 示例 is a blank to fill in, and names no county.
const words = [...new Set([...textsOf(county), ...seedWords()])].filter((word) => !word.startsWith("示例"));

/**
 * Names that only look like the county's: the project's own (of its packages, folders, database and hashes), and that
 * of the programme, which is the country's.
 */
const PROJECT = /@qinshui\\?\/|"qinshui\/subsidy\/|\bqinshui-(?:pg|tests|e2e|e-town)-|\burl\("qinshui"\)|乡村e镇/g;

/** The same lines without comments and {@link PROJECT}. */
function codeOf(source: string): string {
  return source
    .replace(/(?<=^|[\s{])\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/gm, (comment) => comment.replace(/[^\n]/g, ""))
    .replace(/(?<=^|\s)\/\/.*$/gm, "")
    .replace(PROJECT, "");
}

function countyWordsIn(source: string): string[] {
  return codeOf(source)
    .split("\n")
    .flatMap((line, index) => {
      const word = words.find((one) => line.toLowerCase().includes(one.toLowerCase()));
      return word ? [`${index + 1}: ${word}`] : [];
    });
}

it("knows the county's words and the code", () => {
  expect(words).toEqual(expect.arrayContaining([county.shortName, county.site.name, county.operator.icp]));
  expect(seedWords().length).toBeGreaterThan(20);
  expect(files).toEqual(
    expect.arrayContaining([
      "apps/storefront/src/pages/index.astro",
      "packages/subsidy-hooks/src/rules/assess.ts",
      "tools/up/welcome.ts",
    ]),
  );
});

it.each([
  [`const title = "${county.site.name}";`, true],
  [`const a = 1;\n<p>都在${county.shortName}</p>`, true],
  [`const link = "https://example.cn/${county.site.id}";`, true],
  [`const title = ${JSON.stringify(county.site.englishName.toLowerCase())};`, true],
  [`const sum = 1; // as in ${county.name}`, false],
  [`/**\n * "${county.name}", with its ending.\n */\nconst name = county.name;`, false],
  [`import { county } from "@qinshui/brand-kit/county";`, false],
  [`const title = "乡村e镇";`, false],
  [`const folder = mkdtempSync("qinshui-pg-");`, false],
  [`const password = "qinshui-demo";`, true],
])("tells a county's word in code from one in a comment: %s", (source, found) => {
  expect(countyWordsIn(source).length > 0).toBe(found);
});

it("lets no county's word stand in code (never 5)", () => {
  const found = files.flatMap((path) =>
    countyWordsIn(readFileSync(join(root, path), "utf8")).map((place) => `${path}:${place}`),
  );
  expect(found).toEqual([]);
});
