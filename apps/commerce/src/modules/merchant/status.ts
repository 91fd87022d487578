export type MerchantStatus = "applied" | "approved" | "suspended" | "closed";

export interface StatusChange {
  status: MerchantStatus;
  effective_at: Date | string;
}

/** The change in force at an instant: the latest one whose time has come; undefined before the first. */
export function statusChangeAt<T extends StatusChange>(changes: readonly T[], instant: Date): T | undefined {
  return changes
    .filter((change) => new Date(change.effective_at) <= instant)
    .reduce<T | undefined>(
      (latest, change) => (latest && new Date(latest.effective_at) > new Date(change.effective_at) ? latest : change),
      undefined,
    );
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
