import { defineErrors } from "@qinshui/cn/errors";

export const merchantErrors = defineErrors({
  credit_code_taken: {
    status: 409,
    title: "这个统一社会信用代码已经登记过",
    hint: "同一主体只能入驻一次；请在商家列表里按代码查找。",
    field: "credit_code",
  },
  merchant_handle_taken: {
    status: 409,
    title: "商家网址名“{handle}”已被使用",
    hint: "请换一个网址名。",
    field: "handle",
  },
  merchant_status_impossible: {
    status: 409,
    title: "商家当前是“{from}”，不能改为“{to}”",
    hint: "申请中可以通过或关闭，已通过可以暂停或关闭，已暂停可以恢复或关闭；关闭后不能再改。",
  },
  merchant_status_back_dated: {
    status: 409,
    title: "生效时间早于上一次状态变更",
    hint: "状态历史只能向后追加，请填写不早于上一次变更的时间。",
    field: "effective_at",
  },
  product_unknown: {
    status: 404,
    title: "找不到这些商品：{product_ids}",
    hint: "请刷新商品列表后重新选择；这次没有分配任何商品。",
    field: "product_ids",
  },
  member_email_taken: {
    status: 409,
    title: "这个邮箱已经有账号",
    hint: "请换一个邮箱，或请本人用原密码登录。",
    field: "email",
  },
});
