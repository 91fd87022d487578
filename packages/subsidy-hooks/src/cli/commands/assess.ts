import { parseArgs } from "node:util";
import { fen, formatFen } from "@qinshui/cn/money";
import { REASON_ZH } from "../../ledger/reasons";
import type { Assessment } from "../../rules/assessment";
import { type Command, policyOf, UsageError, yearOf } from "../command";
import { type ExcludedLine, type LinesAssessment, lineAssessor, totalSubsidy } from "../lines/assess-lines";
import { readLines } from "../lines/read-lines";
import { LINE_COLUMNS } from "../lines/sale-line";
import { inOneLine } from "../printable";
import { textTable } from "../text-table";

interface Asked {
  policy: string;
  year: number;
  lines: string;
  json: boolean;
}

/** `assess`: a year's subsidy from a file of lines, by a policy of this package. */
export const assessCommand: Command = {
  summary: "按政策核算一个年度的明细 · assess a year's lines",
  usage: "assess --policy <id> --year <YYYY> --lines <file.csv|.csv.gz> [--json]",
  help: `读一个明细文件，按政策算出每个申报主体、每个商品类别的补贴。
  --policy  政策编号，即 policies/ 下的文件夹名
  --year    年度，按北京时间，由成交时刻决定
  --lines   明细文件：CSV（UTF-8，可用 gzip 压缩），列的次序不限，其他列不看：
            ${LINE_COLUMNS.join(", ")}
            金额为整数分；时间为带时区的 ISO 8601；同一行出现两次只算一次
  --json    输出一个 JSON 对象，金额为十进制文本（分）
退出码：0 已算出；2 参数或文件有错，错误信息写明行号和列名，不输出任何结果。

Reads a file of lines and works out the subsidy of every claimant and goods class by the policy.
  --policy  id of a policy: a folder's name under policies/
  --year    policy year, by the clock of Beijing, decided by the instant of the sale
  --lines   CSV in UTF-8 (.gz: gzipped) with the columns above in any order; others are ignored.
            Amounts are integers (fen), instants ISO 8601 with offset; the same row twice counts once
  --json    one JSON object, amounts in fen as decimal texts
Exit code: 0 done; 2 asked wrongly, or a bad row, named by line and column; then nothing is on stdout.
`,
  async run(args, { stdout }) {
    const asked = readArgs(args);
    const policy = policyOf(asked.policy);
    const assessor = lineAssessor(policy, asked.year);
    // Asked of no lines first: a year without this policy is told before ten million lines are read.
    assessor.finish();
    await readLines(asked.lines, policy, assessor.take);
    const result = assessor.finish();
    if (asked.json) for (const piece of jsonPieces(asked, result)) stdout.write(piece);
    else stdout.write(table(asked, result));
    return 0;
  },
};

function readArgs(args: string[]): Asked {
  const options = { policy: { type: "string" }, year: { type: "string" }, lines: { type: "string" } } as const;
  const { values } = parseArgs({ args, options: { ...options, json: { type: "boolean", default: false } } });
  const { policy, year, lines, json } = values;
  if (!policy || !year || !lines) throw new UsageError("缺少参数 / missing: --policy --year --lines");
  return { policy, year: yearOf(year), lines, json };
}

const EXCLUDED_AT_ONCE = 10_000;

/** One object, in pieces: a string holds half a billion characters, ten million excluded lines are more. */
function* jsonPieces({ policy, year }: Asked, result: LinesAssessment): Generator<string> {
  const claimants = [...byClaimant(result.assessments)].map(([claimant_id, own]) => ({
    claimant_id,
    classes: own.map(classJson),
    subsidy_fen: `${totalSubsidy(own)}`,
  }));
  const { excluded, other_years } = result;
  yield `${JSON.stringify({ policy, year, claimants }).slice(0, -1)},"excluded":[`;
  for (let from = 0; from < excluded.length; from += EXCLUDED_AT_ONCE) {
    const some = JSON.stringify(excluded.slice(from, from + EXCLUDED_AT_ONCE)).slice(1, -1);
    yield from === 0 ? some : `,${some}`;
  }
  const total_subsidy_fen = `${totalSubsidy(result.assessments)}`;
  yield `],${JSON.stringify({ other_years, total_subsidy_fen }).slice(1)}\n`;
}

function byClaimant(assessments: readonly Assessment[]): Map<string, Assessment[]> {
  const groups = new Map<string, Assessment[]>();
  for (const one of assessments) {
    const own = groups.get(one.claimant_id);
    if (own) own.push(one);
    else groups.set(one.claimant_id, [one]);
  }
  return groups;
}

function classJson(one: Assessment) {
  return {
    goods_class: one.goods_class,
    gross_fen: `${one.gross_fen}`,
    reversed_fen: `${-one.refunded_fen}`,
    net_fen: `${one.net_fen}`,
    threshold_fen: `${one.threshold_fen}`,
    excess_fen: `${one.excess_fen}`,
    rate_ppm: one.rate_ppm === null ? null : Number(one.rate_ppm),
    subsidy_fen: `${one.subsidy_fen}`,
  };
}

function table({ policy, year }: Asked, result: LinesAssessment): string {
  const heading = ["申报主体", "商品类别", "毛额", "冲减", "净额", "起补线", "超出部分", "补贴"];
  const rows = result.assessments.map((one) => [
    one.claimant_id,
    one.goods_class_zh,
    ...[one.gross_fen, fen(-one.refunded_fen), one.net_fen, one.threshold_fen, one.excess_fen, one.subsidy_fen].map(
      formatFen,
    ),
  ]);
  const counts = `剔除 ${result.excluded.length} 行，其他年度 ${result.other_years} 行`;
  const total = `补贴合计 ${formatFen(totalSubsidy(result.assessments))}；${counts}`;
  const figures = textTable([heading, ...rows.map((row) => row.map(inOneLine))]);
  return `${policy} ${year} 年度\n\n${figures}\n${total}\n${excludedText(result.excluded)}`;
}

/** How many lines are out for which reason; which ones they are is told with --json. */
function excludedText(excluded: readonly ExcludedLine[]): string {
  const counts = new Map<ExcludedLine["reason"], number>();
  for (const { reason } of excluded) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const lines = [...counts].map(([reason, count]) => `  ${REASON_ZH[reason]}（${reason}）：${count} 行\n`);
  return lines.length === 0 ? "" : `剔除的原因（逐行见 --json）：\n${lines.join("")}`;
}
