import { DECIDED_REASONS, type DecidedReason, NOT_IN_FORCE, POLICY_REASONS, type Reason } from "../ledger/reasons";

/** Why a sealed line does not count, as far as whoever has the policy and the line finds the same. */
export type DerivedReason = Exclude<Reason, DecidedReason>;

const KNOWN: ReadonlySet<string> = new Set([...POLICY_REASONS, NOT_IN_FORCE, ...DECIDED_REASONS]);
const DECIDED: ReadonlySet<string> = new Set(DECIDED_REASONS);

/** The codes in a line's `reasons`; undefined for an unknown or repeated one. */
export function splitReasons(text: string): Reason[] | undefined {
  const codes = text === "" ? [] : text.split(";");
  const isSound = codes.every((code) => KNOWN.has(code)) && new Set(codes).size === codes.length;
  return isSound ? (codes as Reason[]) : undefined;
}

/** Whether a reason rests on somebody's decision, which the line can only state. */
export function isDecided(reason: Reason): reason is DecidedReason {
  return DECIDED.has(reason);
}
