import type { CatalogueError } from "@qinshui/cn/errors";
import { merchantErrors } from "./errors";

export type MerchantStatus = "applied" | "approved" | "suspended" | "closed";

export interface StatusChange {
  status: MerchantStatus;
  effective_at: Date | string;
  /** Order of writing. */
  seq: number;
}

/**
 * The change in force at an instant: the latest one whose time has come, of two from the same instant on the later
 * written one; undefined before the first. A closed merchant stays closed, whatever had been planned for later.
 */
export function statusChangeAt<T extends StatusChange>(changes: readonly T[], instant: Date): T | undefined {
  const past = changes.filter((change) => new Date(change.effective_at) <= instant).sort(byTime);
  return past.find((change) => change.status === "closed") ?? past.at(-1);
}

function byTime(one: StatusChange, other: StatusChange): number {
  return new Date(one.effective_at).getTime() - new Date(other.effective_at).getTime() || one.seq - other.seq;
}

/** Whether a merchant may sell at an instant. */
export function isApprovedAt(changes: readonly StatusChange[], instant: Date): boolean {
  return statusChangeAt(changes, instant)?.status === "approved";
}

const NEXT: Record<MerchantStatus, readonly MerchantStatus[]> = {
  applied: ["approved", "closed"],
  approved: ["suspended", "closed"],
  suspended: ["approved", "closed"],
  closed: [],
};

/** Whether a merchant can go from one status to another; a merchant begins as `applied`, a closed one stays closed. */
export function mayBecome(from: MerchantStatus | undefined, to: MerchantStatus): boolean {
  return from ? NEXT[from].includes(to) : to === "applied";
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
