import type { Eligibility } from "../ledger/eligibility";
import type { LinePart } from "../ledger/order-snapshot";
import { NOT_IN_FORCE, policyReasons } from "../ledger/reasons";
import { eligibilityIfAny } from "../rules/eligibility";
import type { Policy } from "../rules/policy";
import { yearBounds } from "../time/policy-year";
import { proofErrors } from "./errors";
import { type DerivedReason, isDecided, splitReasons } from "./reasons";
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
  const eligibilityAt = byDay(eligibilityIfAny(policy));
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

/** Why a line does not count, as far as the policy says; `eligibility` is null where it says nothing of the sale. */
export function derivedReasons(line: SealedLine, eligibility: Eligibility | null): DerivedReason[] {
  if (!eligibility) return [NOT_IN_FORCE];
  const { channel, claimant_id, claimant_kind, goods_class } = line;
  const sale = {
    part: line.part as LinePart,
    channel,
    merchant_kind: claimant_id === "" ? null : claimant_kind,
    goods_class: goods_class === "" ? null : goods_class,
  };
  return policyReasons(sale, eligibility);
}

/** Eligibility is dated by Shanghai days, so it is asked once a day. */
function byDay(eligibilityAt: (instant: Date) => Eligibility | null): (time: number) => Eligibility | null {
  const known = new Map<number, Eligibility | null>();
  return (time) => {
    const day = Math.floor((time + SHANGHAI_MS) / DAY_MS);
    let found = known.get(day);
    if (found === undefined) {
      found = eligibilityAt(new Date(time));
      known.set(day, found);
    }
    return found;
  };
}
