import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../main";

const HEADER = "entry_id,claimant_id,claimant_kind,goods_class,channel,kind,amount_fen,sale_occurred_at";
const folder = mkdtempSync(join(tmpdir(), "simulate-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const out = { stdout: "", stderr: "" };
  const io = {
    stdout: { write: (text: string) => (out.stdout += text) },
    stderr: { write: (text: string) => (out.stderr += text) },
  };
  return { code: await main(["simulate", ...args], io), ...out };
}

function file(...rows: string[]): string {
  const path = join(folder, "lines.csv");
  writeFileSync(path, `${[HEADER, ...rows].join("\n")}\n`);
  return path;
}

const asked = (reform: string) => ["--policy", "qinshui-2023-33", "--year", "2026", "--reform", reform];
const last = "a,m,enterprise,specialty_agricultural,online,sale,150000000,2025-06-01T00:00:00+08:00";
const now = "b,m,enterprise,specialty_agricultural,online,sale,180000000,2026-06-01T00:00:00+08:00";
const coop = "c,k,cooperative,specialty_agricultural,online,sale,200000000,2026-06-01T00:00:00+08:00";

describe("simulate", () => {
  it("sets a year's lines under the reform beside the policy as it is, to the fen", async () => {
    const { code, stdout } = await run(...asked("basis-growth"), "--lines", file(last, now), "--json");
    expect(code).toBe(0);
    // 5 % of (1,800,000 − 1,000,000), and of the growth above the line (1,800,000 − 1,500,000)
    expect(JSON.parse(stdout)).toMatchObject({
      before_fen: "4000000",
      after_fen: "1500000",
      difference_fen: "-2500000",
      rows: [{ claimant_id: "m", before_fen: "4000000", after_fen: "1500000" }],
    });
  });

  it("admits what only the reform admits", async () => {
    const { stdout } = await run(...asked("cooperatives-eligible"), "--lines", file(now, coop), "--json");
    expect(JSON.parse(stdout).rows).toMatchObject([
      { claimant_id: "k", before_fen: "0", after_fen: "5000000" },
      { claimant_id: "m", difference_fen: "0" },
    ]);
  });

  it("asks for the former year instead of taking it for nothing", async () => {
    const { code, stdout, stderr } = await run(...asked("basis-growth"), "--lines", file(now));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("上年");
  });

  it("asks of every sale what the day of it asks", async () => {
    const sold = (id: string, amount: number, day: string) =>
      `${id},m,enterprise,general_industrial,online,sale,${amount},${day}T00:00:00+08:00`;
    const lines = file(sold("a", 300_000_000, "2023-06-25"), sold("b", 600_000_000, "2023-06-26"));
    const args = ["--policy", "qinshui-2023-33", "--year", "2023", "--reform", "from-issue-date", "--lines", lines];
    const { code, stdout } = await run(...args, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ before_fen: "20000000", after_fen: "5000000" });
  });

  it("measures no growth against what did not count the year before", async () => {
    const onsite = last.replace("online", "onsite");
    const { stdout } = await run(...asked("basis-growth"), "--lines", file(onsite, now), "--json");
    expect(JSON.parse(stdout)).toMatchObject({ after_fen: "4000000" });
  });

  it("knows of a former year by any line of it", async () => {
    const unclassed = last.replace("specialty_agricultural", "");
    const { stdout } = await run(...asked("basis-growth"), "--lines", file(unclassed, now), "--json");
    expect(JSON.parse(stdout)).toMatchObject({ after_fen: "4000000" });
  });

  it("prints the policy's sample year with funds and bands when no lines are given", async () => {
    const { code, stdout } = await run(...asked("basis-whole"));
    expect(code).toBe(0);
    expect(stdout).toContain("合计");
    expect(stdout).toContain("区间");
    expect(stdout).toContain("没有给 --lines：以下是政策附带的示例年度 samples/2026.yaml");
    expect(stdout).not.toContain("没有其他用款");
    expect(stdout).toContain("特色农产品");
    expect(stdout).not.toContain("specialty_agricultural ");
  });

  it("names the sample in JSON, too", async () => {
    const json = JSON.parse((await run(...asked("basis-whole"), "--json")).stdout);
    expect(json).toMatchObject({ lines: null, sample: "samples/2026.yaml" });
  });

  it("explains what the reform changes, and how either amount comes about", async () => {
    const { stdout } = await run(...asked("basis-growth"), "--lines", file(last, now));
    expect(stdout).toContain("online_sales/specialty_agricultural/basis（特色农产品的计补口径");
    expect(stdout).toContain("excess（自 2023-01-01 起） → growth（自 2023-01-01 起）");
    expect(stdout).toContain("现行：起补线");
    expect(stdout).toContain("起补线以上的部分 ¥1,800,000.00 − ¥1,000,000.00 = ¥800,000.00");
    expect(stdout).toContain("比上年（¥1,500,000.00）增长且在起补线以上的部分 = ¥300,000.00");
    expect(stdout).toContain("没有其他用款");
    expect(stdout).not.toContain("没有给 --lines");
  });

  it.each([
    ["rate-three-percent", "5%（自 2023-01-01 起） → 3%（自 2023-01-01 起）"],
    ["threshold-lower", "¥5,000,000.00（自 2023-01-01 起） → ¥3,000,000.00（自 2023-01-01 起）"],
    [
      "cooperatives-eligible",
      '["enterprise","individual"]（自 2023-01-01 起） → ["enterprise","individual","cooperative"]',
    ],
  ])("shows what %s changes", async (reform, change) => {
    expect((await run(...asked(reform))).stdout).toContain(change);
  });

  it.each([
    ["2030", "没有给 --lines，政策也没有 2030 年度的示例（有：2026）"],
    ["1992", "1992"],
    ["2022", "2022"],
    ["9997", "没有给 --lines"],
    ["9999", "--year 9999"],
  ])("says what is missing for the year %s", async (year, message) => {
    const { code, stdout, stderr } = await run(
      "--policy",
      "qinshui-2023-33",
      "--year",
      year,
      "--reform",
      "basis-whole",
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("names the reforms there are", async () => {
    const { code, stderr } = await run(...asked("nothing"));
    expect(code).toBe(2);
    expect(stderr).toContain("basis-growth");
  });
});
