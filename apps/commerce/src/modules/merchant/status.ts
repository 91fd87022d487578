import type { CatalogueError } from "@qinshui/cn/errors";
import { isApprovedAt, statusChangeAt } from "@qinshui/subsidy-hooks/ledger/merchant-status";
import { merchantErrors } from "./errors";
import { type MerchantStatus, mayBecome } from "./next-status";

// The ledger judges past sales by the same rule that the shop sells by.
export { isApprovedAt, statusChangeAt };

export interface StatusChange {
  status: MerchantStatus;
  effective_at: Date | string;
  /** Order of writing. */
  seq: number;
}

const STATUS_ZH: Record<MerchantStatus, string> = {
  applied: "申请中",
  approved: "已通过",
  suspended: "已暂停",
  closed: "已关闭",
};

/**
 * Why a change cannot be added to a history, if so: `merchant_status_back_dated` when it would begin before what holds
 * `now`, since past sales were judged by that; `merchant_status_impossible` when it cannot follow what holds at its own
 * time. What is planned for later does not matter.
 */
export function refusalOf(
  changes: readonly StatusChange[],
  change: { status: MerchantStatus; effective_at: Date },
  now: Date,
): CatalogueError | undefined {
  const current = statusChangeAt(changes, now);
  if (current && change.effective_at < new Date(current.effective_at))
    return merchantErrors.merchant_status_back_dated();
  const before = statusChangeAt(changes, change.effective_at)?.status;
  if (mayBecome(before, change.status)) return undefined;
  return merchantErrors.merchant_status_impossible({
    from: before ? STATUS_ZH[before] : "未登记",
    to: STATUS_ZH[change.status],
  });
}
