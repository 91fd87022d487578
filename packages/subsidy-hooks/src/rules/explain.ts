import { type Fen, formatFen } from "@qinshui/cn/money";
import type { Assessment, ExplanationLine } from "./assessment";
import type { Policy } from "./policy";
import type { YearRules } from "./year-rules";

type Result = Omit<Assessment, "explanation">;

/** The steps of an assessment in words, each with its parameter's effective date and the clauses it rests on. */
export function explain(
  policy: Policy,
  rules: YearRules,
  result: Result,
  previousNet: Fen | undefined,
): ExplanationLine[] {
  const lines = [netLine(policy, result), thresholdLine(rules, result)];
  if (result.reached) lines.push(basisLine(rules, result, previousNet));
  return [...lines, subsidyLine(rules, result), traceLine(rules, result)];
}

function netLine(policy: Policy, result: Result): ExplanationLine {
  const { policy_year: year, gross_fen, refunded_fen, adjusted_fen, net_fen } = result;
  const figures = `${formatFen(gross_fen)} − ${formatFen(refunded_fen)} + ${formatFen(adjusted_fen)} = ${formatFen(net_fen)}`;
  const rules = policy.online_sales.goods_classes.get(result.goods_class);
  return {
    zh: `${year} 年度${result.goods_class_zh}网络销售净额 = 销售 − 取消、退款和退货 + 调整：${figures}`,
    en: `Net online sales ${year} = sales − cancelled, refunded and returned + adjustments: ${figures}`,
    clauses: rules?.clauses ?? [],
  };
}

function thresholdLine({ threshold, comparison }: YearRules, result: Result): ExplanationLine {
  const wordsZh = comparison.value === "gte" ? "达到即可（含本数）" : "必须超过（不含本数）";
  const wordsEn = comparison.value === "gte" ? "reaching it is enough" : "it must be exceeded";
  const amount = formatFen(threshold.value);
  const missing = formatFen(result.missing_fen);
  return {
    zh: `起补线 ${amount}（自 ${threshold.from} 起），${wordsZh}：${result.reached ? "已达到" : `未达到，还差 ${missing}`}`,
    en: `Threshold ${amount} (since ${threshold.from}), ${wordsEn}: ${result.reached ? "reached" : `not reached, ${missing} missing`}`,
    clauses: unique([...threshold.clauses, ...comparison.clauses]),
  };
}

function basisLine({ basis, threshold }: YearRules, result: Result, previousNet: Fen | undefined): ExplanationLine {
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
  };
}

function subsidyLine({ rate, rounding }: YearRules, result: Result): ExplanationLine {
  const figures = `${formatFen(result.excess_fen)} × ${percentText(rate.value)} = ${formatFen(result.subsidy_fen)}`;
  const [zh, en] =
    rounding.value === "half_away_from_zero"
      ? ["四舍五入到分", "rounded half up"]
      : ["舍去不足一分的部分", "rounded down"];
  return {
    zh: `补贴 = ${figures}（比例自 ${rate.from} 起；全年合计${zh}，只取整一次）`,
    en: `Subsidy = ${figures} (rate since ${rate.from}; the yearly total ${en} to the fen, once)`,
    clauses: unique([...rate.clauses, ...rounding.clauses]),
  };
}

/** The same in one line of whole fen and ppm, for whoever computes it again. */
function traceLine({ threshold, rate }: YearRules, result: Result): ExplanationLine {
  const clauses = unique([...threshold.clauses, ...rate.clauses]);
  const trace =
    `online_sales_subsidy<${result.policy_year}, ${result.goods_class}> = ${grouped(result.subsidy_fen)} fen ← ` +
    `${grouped(result.excess_fen)} fen (${result.basis}: net ${grouped(result.net_fen)}, ` +
    `threshold ${grouped(threshold.value)}) × ${grouped(rate.value)} ppm ` +
    `[${clauses.join(", ")}; threshold since ${threshold.from}, rate since ${rate.from}]`;
  return { zh: `算式：${trace}`, en: `Trace: ${trace}`, clauses };
}

/** 50,000 ppm → "5%", 12,345 ppm → "1.2345%". */
export function percentText(ppm: bigint): string {
  const fraction = (ppm % 10_000n).toString().padStart(4, "0").replace(/0+$/, "");
  return `${ppm / 10_000n}${fraction ? `.${fraction}` : ""}%`;
}

function grouped(value: bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
