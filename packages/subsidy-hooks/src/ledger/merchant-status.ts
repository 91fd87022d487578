interface StatusChange {
  status: string;
  effective_at: Date | string;
  /** Order of writing. */
  seq: number;
}

/**
 * The change in force at an instant: the latest one whose time has come, of two from the same instant on the later
 * written one; undefined before the first. A closed merchant stays closed, whatever had been planned for later. What
 * may be sold and what counts for a subsidy are both told by this.
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
