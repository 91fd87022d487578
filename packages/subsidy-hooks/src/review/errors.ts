import { defineErrors } from "@qinshui/cn/errors";

/** What the review refuses. */
export const reviewErrors = defineErrors({
  review_parameters_missing: {
    status: 422,
    title: "政策 {policy} 没有核查口径，不能扫描疑点",
    hint: "请在政策目录的 parameters/review/ 下补齐各项口径。",
  },
  review_key_missing: {
    status: 500,
    title: "没有设置核查用的密钥，不能扫描疑点",
    hint: "请在补贴模块的选项 review_key 里填写不少于 16 个字符的密钥；手机号、地址等只以该密钥的摘要参与核查。",
  },
  finding_not_found: { status: 404, title: "找不到这条疑点", hint: "请从疑点核查列表中选择。" },
  finding_changed: {
    status: 409,
    title: "这条疑点刚刚有了新的情况或核查结论",
    hint: "请刷新页面，看过最新内容后再作结论。",
  },
  finding_lines_missing: { status: 400, title: "没有选择明细", hint: "请至少勾选一行要剔除或恢复的明细。" },
  finding_line_unknown: {
    status: 400,
    title: "这条疑点不涉及明细 {line_id}",
    hint: "请刷新页面后重新勾选。",
  },
  finding_line_not_excluded: {
    status: 400,
    title: "明细 {line_id} 没有因这条疑点被剔除，不需要恢复",
    hint: "请刷新页面后重新勾选。",
  },
  finding_lines_of_several: {
    status: 400,
    title: "选中的明细不属于同一个商家的同一年度",
    hint: "请为每个商家、每个年度分别提出疑点。",
  },
  finding_lines_not_booked: {
    status: 400,
    title: "账上没有明细 {line_id}",
    hint: "只有已入账的明细才能提出疑点；站外申报请先采信，入账后再选。",
  },
  finding_lines_excluded: {
    status: 409,
    title: "还有 {count} 行明细因这条疑点被剔除",
    hint: "要排除疑点，请先作出“恢复计入”的结论。",
  },
  decision_reason_missing: {
    status: 400,
    title: "没有填写理由",
    hint: "请写明依据和核查经过；不要写买家的姓名、电话或地址。",
  },
  decision_reason_personal: {
    status: 400,
    title: "理由里有像手机号的内容",
    hint: "核查结论会随账目保存，请去掉买家的电话。",
  },
  decision_needs_person: {
    status: 403,
    title: "这一步只能由登录的工作人员本人来做",
    hint: "请用自己的账号登录后再操作。",
  },
});
