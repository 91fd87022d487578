import { StatusBadge } from "@medusajs/ui";
import type { ValidityState } from "../../modules/brand/validity";
import type { MerchantStatus } from "../../modules/merchant/next-status";
import { MERCHANT_STATUS_ZH, VALIDITY_ZH } from "../lib/words";

const STATUS_COLOR = { applied: "orange", approved: "green", suspended: "red", closed: "grey" } as const;
const VALIDITY_COLOR = { valid: "green", not_yet: "blue", expired: "grey", revoked: "red" } as const;

export function MerchantStatusBadge({ status }: { status: MerchantStatus | undefined }) {
  if (!status) return <StatusBadge color="grey">未生效</StatusBadge>;
  return (
    <StatusBadge color={STATUS_COLOR[status]} className="whitespace-nowrap">
      {MERCHANT_STATUS_ZH[status]}
    </StatusBadge>
  );
}

export function ValidityBadge({ state }: { state: ValidityState }) {
  return (
    <StatusBadge color={VALIDITY_COLOR[state]} className="whitespace-nowrap">
      {VALIDITY_ZH[state]}
    </StatusBadge>
  );
}
