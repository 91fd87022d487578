import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import type { Rounding } from "../money/rate";
import type { Assessment, ClaimantSales, EntryRange, ExplanationLine, ParameterUse } from "./assessment";
import type { DatedValue } from "./parameter";
import type { Band, Comparison, Policy } from "./policy";
import type { BandYearRules, RateYearRules, YearRules } from "./year-rules";

type Result = Omit<Assessment, "explanation">;

/** The steps of an assessment in words, each with its parameters' effective dates and the clauses it rests on. */
export function explain(policy: Policy, rules: YearRules, result: Result, sales: ClaimantSales): ExplanationLine[] {
  const net = netLine(policy, result, sales.entries ?? []);
  if (rules.method === "bands") {
    return [net, thresholdLine(rules, result), bandLine(rules, result), bandTraceLine(rules, result)];
  }
  const lines = [net, thresholdLine(rules, result)];
  if (result.reached) lines.push(basisLine(rules, result, sales.previous_net_fen));
  return [...lines, subsidyLine(rules, result), traceLine(rules, result)];
}

function netLine(policy: Policy, result: Result, entries: readonly EntryRange[]): ExplanationLine {
  const { policy_year: year, gross_fen, refunded_fen, adjusted_fen, net_fen } = result;
  const adjusted = adjusted_fen < 0n ? `− ${formatFen(fen(-adjusted_fen))}` : `+ ${formatFen(adjusted_fen)}`;
  const figures = `${formatFen(gross_fen)} − ${formatFen(refunded_fen)} ${adjusted} = ${formatFen(net_fen)}`;
  const rules = policy.online_sales.goods_classes.get(result.goods_class);
  const [zh, en] = entriesText(entries);
  return {
    zh: `${year} 年度${result.goods_class_zh}网络销售净额 = 销售 − 取消、退款和退货 + 调整：${figures}${zh}`,
    en: `Net online sales ${year} = sales − cancelled, refunded and returned + adjustments: ${figures}${en}`,
    clauses: rules?.clauses ?? [],
    parameters: [],
    entries,
  };
}

function entriesText(entries: readonly EntryRange[]): [zh: string, en: string] {
  if (entries.length === 0) return ["", ""];
  const ranges = entries.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  const count = entries.reduce((sum, range) => sum + range.count, 0);
  return [
    `（流水账第 ${ranges.join("、")} 号，共 ${count} 笔）`,
    ` (${count} entries, ledger nos. ${ranges.join(", ")})`,
  ];
}

function thresholdLine({ threshold, comparison, method }: YearRules, result: Result): ExplanationLine {
  const { zh, en } = COMPARISON_WORDS[comparison.value];
  const amount = formatFen(threshold.value);
  const missing = formatFen(result.missing_fen);
  return {
    zh: `起补线 ${amount}（自 ${threshold.from} 起），${zh.rule}：${result.reached ? `已${zh.does}` : `未${zh.does}，还差 ${missing}`}`,
    en: `Threshold ${amount} (since ${threshold.from}), ${en.rule}: ${result.reached ? en.done : `not ${en.done}, ${missing} missing`}`,
    clauses: unique([...threshold.clauses, ...comparison.clauses]),
    parameters: [
      ...(method === "rate" ? [used(result, "threshold", threshold, threshold.value.toString())] : []),
      used(result, "comparison", comparison, comparison.value),
    ],
    entries: [],
  };
}

function basisLine({ basis, threshold }: RateYearRules, result: Result, previousNet: Fen | undefined): ExplanationLine {
  const excess = formatFen(result.excess_fen);
  const [net, line] = [formatFen(result.net_fen), formatFen(threshold.value)];
  const previous = previousNet === undefined ? "" : formatFen(previousNet);
  const texts = {
    excess: [
      `起补线以上的部分 ${net} − ${line} = ${excess}`,
      `the part above the threshold, ${net} − ${line} = ${excess}`,
    ],
    whole: [`全部净额 ${excess}`, `all of the net sales, ${excess}`],
    growth: [
      `比上年（${previous}）增长且在起补线以上的部分 = ${excess}`,
      `the growth over last year (${previous}) that lies above the threshold = ${excess}`,
    ],
  } as const;
  const [zh, en] = texts[basis.value];
  return {
    zh: `计补口径（自 ${basis.from} 起）：${zh}`,
    en: `Basis (since ${basis.from}): ${en}`,
    clauses: basis.clauses,
    parameters: [used(result, "basis", basis, basis.value)],
    entries: [],
  };
}

function subsidyLine({ rate, rounding }: RateYearRules, result: Result): ExplanationLine {
  const figures = `${formatFen(result.excess_fen)} × ${percentText(rate.value)} = ${formatFen(result.subsidy_fen)}`;
  const [zh, en] = roundingText(rounding.value);
  const source = rounding.source;
  return {
    zh: `补贴 = ${figures}（比例自 ${rate.from} 起；全年合计${zh}，只取整一次${source ? `；取整：${source}` : ""}）`,
    en: `Subsidy = ${figures} (rate since ${rate.from}; the yearly total ${en}, once${source ? "; the document does not say how to round" : ""})`,
    clauses: unique([...rate.clauses, ...rounding.clauses]),
    parameters: [used(result, "rate", rate, rate.value.toString()), used(result, "rounding", rounding, rounding.value)],
    entries: [],
  };
}

function bandLine({ bands, comparison }: BandYearRules, result: Result): ExplanationLine {
  const list = bands.value.map((one) => `${formatFen(one.from_fen)} → ${formatFen(one.amount_fen)}`);
  const [zh, en] = bandText(comparison.value, result.band);
  return {
    zh: `补贴按档次定额（自 ${bands.from} 起：${list.join("；")}）：${zh}`,
    en: `Subsidy by bands (since ${bands.from}: ${list.join("; ")}): ${en}`,
    clauses: bands.clauses,
    parameters: [used(result, "bands", bands, bands.value.map(bandValue).join(";"))],
    entries: [],
  };
}

function bandText(comparison: Comparison, band: Band | null): [zh: string, en: string] {
  const isStrict = comparison === "gt";
  if (!band) {
    const none = formatFen(fen(0));
    return isStrict
      ? [`没有超过任何一档的起点，补贴 ${none}`, `the line of no band is exceeded: ${none}`]
      : [`没有达到任何一档，补贴 ${none}`, `no band is reached: ${none}`];
  }
  const [from, amount] = [band.from_fen, band.amount_fen].map(formatFen);
  return isStrict
    ? [`超过 ${from} 一档的起点，补贴 ${amount}`, `the line of the band of ${from} is exceeded: ${amount}`]
    : [`达到 ${from} 一档，补贴 ${amount}`, `the band from ${from} is reached: ${amount}`];
}

function bandValue({ from_fen, amount_fen }: Band): string {
  return `${from_fen}:${amount_fen}`;
}

/** The same in one line of whole fen and ppm, for whoever computes it again. */
function traceLine({ threshold, rate, basis }: RateYearRules, result: Result): ExplanationLine {
  const clauses = unique([...threshold.clauses, ...rate.clauses]);
  const figures = {
    subsidy: grouped(result.subsidy_fen),
    part: grouped(result.excess_fen),
    net: grouped(result.net_fen),
    line: grouped(threshold.value),
    ppm: grouped(rate.value),
  };
  const zh =
    `${headZh(result)} ${figures.subsidy} 分 ← ${figures.part} 分（${BASIS_ZH[basis.value]}：净额 ${figures.net} 分，` +
    `起补线 ${figures.line} 分）× 百万分之 ${figures.ppm}〔${clauses.join("、")}；起补线自 ${threshold.from} 起，比例自 ${rate.from} 起〕`;
  const en =
    `${head(result)} = ${figures.subsidy} fen ← ${figures.part} fen (${basis.value}: net ${figures.net}, ` +
    `threshold ${figures.line}) × ${figures.ppm} ppm ` +
    `[${clauses.join(", ")}; threshold since ${threshold.from}, rate since ${rate.from}]`;
  return { zh: `算式：${zh}`, en: `Trace: ${en}`, clauses, parameters: [], entries: [] };
}

const BASIS_ZH = { excess: "起补线以上的部分", whole: "全部净额", growth: "比上年增长且在起补线以上的部分" } as const;

function headZh({ policy_year, goods_class_zh }: Result): string {
  return `${policy_year} 年度${goods_class_zh}补贴`;
}

function bandTraceLine({ bands, comparison }: BandYearRules, result: Result): ExplanationLine {
  const [subsidy, net] = [grouped(result.subsidy_fen), grouped(result.net_fen)];
  const [which, band] = bandTrace(comparison.value, result.band && grouped(result.band.from_fen));
  const zh = `${headZh(result)} ${subsidy} 分 ← ${which}（净额 ${net} 分）〔${bands.clauses.join("、")}；各档自 ${bands.from} 起〕`;
  const en = `${head(result)} = ${subsidy} fen ← ${band} (net ${net}) [${bands.clauses.join(", ")}; bands since ${bands.from}]`;
  return { zh: `算式：${zh}`, en: `Trace: ${en}`, clauses: bands.clauses, parameters: [], entries: [] };
}

function bandTrace(comparison: Comparison, from: string | null): [zh: string, en: string] {
  if (from === null) return [`没有${COMPARISON_WORDS[comparison].zh.does}任何一档`, "no band"];
  return comparison === "gt"
    ? [`超过 ${from} 分的一档`, `band above ${from}`]
    : [`${from} 分起的一档`, `band from ${from}`];
}

function head({ policy_year, goods_class }: Result): string {
  return `online_sales_subsidy<${policy_year}, ${goods_class}>`;
}

function used(result: Result, name: string, { from }: DatedValue<unknown>, value: string): ParameterUse {
  return { name: `online_sales/${result.goods_class}/${name}`, from, value };
}

const COMPARISON_WORDS = {
  gte: { zh: { rule: "达到即可（含本数）", does: "达到" }, en: { rule: "reaching it is enough", done: "reached" } },
  gt: { zh: { rule: "必须超过（不含本数）", does: "超过" }, en: { rule: "it must be exceeded", done: "exceeded" } },
} as const;

/** How an amount becomes whole fen, in words. */
export function roundingText(rounding: Rounding): [zh: string, en: string] {
  return rounding === "half_away_from_zero"
    ? ["四舍五入到分", "rounded half up to the fen"]
    : ["舍去不足一分的部分", "rounded down to the fen"];
}

/** 50,000 ppm → "5%", 12,345 ppm → "1.2345%". */
export function percentText(ppm: bigint): string {
  const fraction = (ppm % 10_000n).toString().padStart(4, "0").replace(/0+$/, "");
  return `${ppm / 10_000n}${fraction ? `.${fraction}` : ""}%`;
}

function grouped(value: bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Without repetitions, in the order of first appearance. */
export function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
