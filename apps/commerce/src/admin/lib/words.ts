import { MERCHANT_KIND_ZH } from "@qinshui/subsidy-hooks/admin-kit";
import type { Choice } from "../../input/record";
import type { MarkKind, ValidityState } from "../../modules/brand/validity";
import type { MerchantStatus } from "../../modules/merchant/next-status";
import type { Label, Member, Product } from "./types";

/** The house's words for what the API names. */
export { MERCHANT_KIND_ZH };

export const MERCHANT_STATUS_ZH: Readonly<Record<MerchantStatus, string>> = {
  applied: "申请中",
  approved: "已通过",
  suspended: "已暂停",
  closed: "已关闭",
};

export const MARK_KIND_ZH: Readonly<Record<MarkKind, string>> = {
  regional_brand: "区域公用品牌",
  local_brand: "本地品牌",
  geographical_indication: "地理标志",
};

export const VALIDITY_ZH: Readonly<Record<ValidityState, string>> = {
  valid: "有效",
  not_yet: "未生效",
  expired: "已过期",
  revoked: "已撤销",
};

export const ROLE_ZH: Readonly<Record<Member["role"], string>> = { owner: "店主", staff: "店员" };

export const PRODUCT_STATUS_ZH: Readonly<Record<Product["status"], string>> = {
  draft: "草稿",
  proposed: "待审",
  published: "已上架",
  rejected: "已退回",
};

export const FOOD_KIND_ZH: Readonly<Record<Label["food_kind"], string>> = {
  prepackaged_food: "预包装食品",
  agricultural: "食用农产品",
  non_food: "非食品",
};

export const RETURN_RULE_ZH: Readonly<Record<Label["return_rule"], string>> = {
  seven_day: "七天无理由退货",
  seven_day_sealed: "未拆封七天无理由退货",
  no_return: "不支持无理由退货（鲜活易腐等）",
};

/** A table of words as choices of a form. */
export function choicesOf(words: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
