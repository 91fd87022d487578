export type MerchantStatus = "applied" | "approved" | "suspended" | "closed";

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
