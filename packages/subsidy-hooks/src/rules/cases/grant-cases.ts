import { formatFen } from "@qinshui/cn/money";
import { z } from "zod";
import { assessCrossBorder } from "../assess-cross-border";
import { assessLoanInterest } from "../assess-loan-interest";
import { assessProject } from "../assess-project";
import { GRANT_REASON_ZH, GRANT_REASONS, type Grant } from "../grant";
import { caseReader } from "./case-kind";
import { amount, date, dateOrNone, oneOf, words, year, yesNo, yesOrNot } from "./case-words";

/** Cases of the programmes that are no online sales. A fact that is not written is none: no case need write what its policy does not ask. */

const resultSchema = z.strictObject({
  年度: year,
  上限: amount,
  补助: amount,
  不予补助原因: z.array(oneOf(GRANT_REASONS, GRANT_REASON_ZH)).default([]),
});
type Row = z.infer<typeof resultSchema>;

const text = (policyYear: number, most: Row["上限"], granted: Row["补助"], reasons: Row["不予补助原因"]): string[] => {
  const why = reasons.map((reason) => ` 原因 ${GRANT_REASON_ZH[reason]}`).join("");
  return [`${policyYear} 上限 ${formatFen(most)} 补助 ${formatFen(granted)}${why}`];
};
const expected = (row: Row) => text(row.年度, row.上限, row.补助, row.不予补助原因);
const actual = (one: Grant) => text(one.policy_year, one.ceiling_fen, one.grant_fen, [...one.reasons]);

const projectFields = {
  名称: words,
  规定范围内的企业: yesOrNot,
  规定范围内的项目: yesOrNot,
  新建产业项目: yesOrNot,
  申报: dateOrNone,
  市场效益分析: dateOrNone,
  评估验收: dateOrNone,
  拟补助: amount,
};

const factsOf = (it: z.infer<z.ZodObject<typeof projectFields>>) => ({
  project_id: it.名称,
  project_name: it.名称,
  claimant_id: "claimant",
  claimant_name: "示例企业",
  town_enterprise: it.规定范围内的企业,
  in_area: it.规定范围内的项目,
  new_project: it.新建产业项目,
  applied_on: it.申报,
  analysed_on: it.市场效益分析,
  accepted_on: it.评估验收,
  proposed_fen: it.拟补助,
});

export const projectCase = caseReader({
  subject: "new_project_grant",
  input: z.strictObject({
    项目: z.strictObject({
      ...projectFields,
      建成: dateOrNone,
      见效: dateOrNone,
      实际投入: amount,
      主导产业: yesNo,
      决定: z.strictObject({ 文号: words, 日期: date, 金额: amount }).optional(),
    }),
  }),
  row: resultSchema,
  expected,
  actual(policy, { 期间 }, { 项目 }) {
    const { 决定 } = 项目;
    const project = {
      ...factsOf(项目),
      built_on: 项目.建成,
      effective_on: 项目.见效,
      invested_fen: 项目.实际投入,
      leading_industry: 项目.主导产业,
      decision: 决定 ? { number: 决定.文号, decided_on: 决定.日期, amount_fen: 决定.金额 } : null,
    };
    return 期间.flatMap((one) => actual(assessProject(policy, one, project)));
  },
});

export const loanCase = caseReader({
  subject: "loan_interest",
  input: z.strictObject({
    贷款: z.strictObject({
      ...projectFields,
      长期项目: yesOrNot,
      用于项目建设: yesOrNot,
      当年实付利息: amount,
      以前已贴息: amount,
    }),
  }),
  row: resultSchema,
  expected,
  actual(policy, { 期间 }, { 贷款 }) {
    const loan = {
      ...factsOf(贷款),
      long_term: 贷款.长期项目,
      loan_for_building: 贷款.用于项目建设,
      interest_paid_fen: 贷款.当年实付利息,
      granted_before_fen: 贷款.以前已贴息,
    };
    return 期间.flatMap((one) => actual(assessLoanInterest(policy, one, loan)));
  },
});

export const crossBorderCase = caseReader({
  subject: "cross_border",
  input: z.strictObject({ 跨境: z.strictObject({ 名称: words, 企业: yesOrNot, 平台协议: yesOrNot, 净额: amount }) }),
  row: resultSchema,
  expected,
  actual(policy, { 期间 }, { 跨境 }) {
    const sales = {
      claimant_id: "claimant",
      claimant_name: 跨境.名称,
      enterprise: 跨境.企业,
      platform_agreement: 跨境.平台协议,
      net_sales_fen: 跨境.净额,
    };
    return 期间.flatMap((one) => actual(assessCrossBorder(policy, one, sales)));
  },
});
