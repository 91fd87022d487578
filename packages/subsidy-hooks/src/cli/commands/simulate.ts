import { parseArgs } from "node:util";
import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { readPolicyFiles } from "../../policy-files/load-policy";
import { parameterValueText } from "../../reports/reform-changes";
import { checkYear } from "../../rules/assess";
import type { Assessment } from "../../rules/assessment";
import type { DatedValue } from "../../rules/parameter";
import type { Policy } from "../../rules/policy";
import { parseReforms, type Reform } from "../../rules/reform";
import { parseSample, type Sample } from "../../rules/sample";
import { type SimulatedRow, type Simulation, simulate } from "../../rules/simulate";
import { type Command, policyOf, UsageError, yearOf } from "../command";
import { readLines } from "../lines/read-lines";
import { simulatedSales } from "../lines/simulated-sales";
import { indented, inOneLine } from "../printable";
import { textTable } from "../text-table";

/** `simulate`: what a reform of a policy would change in a year, for given lines or the policy's sample year. */
export const simulateCommand: Command = {
  summary: "试算一种改法对一个年度的影响 · what a reform would change",
  usage: "simulate --policy <id> --reform <id> --year <YYYY> [--lines <file.csv|.csv.gz>] [--json]",
  help: `算一遍现行政策，再算一遍改动后的政策，列出每个申报主体的差额和资金区间的变化。不改动任何东西。
  --policy  政策编号
  --reform  改法，即政策文件夹里 reforms/ 下的文件名；写错时会列出全部改法
  --year    年度
  --lines   明细文件，格式同 assess；不写则用政策附带的示例年度 samples/<年度>.yaml，那是虚构的
            改法用到上年销售额的（如 basis-growth），文件里还要有上年的行
  --json    输出一个 JSON 对象

Works a year out by the policy as it is and by a reform of it, and shows the difference per claimant and against the
fund bands. Changes nothing.
  --policy  id of the policy
  --reform  a file's name under the policy's reforms/; a wrong one is answered with the list
  --year    policy year
  --lines   a file of lines as for assess; left out, the policy's invented sample year (samples/<year>.yaml) is used.
            A reform that looks at last year's sales (basis-growth) needs last year's lines in the file as well
  --json    one JSON object
`,
  async run(args, { stdout }) {
    const options = {
      policy: { type: "string" },
      reform: { type: "string" },
      year: { type: "string" },
      lines: { type: "string" },
      json: { type: "boolean", default: false },
    } as const;
    const { policy: id, reform: reformId, year: asked, lines, json } = parseArgs({ args, options }).values;
    if (!id || !reformId || !asked) throw new UsageError("缺少参数 / missing: --policy --reform --year");
    const year = yearOf(asked);
    const policy = policyOf(id);
    const reform = reformOf(id, reformId);
    checkYear(policy, year);
    const sums = simulatedSales([policy, reform.policy], year);
    if (lines) await readLines(lines, policy, sums.take);
    const sample = lines ? undefined : sampleOf(id, year);
    const result = simulate(policy, reform, year, sample?.sales ?? sums.finish(), sample?.uses ?? []);
    const source = { lines: lines ?? null, sample: sample ? sampleFile(year) : null };
    stdout.write(
      json ? `${JSON.stringify({ ...source, ...result }, decimal)}\n` : report(policy, reform, result, source),
    );
    return 0;
  },
};

/** Where the sales come from: a file, or the policy's sample year. */
interface Source {
  lines: string | null;
  sample: string | null;
}

function sampleFile(year: number): string {
  return `samples/${year}.yaml`;
}

function sampleOf(policyId: string, year: number): Sample {
  const files = readPolicyFiles(policyId);
  if (files[sampleFile(year)] !== undefined) return parseSample(files, year);
  const years = Object.keys(files).flatMap((file) => /^samples\/(\d{4})\.yaml$/.exec(file)?.[1] ?? []);
  const known = years.length === 0 ? "一个也没有 / none" : years.join("、");
  throw new UsageError(
    `没有给 --lines，政策也没有 ${year} 年度的示例（有：${known}）/ no --lines, and the policy has no sample of that year`,
  );
}

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

function report(policy: Policy, reform: Reform, result: Simulation, source: Source): string {
  const heading = ["申报主体", "商品类别", "现行", "改后", "差额"];
  const rows = result.rows.map((row) => [
    row.claimant_name,
    className(policy, row.goods_class),
    ...[row.before_fen, row.after_fen, row.difference_fen].map(formatFen),
  ]);
  const total = ["合计", "", ...[result.before_fen, result.after_fen, result.difference_fen].map(formatFen)];
  const figures = textTable([heading, ...rows.map((row) => row.map(inOneLine)), total]);
  return [
    `${reform.name} · ${reform.name_en}\n${reform.description}\n${changesText(policy, reform)}`,
    `${sourceText(source)}${figures}`,
    ...result.rows.filter((row) => row.difference_fen !== 0n).map((row) => stepsText(policy, row)),
    fundsText(result, source),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function className(policy: Policy, code: string): string {
  return policy.online_sales.goods_classes.get(code)?.name ?? code;
}

function changesText(policy: Policy, reform: Reform): string {
  const lines = reform.changes.map(({ name, before, after }) => {
    const { description = "", unit = "" } = policy.parameters.get(name) ?? {};
    return `  ${name}（${description}）\n    ${valuesText(unit, before)} → ${valuesText(unit, after)}\n`;
  });
  return `改动的参数 · what it changes:\n${lines.join("")}`;
}

/** "¥5,000,000.00（自 2023-01-01 起）", one after the other. */
function valuesText(unit: string, values: readonly DatedValue<unknown>[]): string {
  return values.map(({ value, from }) => `${parameterValueText(unit, value)}（自 ${from} 起）`).join("，");
}

function sourceText({ lines, sample }: Source): string {
  if (sample === null) return `明细 lines: ${inOneLine(lines ?? "")}\n\n`;
  return (
    `没有给 --lines：以下是政策附带的示例年度 ${sample}，申报主体和数字都是虚构的。\n` +
    `No --lines: these are the invented claimants and figures of the policy's sample year, ${sample}.\n\n`
  );
}

/** How one claimant's class comes to the one amount and to the other. */
function stepsText(policy: Policy, { claimant_name, goods_class, before, after }: SimulatedRow): string {
  const steps = (assessment: Assessment | null) => assessment?.explanation.slice(1, -1) ?? NO_STEPS;
  const side = (name: string, assessment: Assessment | null) =>
    `  ${name}：${steps(assessment)
      .map(({ zh }) => indented(zh))
      .join("\n        ")}\n`;
  const heading = inOneLine(`${claimant_name} · ${className(policy, goods_class)}`);
  return `${heading}\n${side("现行", before)}${side("改后", after)}`;
}

const NO_STEPS = [{ zh: "不计入" }];

/** Sources and bands with the year's subsidy in them, before and after. */
function fundsText({ funds }: Simulation, { lines }: Source): string {
  if (!funds) return "";
  const { before, after } = funds;
  const sources = after.sources.map((one, i) => [
    one.name,
    formatFen(before.sources[i]?.used_fen ?? one.used_fen),
    formatFen(one.used_fen),
    `共 ${formatFen(one.amount_fen)}，${leftText(one.left_fen)}`,
  ]);
  const bands = after.bands.map((one, i) => [
    one.name,
    formatFen(before.bands[i]?.used_fen ?? one.used_fen),
    formatFen(one.used_fen),
    `区间 ${formatFen(one.floor_fen)}–${formatFen(one.ceiling_fen)}：${BAND_STATUS[one.status]}`,
  ]);
  const table = textTable([["资金", "现行已用", "改后已用", ""], ...sources, ...bands]);
  return lines === null ? table : `${table}${ONLY_SALES}`;
}

function leftText(left: Fen): string {
  return left < 0n ? `超支 ${formatFen(fen(-left))}` : `余 ${formatFen(left)}`;
}

const ONLY_SALES =
  "上表只有明细里的网络销售奖补，没有其他用款，不能据此判断区间是否合规。\n" +
  "Nothing but the subsidy of these lines is in it: whether a band is kept cannot be told from it.\n";

const BAND_STATUS = { below: "低于下限", within: "在区间内", above: "高于上限" } as const;
