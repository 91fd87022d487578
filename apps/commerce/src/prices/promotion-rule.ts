import { errors } from "@qinshui/cn/errors";
import { assertPrice } from "./money-fields";

/** The part of a promotion that decides its amounts. `value` is yuan for "fixed", percent for "percentage". */
export interface ApplicationMethod {
  type?: string | null;
  value?: number | string | null;
  allocation?: string | null;
  target_type?: string | null;
}

/**
 * Only discounts whose every part is whole fen: a fixed amount per piece, or everything (100 %). A percentage of a
 * price, or one amount spread over several lines, leaves fractions of a fen. Errors: `promotion_not_in_whole_fen`,
 * `negative_amount`, `sub_fen_amount`.
 */
export function assertWholeFenPromotion({ type, value, allocation, target_type }: ApplicationMethod): void {
  if (type === "percentage") {
    if (Number(value) !== 100) throw errors.promotion_not_in_whole_fen();
    return;
  }
  const spread = target_type === "order" || allocation === "across";
  if (spread) throw errors.promotion_not_in_whole_fen();
  if (value !== undefined && value !== null) assertPrice(String(value));
}
