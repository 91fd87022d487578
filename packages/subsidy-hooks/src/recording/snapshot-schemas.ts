import { z } from "@medusajs/framework/zod";
import { fenFromYuan } from "@qinshui/cn/money";

/** Exact decimal text of a Medusa `raw_*` column, as fen. The float beside it is never read. */
const rawFen = z
  .object({ value: z.union([z.string(), z.number().int()]) })
  .transform(({ value }) => fenFromYuan(`${value}`));

const instant = z.coerce.date();

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

const money = { id: z.string(), created_at: instant, raw_amount: rawFen };

export const orderSchema = z.object({
  id: z.string(),
  display_id: z.coerce.string(),
  version: z.number().int().positive(),
  currency_code: z.string(),
  canceled_at: instant.nullable(),
  sales_channel: z.object({
    id: z.string(),
    name: z.string(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
  transactions: z.array(z.object({ reference_id: z.string().nullish() })).nullish(),
  payment_collections: z
    .array(
      z.object({
        payments: z
          .array(
            z.object({
              id: z.string(),
              captures: z.array(z.object(money)).nullish(),
              refunds: z.array(z.object({ ...money, metadata: z.record(z.string(), z.unknown()).nullish() })).nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});

export const merchantSchema = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  kind: z.enum(["enterprise", "individual", "cooperative", "self_operated"]),
  credit_code: z.string(),
  status_changes: z.array(
    z.object({ status: z.enum(["applied", "approved", "suspended", "closed"]), effective_at: instant }),
  ),
});

export const productSchema = z.object({ id: z.string(), merchant: merchantSchema.nullish() });

export const shippingOptionSchema = z.object({
  id: z.string(),
  shipping_profile: z.object({ id: z.string(), merchant: merchantSchema.nullish() }).nullish(),
});

export const returnSchema = z.object({
  id: z.string(),
  canceled_at: instant.nullable(),
  received_at: instant.nullable(),
  items: z
    .array(
      z.object({
        id: z.string(),
        item_id: z.string(),
        updated_at: instant,
        raw_received_quantity: rawQuantity,
        raw_damaged_quantity: rawQuantity,
      }),
    )
    .nullish(),
});

export const allocationLinesSchema = z.array(z.object({ line_id: z.string(), amount_fen: z.string() }));

export type OrderVersionAt = OrderVersion & { at: Date | null };
