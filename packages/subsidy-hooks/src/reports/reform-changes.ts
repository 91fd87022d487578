import { fen, formatFen } from "@qinshui/cn/money";
import { percentText } from "../rules/explain";
import type { DatedValue } from "../rules/parameter";
import type { Policy } from "../rules/policy";
import type { Reform } from "../rules/reform";
import { MERCHANT_KIND_ZH } from "../rules/vocabulary";

/** A parameter that a reform gives other values, in words. */
export interface ReformChange {
  name: string;
  description: string;
  before: readonly ChangedValue[];
  after: readonly ChangedValue[];
}

export interface ChangedValue {
  text: string;
  /** First Shanghai date on which it holds. */
  from: string;
  clauses: readonly string[];
}

/** What a reform changes of a policy, parameter by parameter. */
export function reformChanges(policy: Policy, { changes }: Reform): ReformChange[] {
  return changes.map(({ name, before, after }) => {
    const { description = "", unit = "" } = policy.parameters.get(name) ?? {};
    const texts = (values: readonly DatedValue<unknown>[]) =>
      values.map(({ value, from, clauses }) => ({ text: valueWords(unit, value), from, clauses }));
    return { name, description, before: texts(before), after: texts(after) };
  });
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basis: { excess: "起补线以上的部分", whole: "全部净额", growth: "比上年增长且在起补线以上的部分" },
  comparison: { gte: "达到起补线即可", gt: "须超过起补线" },
  rounding: { half_away_from_zero: "四舍五入到分", down: "舍去不足一分的部分" },
  merchant_kinds: MERCHANT_KIND_ZH,
  channels: { online: "线上", onsite: "体验馆现场" },
};

/** A parameter's value in words; a code that has none stays as it is. */
function valueWords(unit: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(unit, one)).join("、");
  return WORDS[unit]?.[String(value)] ?? parameterValueText(unit, value);
}

/** A parameter's value as its file has it: money and percentages with their signs, everything else by its code. */
export function parameterValueText(unit: string, value: unknown): string {
  if (typeof value === "bigint") return unit === "percent" ? percentText(value) : formatFen(fen(value));
  return typeof value === "object" ? JSON.stringify(value, decimal) : String(value);
}

/** Amounts as decimal texts: a JSON number would be a float. */
function decimal(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
