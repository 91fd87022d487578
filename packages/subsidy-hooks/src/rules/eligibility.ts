import { isCatalogueError } from "@qinshui/cn/errors";
import { shanghaiDate } from "@qinshui/cn/time";
import type { Eligibility } from "../ledger/derive-tags";
import { valueOn } from "./parameter";
import type { Policy } from "./policy";

/** What the policy asks of a sale at an instant, for `deriveTags`. Error: `parameter_not_in_force` before its start. */
export function eligibilityOf(policy: Policy): (instant: Date) => Eligibility {
  const { channels, merchant_kinds, goods_classes } = policy.online_sales;
  return (instant) => {
    const date = shanghaiDate(instant);
    return {
      channels: valueOn(channels, date).value,
      merchant_kinds: valueOn(merchant_kinds, date).value,
      goods_classes: [...goods_classes.keys()],
    };
  };
}

/** True for the error that says the policy has no value yet on a date: the sale is older than the policy. */
export function isPolicyGap(error: unknown): boolean {
  return isCatalogueError(error) && error.code === "parameter_not_in_force";
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
