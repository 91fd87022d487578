import { shanghaiDate } from "@qinshui/cn/time";
import { REASON_EN, REASON_ZH, type Reason } from "../ledger/reasons";
import type { Assessment } from "../rules/assessment";
import type { Parameter } from "../rules/parameter";
import { valueOn } from "../rules/parameter";
import type { Clause, Policy } from "../rules/policy";
import { isDecided, splitReasons } from "./reasons";
import type { SealedLine } from "./sealed-line";

/** One ground on which a line counts or does not. */
export interface Ground {
  /** Stable code: of a reason, or of what had to be fulfilled. */
  code: string;
  zh: string;
  en: string;
  /** Clause ids of the policy; empty where a person decided. */
  clauses: readonly string[];
}

export interface LineExplanation {
  counts: boolean;
  /** Every reason against it; when it counts, what the policy asked and the line fulfils. */
  grounds: Ground[];
  /** The clauses of the grounds and of the assessment, word for word. */
  clauses: Clause[];
}

/** Why a line counts or does not, by the policy's own words; with the clauses of what its class comes to, if given. */
export function explainLine(policy: Policy, line: SealedLine, assessment?: Assessment): LineExplanation {
  const reasons = splitReasons(line.reasons) ?? [];
  const counts = reasons.length === 0;
  const date = shanghaiDate(new Date(line.sale_occurred_at));
  const grounds = counts ? fulfilled(policy, line, date) : reasons.map((reason) => against(policy, date, reason));
  const steps = assessment?.explanation ?? [];
  const ids = new Set([...grounds, ...steps].flatMap((step) => step.clauses));
  const clauses = [...ids].flatMap((id) => policy.clauses.get(id) ?? []);
  return { counts, grounds, clauses };
}

function fulfilled(policy: Policy, line: SealedLine, date: string): Ground[] {
  const { online_sales } = policy;
  const rules = online_sales.goods_classes.get(line.goods_class);
  return [
    {
      code: "online_sales",
      zh: `属于${online_sales.name}：成交于 ${date}`,
      en: `falls under ${online_sales.name_en}: sold on ${date}`,
      clauses: online_sales.clauses,
    },
    {
      code: "channel",
      zh: `渠道 ${line.channel} 在奖补范围之内`,
      en: `the channel ${line.channel} is subsidised`,
      clauses: clausesOn(online_sales.channels, date),
    },
    {
      code: "merchant_kind",
      zh: `商家类型 ${line.claimant_kind} 在奖补对象之内`,
      en: `merchants of the kind ${line.claimant_kind} are subsidised`,
      clauses: clausesOn(online_sales.merchant_kinds, date),
    },
    {
      code: "goods_class",
      zh: `商品类别为${rules?.name ?? line.goods_class}`,
      en: `the goods class is ${rules?.name_en ?? line.goods_class}`,
      clauses: rules?.clauses ?? [],
    },
  ];
}

function against({ online_sales }: Policy, date: string, code: Reason): Ground {
  const clauses: Partial<Record<Reason, readonly string[]>> = {
    offline_channel: clausesOn(online_sales.channels, date),
    merchant_kind: clausesOn(online_sales.merchant_kinds, date),
    goods_class_missing: [...online_sales.goods_classes.values()].flatMap((rules) => rules.clauses),
  };
  const grounds = isDecided(code) ? [] : (clauses[code] ?? online_sales.clauses);
  return { code, zh: REASON_ZH[code], en: REASON_EN[code], clauses: grounds };
}

/** None before the first value: then the reason is that the policy was not in force. */
function clausesOn(parameter: Parameter<unknown>, date: string): readonly string[] {
  const [first] = parameter.values;
  return first && first.from <= date ? valueOn(parameter, date).clauses : [];
}
