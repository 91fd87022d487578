/** What a programme asks of a sale; from the policy's parameters for the instant of the sale. */
export interface Eligibility {
  channels: readonly string[];
  merchant_kinds: readonly string[];
  goods_classes: readonly string[];
}
