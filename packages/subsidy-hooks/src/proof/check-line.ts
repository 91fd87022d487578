import type { Eligibility } from "../ledger/derive-tags";
import { eligibilityOf, isPolicyGap } from "../rules/eligibility";
import type { Policy } from "../rules/policy";
import { yearBounds } from "../time/policy-year";
import { proofErrors } from "./errors";
import { DERIVED_REASONS, type DerivedReason, isDecided, splitReasons } from "./reasons";
import type { SealedLine } from "./sealed-line";

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** Says of one line after the other, in their order, whether it is what a year's line must be. */
export type LineCheck = (line: SealedLine, where: string) => void;

/**
 * A check of a year's lines by the policy. Errors, each naming the entry: `position_wrong`, `year_wrong`,
 * `reasons_wrong` when the reasons that the policy decides are not those it gives for the instant of the sale,
 * `line_invalid` for a goods class that the policy does not have.
 */
export function lineCheck(policy: Policy, year: number): LineCheck {
  const { from, to } = yearBounds(year);
  const eligibilityAt = byDay(eligibilityOf(policy));
  let expected = 0;
  return (line, where) => {
    const { entry_id, position, sale_occurred_at: instant } = line;
    if (position !== expected) throw proofErrors.position_wrong({ where, entry_id, position, expected });
    expected++;
    const time = Date.parse(instant);
    if (time < from.getTime() || time >= to.getTime()) throw proofErrors.year_wrong({ where, entry_id, instant, year });
    checkGoodsClass(policy, line, where);
    checkReasons(line, where, eligibilityAt(time));
  };
}

function checkGoodsClass(policy: Policy, { goods_class: value, entry_id }: SealedLine, where: string): void {
  if (value === "" || policy.online_sales.goods_classes.has(value)) return;
  const problem = "不是政策规定的类别 / is no class of the policy";
  throw proofErrors.line_invalid({ where, entry_id, column: "goods_class", value, problem });
}

function checkReasons(line: SealedLine, where: string, eligibility: Eligibility | null): void {
  const derived = derivedReasons(line, eligibility);
  const stated = (splitReasons(line.reasons) ?? []).filter((reason) => !isDecided(reason));
  const isSame = stated.length === derived.length && derived.every((reason) => stated.includes(reason));
  if (isSame) return;
  const { entry_id, reasons } = line;
  throw proofErrors.reasons_wrong({ where, entry_id, stated: reasons, derived: derived.join(";") });
}

/** Why a line does not count, as far as the policy says; `eligibility` is null where it says nothing yet. */
export function derivedReasons(line: SealedLine, eligibility: Eligibility | null): DerivedReason[] {
  const hasMerchant = line.claimant_id !== "";
  const applies: Record<DerivedReason, boolean> = {
    freight: line.part === "freight",
    policy_not_in_force: eligibility === null,
    offline_channel: eligibility !== null && !eligibility.channels.includes(line.channel),
    merchant_missing: !hasMerchant,
    merchant_kind: eligibility !== null && hasMerchant && !eligibility.merchant_kinds.includes(line.claimant_kind),
    goods_class_missing: line.part === "goods" && line.goods_class === "",
  };
  return DERIVED_REASONS.filter((reason) => applies[reason]);
}

/** Eligibility is dated by Shanghai days, so it is asked once a day; null where the policy says nothing yet. */
function byDay(eligibilityAt: (instant: Date) => Eligibility): (time: number) => Eligibility | null {
  const known = new Map<number, Eligibility | null>();
  return (time) => {
    const day = Math.floor((time + SHANGHAI_MS) / DAY_MS);
    let found = known.get(day);
    if (found === undefined) {
      found = ask(eligibilityAt, new Date(time));
      known.set(day, found);
    }
    return found;
  };
}

function ask(eligibilityAt: (instant: Date) => Eligibility, instant: Date): Eligibility | null {
  try {
    return eligibilityAt(instant);
  } catch (error) {
    if (isPolicyGap(error)) return null;
    throw error;
  }
}
