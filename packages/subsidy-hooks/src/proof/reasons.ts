/** Why a sealed line does not count, where the policy and the line itself say so: whoever has both finds the same. */
export const DERIVED_REASONS = [
  "freight",
  "policy_not_in_force",
  "offline_channel",
  "merchant_missing",
  "merchant_kind",
  "goods_class_missing",
] as const;
export type DerivedReason = (typeof DERIVED_REASONS)[number];

/** Why a sealed line does not count by somebody's decision, which the line can only state. */
export const DECIDED_REASONS = ["merchant_not_approved", "excluded_by_decision", "evidence_not_accepted"] as const;
export type DecidedReason = (typeof DECIDED_REASONS)[number];

export type SealedReason = DerivedReason | DecidedReason;

const KNOWN: ReadonlySet<string> = new Set([...DERIVED_REASONS, ...DECIDED_REASONS]);
const DECIDED: ReadonlySet<string> = new Set(DECIDED_REASONS);

export const REASON_ZH: Readonly<Record<SealedReason, string>> = {
  freight: "运费，不属于商品销售额",
  policy_not_in_force: "成交时政策尚未施行",
  offline_channel: "线下渠道成交，不属于线上销售",
  merchant_missing: "商品没有关联商家",
  merchant_kind: "商家类型不在奖补对象之内",
  goods_class_missing: "成交时商品尚未认定类别",
  merchant_not_approved: "成交时商家未处于审核通过状态",
  excluded_by_decision: "经核查决定剔除",
  evidence_not_accepted: "佐证材料未被认可",
};

export const REASON_EN: Readonly<Record<SealedReason, string>> = {
  freight: "freight is not a sale of goods",
  policy_not_in_force: "sold before the policy was in force",
  offline_channel: "not sold online",
  merchant_missing: "the goods have no merchant",
  merchant_kind: "this kind of merchant is not subsidised",
  goods_class_missing: "no goods class had been decided when it was sold",
  merchant_not_approved: "the merchant was not approved when it was sold",
  excluded_by_decision: "excluded by a reviewer's decision",
  evidence_not_accepted: "its evidence was not accepted",
};

/** The codes in a line's `reasons`; undefined for an unknown or repeated one. */
export function splitReasons(text: string): SealedReason[] | undefined {
  const codes = text === "" ? [] : text.split(";");
  const isSound = codes.every((code) => KNOWN.has(code)) && new Set(codes).size === codes.length;
  return isSound ? (codes as SealedReason[]) : undefined;
}

export function isDecided(reason: SealedReason): reason is DecidedReason {
  return DECIDED.has(reason);
}
