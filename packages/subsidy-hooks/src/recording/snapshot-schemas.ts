import { z } from "@medusajs/framework/zod";
import { fenFromYuan } from "@qinshui/cn/money";
import { plainText } from "../ledger/plain-text";

/** Exact decimal text of a Medusa `raw_*` column, as fen. The float beside it is never read. */
export const rawFen = z
  .object({ value: z.union([z.string(), z.number().int()]) })
  .transform(({ value }) => fenFromYuan(`${value}`));

/** An instant as the database or a message gives it; null is none (coercion alone would read 1970). */
export const instant = z.union([z.date(), z.string()]).pipe(z.coerce.date());

/** Whole units of a line; Medusa keeps quantities as decimals. */
const rawQuantity = z
  .object({ value: z.union([z.string(), z.number()]) })
  .transform(({ value }) => Number(value))
  .pipe(z.number().int().nonnegative());

const adjustment = z.object({ raw_amount: rawFen });
const taxLine = z.object({ rate: z.coerce.number() });

/** A line or shipping method at one version of the order, as Medusa's totals need it. */
export const orderVersionSchema = z.object({
  version: z.number().int(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      variant_title: z.string().nullish(),
      product_title: z.string().nullish(),
      product_id: z.string().nullable(),
      is_tax_inclusive: z.boolean(),
      raw_unit_price: rawFen,
      raw_quantity: rawQuantity,
      adjustments: z.array(adjustment).nullish(),
      tax_lines: z.array(taxLine).nullish(),
    }),
  ),
  shipping_methods: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      shipping_option_id: z.string().nullish(),
      is_tax_inclusive: z.boolean(),
      raw_amount: rawFen,
      adjustments: z.array(adjustment).nullish(),
      tax_lines: z.array(taxLine).nullish(),
    }),
  ),
});

export type OrderVersion = z.infer<typeof orderVersionSchema>;

/** An order beside its money (`orderMoneySchema`) and its lines (`orderVersionSchema`). */
export const orderFactsSchema = z.object({
  display_id: z.coerce.string(),
  version: z.number().int().positive(),
  currency_code: z.string(),
  canceled_at: instant.nullable(),
  sales_channel: z.object({
    id: z.string(),
    name: z.string(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
  fulfillments: z
    .array(
      z.object({
        shipped_at: instant.nullable(),
        delivered_at: instant.nullable(),
        canceled_at: instant.nullable(),
      }),
    )
    .nullish(),
});

export const merchantSchema = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string().transform(plainText),
  kind: z.enum(["enterprise", "individual", "cooperative", "self_operated"]),
  credit_code: z.string(),
  status_changes: z.array(
    z.object({
      status: z.enum(["applied", "approved", "suspended", "closed"]),
      effective_at: instant,
      seq: z.number(),
    }),
  ),
});

export const productSchema = z.object({ id: z.string(), merchant: merchantSchema.nullish() });

export const shippingOptionSchema = z.object({
  id: z.string(),
  shipping_profile: z.object({ id: z.string(), merchant: merchantSchema.nullish() }).nullish(),
});

export const allocationLinesSchema = z.array(z.object({ line_id: z.string(), amount_fen: z.string() }));

export const lineDecisionSchema = z.object({
  seq: z.coerce.bigint(),
  line_id: z.string(),
  finding_key: z.string(),
  effect: z.enum(["exclude", "admit"]),
});

export type OrderVersionAt = OrderVersion & { at: Date | null };
