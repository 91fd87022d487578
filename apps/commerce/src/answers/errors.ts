import { defineErrors } from "@qinshui/cn/errors";

/** What core refuses, in the reader's words; `{reason}` is core's own sentence, which names the field or the id. */
export const coreErrors = defineErrors({
  not_found: { status: 404, title: "找不到要操作的内容（{reason}）", hint: "它可能已被删除，请刷新后重试。" },
  invalid_data: { status: 400, title: "提交的内容有误（{reason}）", hint: "请检查后重新提交。" },
  not_allowed: { status: 400, title: "现在不能这样做（{reason}）", hint: "请刷新后查看当前状态。" },
  duplicate_error: { status: 422, title: "已经有相同的内容（{reason}）", hint: "请换一个名称或编号。" },
  conflict: { status: 409, title: "有人正在做同样的操作", hint: "请稍后刷新再试。" },
  unauthorized: { status: 401, title: "请先登录", hint: "登录后再试一次。" },
  forbidden: { status: 403, title: "没有权限", hint: "请换用有权限的账号，或联系运营公司。" },
  payment_authorization_error: { status: 422, title: "付款没有成功", hint: "没有扣款，请重新付款。" },
});

/** Refusals that core has no type for, only a sentence. */
export const doorErrors = defineErrors({
  sign_in_failed: { status: 401, title: "邮箱或密码不正确", hint: "请检查后重试；忘记密码请联系运营公司重置。" },
  account_exists: { status: 409, title: "这个邮箱已经有账号", hint: "请直接登录，或换一个邮箱。", field: "email" },
  registration_closed: {
    status: 403,
    title: "这里不开放注册",
    hint: "商家店员的账号由运营公司开通；运营公司的人员请使用收到的邀请链接。",
  },
  shop_key_missing: {
    status: 400,
    title: "缺少商城的公开密钥，或密钥已失效",
    hint: "请在请求头 x-publishable-api-key 中带上有效的密钥（后台的设置、公开密钥）。",
  },
});
