import { parseArgs } from "node:util";
import { formatFen } from "@qinshui/cn/money";
import { loadPolicy, readPolicyFiles } from "../../policy-files/load-policy";
import { parseReforms, type Reform } from "../../rules/reform";
import { parseSample } from "../../rules/sample";
import { type Simulation, simulate } from "../../rules/simulate";
import { type Command, UsageError } from "../command";
import { readLines } from "../lines/read-lines";
import { simulatedSales } from "../lines/simulated-sales";
import { textTable } from "../text-table";

/** `simulate`: what a reform of a policy would change in a year, for given lines or the policy's sample year. */
export const simulateCommand: Command = {
  summary: "试算一种改法对一个年度的影响 · what a reform would change",
  usage: "simulate --policy <id> --reform <id> --year <YYYY> [--lines <file.csv|.csv.gz>] [--json]",
  async run(args, { stdout }) {
    const options = {
      policy: { type: "string" },
      reform: { type: "string" },
      year: { type: "string" },
      lines: { type: "string" },
      json: { type: "boolean", default: false },
    } as const;
    const { policy: id, reform: reformId, year, lines, json } = parseArgs({ args, options }).values;
    if (!id || !reformId || !year) throw new UsageError("缺少参数 / missing: --policy --reform --year");
    if (!/^\d{4}$/.test(year)) throw new UsageError(`--year ${year}：应为四位数年份 / should be a year of four digits`);
    const policy = loadPolicy(id);
    const reform = reformOf(id, reformId);
    const sums = simulatedSales([policy, reform.policy], Number(year));
    if (lines) await readLines(lines, policy, sums.take);
    const sample = lines ? undefined : parseSample(readPolicyFiles(id), Number(year));
    const result = simulate(policy, reform, Number(year), sample?.sales ?? sums.finish(), sample?.uses ?? []);
    stdout.write(json ? `${JSON.stringify(result, decimal)}\n` : report(reform, result));
    return 0;
  },
};

function reformOf(policyId: string, id: string): Reform {
  const reforms = parseReforms(readPolicyFiles(policyId));
  const found = reforms.find((reform) => reform.id === id);
  if (found) return found;
  const known = reforms.map((reform) => reform.id).join("、");
  throw new UsageError(`没有这种改法 / unknown reform: ${id}（${known}）`);
}

/** Amounts as decimal texts: a JSON number would be a float. */
function decimal(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function report(reform: Reform, result: Simulation): string {
  const heading = ["申报主体", "商品类别", "现行", "改后", "差额"];
  const rows = result.rows.map((row) => [
    row.claimant_name,
    row.goods_class,
    ...[row.before_fen, row.after_fen, row.difference_fen].map(formatFen),
  ]);
  const total = ["合计", "", ...[result.before_fen, result.after_fen, result.difference_fen].map(formatFen)];
  const figures = textTable([heading, ...rows, total]);
  return `${reform.name} · ${reform.name_en}\n${reform.description}\n\n${figures}${fundsText(result)}`;
}

/** Sources and bands with the year's subsidy in them, before and after. */
function fundsText({ funds }: Simulation): string {
  if (!funds) return "";
  const { before, after } = funds;
  const sources = after.sources.map((one, i) => [
    one.name,
    formatFen(before.sources[i]?.used_fen ?? one.used_fen),
    formatFen(one.used_fen),
    `共 ${formatFen(one.amount_fen)}，余 ${formatFen(one.left_fen)}`,
  ]);
  const bands = after.bands.map((one, i) => [
    one.name,
    formatFen(before.bands[i]?.used_fen ?? one.used_fen),
    formatFen(one.used_fen),
    `区间 ${formatFen(one.floor_fen)}–${formatFen(one.ceiling_fen)}：${BAND_STATUS[one.status]}`,
  ]);
  return `\n${textTable([["资金", "现行已用", "改后已用", ""], ...sources, ...bands])}`;
}

const BAND_STATUS = { below: "低于下限", within: "在区间内", above: "高于上限" } as const;
