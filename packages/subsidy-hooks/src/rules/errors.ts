import { defineErrors } from "@qinshui/cn/errors";

/** What the rules refuse. Each names what it is about; nothing is ever defaulted. */
export const ruleErrors = defineErrors({
  policy_invalid: { status: 500, title: "政策文件 {file} 有误：{problem}", hint: "请对照公文更正该文件。" },
  unknown_parameter: {
    status: 500,
    title: "政策中没有参数 {name}",
    hint: "请核对参数名称，或在政策文件夹中补上该参数。",
  },
  unknown_clause: {
    status: 500,
    title: "{file} 引用了条款 {clause}，但条款原文中没有它",
    hint: "请在 text.zh.md 中补上该条款，或更正编号。",
  },
  unknown_currency: {
    status: 500,
    title: "政策 {policy} 的币种是“{currency}”，只支持 cny",
    hint: "请核对 policy.yaml。",
  },
  unknown_goods_class: {
    status: 422,
    title: "政策 {policy} 没有商品类别“{goods_class}”",
    hint: "请核对该商品的类别认定。",
  },
  unknown_fund: {
    status: 422,
    title: "政策 {policy} 没有资金来源或切块“{fund}”",
    hint: "请核对这笔支出的资金来源。",
  },
  programme_missing: {
    status: 422,
    title: "政策 {policy} 没有“{programme}”这一项",
    hint: "请核对适用的政策文件。",
  },
  parameter_missing: {
    status: 422,
    title: "公文没有给出参数 {name}，不能核算{programme}",
    hint: "待有关部门出台文件后，请维护人员把取值、条款和生效日期登记为参数 {name}，再回来核算。",
  },
  parameter_not_in_force: {
    status: 422,
    title: "参数 {name} 在 {date} 尚无取值，最早的取值自 {first} 起",
    hint: "取值不溯及以前的日期。请核对日期，或按公文更正该取值的生效日期。",
  },
  policy_not_in_force: {
    status: 422,
    title: "政策 {policy} 在 {year} 年度不适用（{from} 至 {to}）",
    hint: "请选择适用于该年度的政策。",
  },
  day_outside_policy: {
    status: 422,
    title: "政策 {policy} 在 {date} 不适用（{from} 至 {to}）",
    hint: "该日期不在政策的有效期内，不能核算。",
  },
  parameter_changes_within_year: {
    status: 422,
    title: "参数 {name} 在 {year} 年度中间（{date}）改变，无法按全年合计核算",
    hint: "请按公文确定该取值适用的年度，并把生效日期改为 1 月 1 日。",
  },
  previous_year_missing: {
    status: 422,
    title: "计补口径为“比上年增长”，但缺少 {claimant} 上年的销售净额",
    hint: "请先提供上一年度的销售净额。",
  },
  sales_invalid: {
    status: 422,
    title: "{claimant}（{goods_class}）的销售合计有误：{problem}",
    hint: "请重新汇总流水后再核算。",
  },
  facts_invalid: {
    status: 422,
    title: "“{subject}”的申报数据有误：{problem}",
    hint: "请核对申报材料后再核算。",
  },
});
