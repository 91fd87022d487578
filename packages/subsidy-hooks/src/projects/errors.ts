import { defineErrors } from "@qinshui/cn/errors";

/** What the other programmes' applications and the fund refuse. */
export const projectErrors = defineErrors({
  project_not_found: { status: 404, title: "找不到这件申报", hint: "请刷新页面，从列表中选择。" },
  project_key_reused: {
    status: 409,
    title: "同一个请求编号已经用于另一份内容",
    hint: "没有写入任何内容。请刷新页面后重新填写。",
  },
  project_changed: {
    status: 409,
    title: "这件申报刚刚有别人作出了决定",
    hint: "没有写入任何内容。请刷新页面，看过最新情况后再决定。",
  },
  project_decision_out_of_order: {
    status: 409,
    title: "这件申报现在是“{standing}”，不能“{decision}”",
    hint: "请刷新页面查看已有的决定；需要更正时先撤回，再另行登记。",
  },
  project_year_closing: {
    status: 409,
    title: "{year} 年度已经开始关账，不再登记新的申报",
    hint: "请登记到仍在进行中的年度。",
  },
  project_year_sealed: {
    status: 409,
    title: "{year} 年度已经封存，不能再“{decision}”",
    hint: "封存之后只能不予补助或撤回；需要补助的请在进行中的年度另行申报。",
  },
  project_claimant_missing: {
    status: 400,
    title: "没有写明申报主体",
    hint: "请选择商家，或填写名称和统一社会信用代码。",
    field: "claimant_name",
  },
  project_credit_code_known: {
    status: 409,
    title: "统一社会信用代码 {credit_code} 已登记为“{known}”，与所填名称“{name}”不一致",
    hint: "请核对代码和名称。同一主体改了名称的，请勾选“该主体已更名”并写明理由。",
    field: "credit_code",
  },
  project_merchant_unknown: {
    status: 400,
    title: "没有这个商家",
    hint: "它可能已被删除，请刷新后重新选择。",
    field: "merchant_id",
  },
  project_order_unknown: {
    status: 400,
    title: "{year} 年度的流水里没有该申报主体的订单 {order}",
    hint: "请核对订单号；只填写本商城的、由该商家售出的订单。",
    field: "order_numbers",
  },
  project_not_eligible: {
    status: 422,
    title: "不符合申报条件，不能补助：{reasons}",
    hint: "请对照条款核对申报材料；申报数据有误时，请撤回后重新登记。",
  },
  project_above_assessed: {
    status: 422,
    title: "最多可以补助 {most}，不能补助 {asked}",
    hint: "请按核算结果减少金额。超过原则上限的，只有主导产业项目凭已登记的专项决定才可以。",
    field: "amount_fen",
  },
  project_over_fund: {
    status: 409,
    title: "补助 {asked} 后，{source}将超支 {over}（补助前余额 {left}）",
    hint: "没有写入任何内容。请减少金额，或勾选“确认超支”后再记录决定。",
    field: "amount_fen",
  },
  project_double_funded: {
    status: 409,
    title: "不得重复享受：{key} 同时申报了 {programmes}",
    hint: "请先对其中一件作出“不予补助”或“撤回”的决定，再补助另一件；计入网络销售奖补的明细不能再用于其他项目。",
  },
  project_cap_not_leading: {
    status: 422,
    title: "只有主导产业的新建产业项目可以登记超过原则上限的专项决定",
    hint: "请核对项目是否属于主导产业。",
  },
  project_cap_recorded: {
    status: 409,
    title: "这件申报已经登记过专项决定（{number}）",
    hint: "决定不能更改；登记有误时，请撤回申报后重新登记。",
  },
  project_date_to_come: {
    status: 400,
    title: "专项决定的日期 {date} 晚于今天 {today}",
    hint: "请按文件填写日期。",
    field: "decided_on",
  },
  fund_place_unknown: {
    status: 400,
    title: "政策没有这项资金：{place}",
    hint: "请从列表中选择资金来源；分切块的来源必须写明切块，其他来源不分切块。",
    field: "place",
  },
  fund_allocation_twice: { status: 400, title: "有两项安排的名称相同：{name}", hint: "请合并，或改用不同的名称。" },
  fund_changed: {
    status: 409,
    title: "{year} 年度的资金安排刚刚有别人更新",
    hint: "没有写入任何内容。请刷新页面，看过最新情况后再填写。",
  },
});
