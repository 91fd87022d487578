import { z } from "@medusajs/framework/zod";
import { type Fen, fen } from "@qinshui/cn/money";
import { freightErrors } from "./errors";

/** One band of provinces that cost the same. */
export interface ProvinceGroup {
  name: string;
  /** Chinese names as in the address, "山西省". */
  provinces: readonly string[];
  /** For the first weight. */
  first_fen: Fen;
  /** For every further step that is begun. */
  step_fen: Fen;
  /** Free from this amount of the merchant's goods on; null = never free. */
  free_above_fen: Fen | null;
}

export interface FreightRates {
  first_grams: number;
  step_grams: number;
  groups: readonly ProvinceGroup[];
}

const amount = z
  .string()
  .regex(/^\d{1,9}$/, "金额须为以分为单位的非负整数")
  .transform((text) => fen(text));

const grams = z.number().int().positive().max(1_000_000);

const group = z.object({
  name: z.string().min(1),
  provinces: z.array(z.string().min(1)).min(1),
  first_fen: amount,
  step_fen: amount,
  free_above_fen: amount.nullable(),
});

const rates = z
  .object({ first_grams: grams, step_grams: grams, groups: z.array(group).min(1) })
  .superRefine(({ groups }, context) => {
    const all = groups.flatMap(({ provinces }) => provinces);
    const twice = all.find((province, i) => all.indexOf(province) !== i);
    if (twice) context.addIssue({ code: "custom", message: `${twice}在两个分组里` });
  });

/** How rates are kept in a shipping option's `data`: amounts as decimal texts of fen. */
export type StoredFreightRates = z.input<typeof rates>;

/** Rates from a shipping option's `data.rates`. Error: `freight_rates_invalid` naming the field. */
export function parseFreightRates(stored: unknown): FreightRates {
  const result = rates.safeParse(stored);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw freightErrors.freight_rates_invalid({ problem: `${issue?.path.join(".")} ${issue?.message}`.trim() });
}
