import { isCatalogueError } from "@qinshui/cn/errors";
import { shanghaiDate } from "@qinshui/cn/time";
import type { Eligibility } from "../ledger/eligibility";
import { nextDate } from "../time/calendar-date";
import { ruleErrors } from "./errors";
import { valueOn } from "./parameter";
import type { Policy } from "./policy";

/**
 * What the policy asks of a sale at an instant, for `deriveTags`. Errors: `day_outside_policy` before the policy's first
 * and after its last day, `parameter_not_in_force` before a parameter's first value.
 */
export function eligibilityOf(policy: Policy): (instant: Date) => Eligibility {
  const { channels, merchant_kinds, goods_classes } = policy.online_sales;
  const { effective_from: from, effective_to: to } = policy;
  return (instant) => {
    const date = shanghaiDate(instant);
    if (date < from || (to !== null && date > to)) {
      throw ruleErrors.day_outside_policy({ policy: policy.id, date, from, to: to ?? "未定" });
    }
    return {
      channels: valueOn(channels, date).value,
      merchant_kinds: valueOn(merchant_kinds, date).value,
      goods_classes: [...goods_classes.keys()],
    };
  };
}

/** True for the errors that say the policy has nothing to say of a date: the sale is older than it, or younger. */
export function isPolicyGap(error: unknown): boolean {
  return isCatalogueError(error) && (error.code === "parameter_not_in_force" || error.code === "day_outside_policy");
}

/** What the policy asks of a sale at an instant; null where it says nothing of it. */
export function eligibilityIfAny(policy: Policy): (instant: Date) => Eligibility | null {
  const eligibilityAt = eligibilityOf(policy);
  return (instant) => {
    try {
      return eligibilityAt(instant);
    } catch (error) {
      if (isPolicyGap(error)) return null;
      throw error;
    }
  };
}

/**
 * The Shanghai dates of a year from which some of the policies may ask otherwise than the day before, 1 January first:
 * from each until the next, what is asked of a sale stays the same.
 */
export function eligibilityDates(policies: readonly Policy[], year: number): string[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const dates = policies.flatMap(({ effective_from, effective_to, online_sales }) => [
    effective_from,
    ...(effective_to === null ? [] : [nextDate(effective_to)]),
    ...[...online_sales.channels.values, ...online_sales.merchant_kinds.values].map((value) => value.from),
  ]);
  return [...new Set([first, ...dates.filter((date) => date > first && date <= last)])].sort();
}
