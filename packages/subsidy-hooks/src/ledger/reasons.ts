import type { Eligibility } from "./eligibility";
import { TAG_REASON_ZH, TAG_REASONS, type TagReason } from "./entry";
import type { LinePart } from "./order-snapshot";

/** Why a line does not count where the policy and the line itself say so: whoever has both finds the same. */
export const POLICY_REASONS = [
  "freight",
  "offline_channel",
  "merchant_missing",
  "merchant_kind",
  "goods_class_missing",
] as const satisfies readonly TagReason[];
export type PolicyReason = (typeof POLICY_REASONS)[number];

/** Why a line does not count by somebody's decision. */
export const DECIDED_REASONS = [
  "merchant_not_approved",
  "excluded_by_decision",
] as const satisfies readonly TagReason[];
export type DecidedReason = (typeof DECIDED_REASONS)[number];

/** The policy says nothing of the instant of a sale: the only reason there is then, for it asks nothing either. */
export const NOT_IN_FORCE = "policy_not_in_force";

/** Every reason for which an entry does not count. */
export type Reason = TagReason | typeof NOT_IN_FORCE;

export const REASON_ZH: Readonly<Record<Reason, string>> = {
  ...TAG_REASON_ZH,
  policy_not_in_force: "成交时没有适用的补贴政策",
};

export const REASON_EN: Readonly<Record<Reason, string>> = {
  freight: "freight is not a sale of goods",
  offline_channel: "not sold online",
  merchant_missing: "the goods have no merchant",
  merchant_kind: "this kind of merchant is not subsidised",
  merchant_not_approved: "the merchant was not approved when it was sold",
  goods_class_missing: "no goods class had been decided when it was sold",
  excluded_by_decision: "excluded by a reviewer's decision",
  policy_not_in_force: "no policy was in force when it was sold",
};

/** What of a sale the policy looks at. */
export interface JudgedSale {
  part: LinePart;
  channel: string;
  /** Null for goods of nobody. */
  merchant_kind: string | null;
  goods_class: string | null;
}

/** Why the policy does not count a sale; the ledger books by it, and the verifier of a closed year checks by it. */
export function policyReasons(sale: JudgedSale, eligibility: Eligibility): PolicyReason[] {
  const { part, channel, merchant_kind, goods_class } = sale;
  const applies: Record<PolicyReason, boolean> = {
    freight: part === "freight",
    offline_channel: !eligibility.channels.includes(channel),
    merchant_missing: merchant_kind === null,
    merchant_kind: merchant_kind !== null && !eligibility.merchant_kinds.includes(merchant_kind),
    // A class is decided for goods only; freight is out by its own reason.
    goods_class_missing: part === "goods" && goods_class === null,
  };
  return POLICY_REASONS.filter((reason) => applies[reason]);
}

/** Reasons in the order of {@link TAG_REASONS}, each once. */
export function inOrder(reasons: readonly TagReason[]): TagReason[] {
  return TAG_REASONS.filter((reason) => reasons.includes(reason));
}
