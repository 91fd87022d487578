import { type Fen, formatFen } from "@qinshui/cn/money";
import { z } from "zod";
import { doubleFunding, FUNDING_UNIT_ZH } from "../double-funding";
import { ruleErrors } from "../errors";
import { fundBands } from "../fund-bands";
import { PROGRAMME_ZH, PROGRAMMES } from "../grant";
import { FUNDING_UNITS, type FundingUnit, type Funds, type Policy } from "../policy";
import { noticePeriod } from "../public-notice";
import { caseReader } from "./case-kind";
import { amount, date, oneOf, words, year } from "./case-words";

/** Cases of the money's sources and bands, of double funding, and of the public notice. */

const SOURCE_STATUS_ZH = { within: "没有超出", above: "超出总额" } as const;
const BAND_STATUS_ZH = { below: "低于下限", within: "在区间内", above: "高于上限" } as const;

const statusText = (name: string, used: Fen, status: string, off: Fen) =>
  `${name} 已用 ${formatFen(used)} ${status} 相差 ${formatFen(off)}`;

/** What is within its bounds need not be written; what is not must be. */
export const fundsCase = caseReader({
  subject: "funds",
  input: z.strictObject({
    资金: z.array(z.strictObject({ 用途: words, 来源: words, 切块: words.optional(), 金额: amount })).min(1),
  }),
  row: z.strictObject({ 资金: words, 已用: amount, 状态: words, 相差: amount }),
  expected: (row) => [statusText(row.资金, row.已用, row.状态, row.相差)],
  actual(policy, { 期间 }, { 资金 }, rows) {
    const uses = 资金.map((use, i) => ({
      id: String(i),
      name: use.用途,
      source: codeOf(policy, policy.funds?.sources, use.来源),
      band: use.切块 === undefined ? null : codeOf(policy, policy.funds?.bands, use.切块),
      amount_fen: use.金额,
    }));
    const named = new Set(rows.map((row) => row.资金));
    return 期间.flatMap((one) => {
      const { sources, bands } = fundBands(policy, `${one}-12-31`, uses);
      const overOf = (left: bigint) => (left < 0n ? -left : 0n) as Fen;
      return [
        ...sources
          .filter((it) => it.status !== "within" || named.has(it.name))
          .map((it) => statusText(it.name, it.used_fen, SOURCE_STATUS_ZH[it.status], overOf(it.left_fen))),
        ...bands
          .filter((it) => it.status !== "within" || named.has(it.name))
          .map((it) => statusText(it.name, it.used_fen, BAND_STATUS_ZH[it.status], it.off_fen)),
      ];
    });
  },
});

function codeOf(policy: Policy, list: Funds["sources"] | Funds["bands"] | undefined, name: string): string {
  const found = [...(list ?? [])].find(([, one]) => one.name === name);
  if (!found) throw ruleErrors.unknown_fund({ policy: policy.id, fund: name });
  return found[0];
}

const findingText = (unit: FundingUnit, key: string, claims: readonly string[]) =>
  `${FUNDING_UNIT_ZH[unit]} ${key} 重复申报：${claims.join("、")}`;

export const doubleFundingCase = caseReader({
  subject: "no_double_funding",
  input: z.strictObject({
    申报: z
      .array(
        z.strictObject({
          编号: words,
          事项: oneOf(PROGRAMMES, PROGRAMME_ZH),
          年度: year,
          项目: words.optional(),
          明细: z.array(words).default([]),
        }),
      )
      .min(1),
  }),
  row: z.strictObject({ 重复: oneOf(FUNDING_UNITS, FUNDING_UNIT_ZH), 编号: words, 申报: z.array(words).min(2) }),
  expected: (row) => [findingText(row.重复, row.编号, row.申报)],
  actual(policy, { 期间 }, { 申报 }) {
    const claims = 申报.map((claim) => ({
      claim_id: claim.编号,
      programme: claim.事项,
      policy_year: claim.年度,
      project_id: claim.项目 ?? null,
      lines: claim.明细,
    }));
    const findings = 期间.flatMap((one) => doubleFunding(policy, `${one}-12-31`, claims));
    return findings.map(({ unit, key, claims: own }) =>
      findingText(
        unit,
        key,
        own.map((claim) => claim.claim_id),
      ),
    );
  },
});

const noticeText = (postedOn: string, lastDay: string) => `${postedOn} 起公示，至 ${lastDay} 止`;

export const publicNoticeCase = caseReader({
  subject: "public_notice",
  input: z.strictObject({ 公示: z.strictObject({ 张贴: date }) }),
  row: z.strictObject({ 张贴: date, 截止: date }),
  expected: (row) => [noticeText(row.张贴, row.截止)],
  actual(policy, _head, { 公示 }) {
    const { posted_on, last_day } = noticePeriod(policy, 公示.张贴);
    return [noticeText(posted_on, last_day)];
  },
});
