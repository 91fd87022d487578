import { defineErrors } from "@qinshui/cn/errors";

/** What is refused around declared sales, beside what is wrong with the file itself. */
export const declaredErrors = defineErrors({
  declared_not_found: { status: 404, title: "找不到这份站外申报", hint: "请从站外申报列表中选择。" },
  declared_merchant_unknown: { status: 400, title: "没有这个商家", hint: "请从列表中选择申报的商家。" },
  declared_class_unknown: { status: 400, title: "政策里没有这个商品类别：{goods_class}", hint: "可以选择：{known}。" },
  declared_file_known: {
    status: 409,
    title: "这个文件已由 {merchant} 在 {year} 年度（{platform}）申报过",
    hint: "同一个文件只能申报一次。需要改动时，请先退回或撤销原申报。",
  },
  declared_nothing_to_book: {
    status: 422,
    title: "文件里没有可以申报的订单",
    hint: "请按试算列出的问题修改后重新上传。",
  },
  declared_own_file: {
    status: 403,
    title: "不能审核自己上传的申报",
    hint: "请由另一位审核人员查看佐证材料后采信。",
  },
  declared_evidence_missing: {
    status: 409,
    title: "还没有别人上传的佐证材料",
    hint: "请由申报一方先上传平台后台截图、结算单等材料；审核人自己上传的不算。",
  },
  declared_wrong_state: {
    status: 409,
    title: "这份申报现在的状态不能这样操作",
    hint: "请刷新页面查看它的最新状态。",
  },
  declared_evidence_settled: {
    status: 409,
    title: "这份申报已经审核，不能再补充材料",
    hint: "需要补充时，请先撤销再重新申报。",
  },
  declared_evidence_empty: { status: 400, title: "文件是空的", hint: "请重新选择佐证材料。" },
  declared_in_work: {
    status: 409,
    title: "站外申报“{name}”正在入账或撤销，现在的数字还不完整",
    hint: "请等它完成后再试，进度见站外申报页。",
  },
  declared_evidence_type: {
    status: 400,
    title: "不支持这种文件",
    hint: "佐证材料请上传 PDF、PNG、JPG 图片，或 XLSX、CSV、ZIP 文件。",
  },
  declared_evidence_not_found: { status: 404, title: "找不到这份佐证材料", hint: "请刷新页面后重试。" },
  declared_file_gone: { status: 410, title: "文件已不在存储中", hint: "请联系维护人员从备份恢复。" },
});
