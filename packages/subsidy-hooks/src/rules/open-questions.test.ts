import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { assess } from "./assess";
import { parseReforms } from "./reform";
import { parseSample, type SampleSales } from "./sample";
import { countedSales, simulate } from "./simulate";

const ID = "qinshui-2023-33";
const YEAR = 2026;
const files = readPolicyFiles(ID);
const policy = loadPolicy(ID);
const sample = parseSample(files, YEAR);
const reforms = new Map(parseReforms(files).map((reform) => [`reforms/${reform.id}.yaml`, reform]));

function total(sales: readonly SampleSales[]): Fen {
  return sumFen(assess(policy, YEAR, countedSales(policy, YEAR, sales)).map((one) => one.subsidy_fen));
}

/** Readings that are no parameter: other sums by the same policy. */
const OTHER_SUMS: Readonly<Record<string, () => Fen>> = {
  "sample:registered-here": () => total(sample.sales.filter((one) => one.registered_here)),
  "sample:late-refunds-stay": () =>
    total(sample.sales.map((one) => ({ ...one, refunded_fen: fen(one.refunded_fen - one.late_refunds_fen) }))),
  "sample:no-programme": () => fen(0),
};

function amountOf(how: string): Fen {
  if (how === "现行参数") return total(sample.sales);
  const key = how.replaceAll("`", "");
  const reform = reforms.get(key);
  if (reform) return simulate(policy, reform, YEAR, sample.sales, sample.uses).after_fen;
  const sum = OTHER_SUMS[key];
  if (!sum) throw new Error(`no such reading: ${how}`);
  return sum();
}

const rows = (files["open-questions.md"] ?? "")
  .split("\n")
  .filter((line) => /^\| [A-C](（现行）| )/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, reading = "", how = "", amount = "", difference = ""]) => ({ reading, how, amount, difference }));

describe("the open questions", () => {
  it.each(rows)("$reading ($how): what is at stake on the sample year is what is computed", (row) => {
    const amount = amountOf(row.how);
    expect(row.amount).toBe(formatFen(amount));
    expect(row.difference).toBe(formatFen(fen(amount - total(sample.sales))));
  });

  it("weigh the reading in force in every table", () => {
    expect(rows.filter((row) => row.how === "现行参数")).toHaveLength(9);
  });

  it("weigh every reform that is a reading", () => {
    const readings = [...reforms].filter(([, reform]) => reform.description.startsWith("问题"));
    const weighed = rows.map((row) => row.how);
    for (const [key] of readings) expect(weighed).toContain(`\`${key}\``);
  });

  it("say of every question which reading is in force", () => {
    const questions = (files["open-questions.md"] ?? "").split(/^## /m).slice(1);
    expect(questions).toHaveLength(18);
    for (const question of questions) expect(question).toMatch(/现行/);
  });
});
