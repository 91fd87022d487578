import { type CommonErrorCode, errors } from "@qinshui/cn/errors";
import { CommerceRefused, CommerceUnavailable } from "../../lib/commerce/errors.ts";

/** Something did not work: its permanent code, what happened, and what the shopper can do. */
export interface Problem {
  code: string;
  title: string;
  hint: string;
}

// Core's own refusals carry a sentence for developers; shoppers get these words instead.
const CORE_CODES = new Set([
  "refused",
  "not_found",
  "invalid_data",
  "not_allowed",
  "duplicate_error",
  "shop_key_missing",
]);

const REFUSED: Problem = {
  code: "refused",
  title: "这一步没有成功",
  hint: "请刷新页面看看购物车现在的样子，再试一次。",
};

const BUSY: Problem = { code: "conflict", title: "上一步还在处理", hint: "请稍等几秒再试一次。" };

type Plain = {
  [Code in CommonErrorCode]: Parameters<(typeof errors)[Code]> extends [object] ? never : Code;
}[CommonErrorCode];

/** A problem of the common catalogue whose texts need no details. */
export function problem(code: Plain): Problem {
  const { title, hint } = errors[code]();
  return { code, title, hint };
}

/** What a shopper is told about an error. What nobody foresaw is thrown again, so that it is seen in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CommerceUnavailable) {
    console.error(`${error.name}: ${error.message}`);
    return problem("commerce_unavailable");
  }
  if (!(error instanceof CommerceRefused)) throw error;
  if (error.code === "conflict") return BUSY;
  if (CORE_CODES.has(error.code)) return REFUSED;
  return { code: error.code, title: error.message, hint: error.hint };
}

const STATUS: Record<string, number> = {
  commerce_unavailable: 503,
  out_of_stock: 409,
  merchant_not_selling: 409,
  conflict: 409,
};

/** HTTP status of a page that shows the problem. */
export function statusOf({ code }: Problem): number {
  return STATUS[code] ?? 400;
}

/** Whether commerce says that this cart cannot be used any more. */
export function isCartGone(error: unknown): boolean {
  return (
    error instanceof CommerceRefused &&
    (error.code === "cart_not_found" || error.code === "cart_completed" || error.status === 404)
  );
}
