import { z } from "zod";
import { markBrief } from "./marks.ts";
import { read } from "./read.ts";

const kind = z.enum(["enterprise", "individual", "cooperative", "self_operated"]);

const summary = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  kind,
  story: z.string().nullish(),
  picture: z.string().nullish(),
});

const listed = summary.extend({ product_count: z.number().default(0) });

const full = summary.extend({
  credit_code: z.string(),
  legal_representative: z.string().nullish(),
  licence_address: z.string().nullish(),
  licence_issuer: z.string().nullish(),
  established_on: z.string().nullish(),
  business_scope: z.string().nullish(),
  phone: z.string().nullish(),
  status: z.enum(["applied", "approved", "suspended", "closed"]),
  approved_at: z.string().nullish(),
  product_ids: z.array(z.string()).default([]),
  authorisations: z
    .array(
      z.object({
        number: z.string(),
        product_id: z.string().nullish(),
        mark: markBrief,
        valid_from: z.string(),
        valid_until: z.string(),
      }),
    )
    .default([]),
});

export type MerchantSummary = z.infer<typeof listed>;
export type Merchant = z.infer<typeof full>;

/** The approved merchants. */
export async function listMerchants(): Promise<MerchantSummary[]> {
  return (await read("/store/merchants", { answer: z.object({ merchants: z.array(listed) }) })).merchants;
}

/** A merchant with its licence data. Error: CommerceRefused 404 `merchant_not_found`. */
export async function merchantByHandle(handle: string): Promise<Merchant> {
  const answer = z.object({ merchant: full });
  return (await read(`/store/merchants/${encodeURIComponent(handle)}`, { answer })).merchant;
}
