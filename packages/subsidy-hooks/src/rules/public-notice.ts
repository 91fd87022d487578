import { endOfNotice } from "../time/working-days";
import type { ExplanationLine } from "./assessment";
import { unique } from "./explain";
import { parameterUse, programmeOf, step } from "./grant";
import { valueOn } from "./parameter";
import type { Policy } from "./policy";

/** 公示期: the days from `posted_on` to `last_day`, both as Shanghai dates; the notice may not end before. */
export interface NoticePeriod {
  posted_on: string;
  working_days: number;
  last_day: string;
  explanation: ExplanationLine;
}

/**
 * How long what is posted on a Shanghai date must stay public at least (clause c6-4 of the first policy). Errors:
 * `programme_missing`, `parameter_not_in_force`, `calendar_year_unknown`, `date_invalid`.
 */
export function noticePeriod(policy: Policy, postedOn: string): NoticePeriod {
  const rules = programmeOf(policy, policy.public_notice, "public_notice");
  const days = valueOn(rules.working_days, postedOn);
  const first = valueOn(rules.count_first_day, postedOn);
  const last = endOfNotice(policy.calendar, postedOn, days.value, first.value);
  const explanation = step(
    `公示不少于 ${days.value} 个工作日（自 ${days.from} 起），${first.value ? "当日计入" : "当日不计入"}：${postedOn} 起，至 ${last} 止`,
    `At least ${days.value} working days (since ${days.from}), the first day ${first.value ? "counts" : "does not count"}: from ${postedOn} to ${last}`,
    unique([...days.clauses, ...first.clauses]),
    [parameterUse(rules.working_days, days), parameterUse(rules.count_first_day, first)],
  );
  return { posted_on: postedOn, working_days: days.value, last_day: last, explanation };
}
