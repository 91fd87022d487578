import { shanghaiDate } from "@qinshui/cn/time";

export type MarkKind = "regional_brand" | "local_brand" | "geographical_indication";

export interface Validity {
  /** Days YYYY-MM-DD in Shanghai's calendar, both inclusive. */
  valid_from: string;
  valid_until: string;
  revoked_at: Date | string | null;
}

export interface MarkForBadge {
  kind: MarkKind;
  registration_number: string | null;
}

export type ValidityState = "not_yet" | "valid" | "expired" | "revoked";

/** What an authorisation is worth at an instant. */
export function validityAt(authorisation: Validity, instant: Date): ValidityState {
  if (authorisation.revoked_at && new Date(authorisation.revoked_at) <= instant) return "revoked";
  const today = shanghaiDate(instant);
  if (today < authorisation.valid_from) return "not_yet";
  return today > authorisation.valid_until ? "expired" : "valid";
}

/** No valid record and authorisation, no badge: a geographical indication needs its number in the register. */
export function givesBadge(mark: MarkForBadge, authorisation: Validity, instant: Date): boolean {
  const recorded = mark.kind !== "geographical_indication" || Boolean(mark.registration_number);
  return recorded && validityAt(authorisation, instant) === "valid";
}

/** Whether two authorisations hold on a common day. */
export function overlap(one: Validity, other: Validity): boolean {
  return one.valid_from <= other.valid_until && other.valid_from <= one.valid_until;
}
