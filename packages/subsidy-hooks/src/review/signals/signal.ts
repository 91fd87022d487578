import type { ReviewFacts } from "../facts";
import type { Raised } from "../finding";
import type { ReviewRules } from "../rules";
import type { Signal } from "../vocabulary";

/** One way of seeing that something may be wrong. Pure: the same facts and parameters raise the same findings. */
export interface SignalDefinition {
  code: Signal;
  /** Raised whenever it looks at something else or in another way. */
  version: number;
  raise(facts: ReviewFacts, rules: ReviewRules): Raised[];
}
