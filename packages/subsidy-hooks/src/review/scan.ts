import { compareText } from "../ledger/book";
import type { ReviewFacts } from "./facts";
import { type Finding, findingOf } from "./finding";
import type { ReviewRules } from "./rules";
import { ownBuyer } from "./signals/s1-own-buyer";
import { oneAddress } from "./signals/s2-one-address";
import { oneBuyer } from "./signals/s3-one-buyer";
import { burst } from "./signals/s4-burst";
import { waybill } from "./signals/s5-waybill";
import { refund } from "./signals/s6-refund";
import { yearEnd } from "./signals/s7-year-end";
import { courierCost } from "./signals/s8-courier-cost";
import { claimedTwice } from "./signals/s9-claimed-twice";
import type { SignalDefinition } from "./signals/signal";

export const SIGNAL_DEFINITIONS: readonly SignalDefinition[] = [
  ownBuyer,
  oneAddress,
  oneBuyer,
  burst,
  waybill,
  refund,
  yearEnd,
  courierCost,
  claimedTwice,
];

/** All that the nine signals see in a year, by key. Error: `parameter_not_in_force`. */
export function scan(facts: ReviewFacts, rules: ReviewRules): Finding[] {
  return SIGNAL_DEFINITIONS.flatMap((signal) =>
    signal.raise(facts, rules).map((raised) => findingOf(signal.code, signal.version, raised)),
  ).sort((a, b) => compareText(a.key, b.key));
}
