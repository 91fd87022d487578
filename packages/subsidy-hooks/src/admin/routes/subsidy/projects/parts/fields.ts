import type { ApplicationFacts, AppliedProgramme } from "../../../../../projects/facts";
import { money } from "../../../../lib/format";

export type FactKind = "tick" | "day" | "amount";

/** The parts of the form, in its order. */
export const FORM_GROUPS = ["申报主体", "项目", "金额与期限", "依据"] as const;
export type FormGroup = (typeof FORM_GROUPS)[number];

export interface FactField {
  name: string;
  label: string;
  kind: FactKind;
  group: FormGroup;
}

const tick = (name: string, label: string, group: FormGroup = "项目"): FactField => ({
  name,
  label,
  kind: "tick",
  group,
});
const day = (name: string, label: string): FactField => ({ name, label, kind: "day", group: "金额与期限" });
const amount = (name: string, label: string): FactField => ({ name, label, kind: "amount", group: "金额与期限" });

const PROJECT = [
  tick("town_enterprise", "建设主体是规定范围内的企业", "申报主体"),
  tick("in_area", "项目在规定范围内"),
  tick("new_project", "属于新建产业项目"),
];
const STEPS = [
  day("applied_on", "申报日期"),
  day("analysed_on", "市场效益分析日期"),
  day("accepted_on", "评估验收日期"),
];

/** What the rules ask of each programme, in the order of the form. */
export const FACT_FIELDS: Readonly<Record<AppliedProgramme, readonly FactField[]>> = {
  new_project_grant: [
    ...PROJECT,
    tick("leading_industry", "属于主导产业"),
    ...STEPS,
    day("built_on", "建成日期"),
    day("effective_on", "见效日期"),
    amount("invested_fen", "实际投入资金"),
    amount("requested_fen", "申请补助金额"),
  ],
  loan_interest: [
    ...PROJECT,
    tick("long_term", "属于投入大、见效慢的长期项目"),
    tick("loan_for_building", "贷款用于项目建设", "依据"),
    ...STEPS,
    amount("interest_paid_fen", "当年实付利息"),
    amount("granted_before_fen", "未在本系统登记的以前年度贴息"),
    amount("requested_fen", "申请贴息金额"),
  ],
  cross_border: [
    tick("enterprise", "申报主体是企业", "申报主体"),
    tick("platform_agreement", "与第三方跨境电商平台签有服务协议", "依据"),
    amount("net_sales_fen", "当年跨境网络销售净额"),
  ],
};

/** What was recorded, in words. */
export function factTexts(facts: ApplicationFacts): { label: string; text: string }[] {
  const values = facts as unknown as Record<string, boolean | string | null>;
  return FACT_FIELDS[facts.programme].map(({ name, label, kind }) => ({ label, text: textOf(kind, values[name]) }));
}

function textOf(kind: FactKind, value: boolean | string | null | undefined): string {
  if (kind === "tick") return value ? "是" : "否";
  if (typeof value !== "string") return "尚未";
  return kind === "amount" ? money(value) : value;
}
