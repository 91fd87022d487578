import { defineErrors } from "@qinshui/cn/errors";

export const brandErrors = defineErrors({
  authorisation_backwards: {
    status: 400,
    title: "授权的截止日期早于开始日期",
    hint: "请检查起止日期，截止日期当天仍然有效。",
    field: "valid_until",
  },
  authorisation_not_owner: {
    status: 409,
    title: "商品不属于被授权的商家",
    hint: "请选择该商家自己的商品，或改选商家。",
    field: "product_id",
  },
  authorisation_overlaps: {
    status: 409,
    title: "同一商品在这段时间已有该标志的授权（{number}）",
    hint: "请先撤销原授权，或把开始日期改到它到期之后。",
    field: "valid_from",
  },
  authorisation_number_taken: {
    status: 409,
    title: "授权编号“{number}”已被使用",
    hint: "请核对授权书上的编号。",
    field: "number",
  },
  authorisation_not_found: { status: 404, title: "找不到这项授权", hint: "请刷新列表后重试。" },
  mark_handle_taken: { status: 409, title: "品牌网址名“{handle}”已被使用", hint: "请换一个网址名。", field: "handle" },
});
