import { z } from "@medusajs/framework/zod";
import { tidyCreditCode } from "@qinshui/cn/credit-code";
import { handle, id, instant, optionalText, pastDay, text } from "../../input/fields";

export const merchantKinds = ["enterprise", "individual", "cooperative", "self_operated"] as const;

/** A merchant's application. `credit_code` is only tidied here; its check digit has an error of its own. */
export const merchantInput = z.object({
  handle,
  name: text,
  kind: z.enum(merchantKinds),
  credit_code: z.string().transform(tidyCreditCode),
  legal_representative: optionalText,
  licence_address: text,
  licence_issuer: text,
  established_on: pastDay,
  business_scope: text,
  phone: text,
  story: optionalText,
  picture: optionalText,
  /** When the merchant applied; now, unless older records are entered. */
  applied_at: instant.default(() => new Date()),
});

export const statusInput = z.object({
  merchant_id: id,
  status: z.enum(["applied", "approved", "suspended", "closed"]),
  effective_at: instant.default(() => new Date()),
  reason: optionalText,
  decided_by: id,
});

export const memberInput = z.object({
  merchant_id: id,
  email: z.email("邮箱不正确").transform((value) => value.toLowerCase()),
  name: text,
  role: z.enum(["owner", "staff"]),
  password: z.string().min(8, "密码至少 8 位").max(200),
});

export type MerchantInput = z.input<typeof merchantInput>;
export type StatusInput = z.input<typeof statusInput>;
export type MemberInput = z.input<typeof memberInput>;
