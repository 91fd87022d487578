import { z } from "@medusajs/framework/zod";
import { id, optionalText, text } from "../../input/fields";

/** 食品生产许可证编号: SC and 14 digits. Its check digit is a hint, not proof, and is not judged here. */
const productionLicence = z
  .string()
  .regex(/^SC\d{14}$/, "生产许可证编号应为 SC 加 14 位数字")
  .nullish()
  .transform((value) => value ?? null);

/** A label's fields, with what each kind of goods must say (食品安全法 67, GB 7718). */
export const labelInput = z
  .object({
    product_id: id,
    food_kind: z.enum(["prepackaged_food", "agricultural", "non_food"]),
    net_content: text,
    origin: text,
    ingredients: optionalText,
    shelf_life_days: z
      .number()
      .int()
      .positive("保质期须大于零")
      .nullish()
      .transform((value) => value ?? null),
    storage: optionalText,
    standard_code: optionalText,
    production_licence: productionLicence,
    producer_name: text,
    producer_address: text,
    producer_phone: text,
    return_rule: z.enum(["seven_day", "seven_day_sealed", "no_return"]),
  })
  .superRefine((label, context) => {
    for (const field of REQUIRED[label.food_kind]) {
      if (label[field] === null) context.addIssue({ code: "custom", path: [field], message: "这类商品必须填写" });
    }
  });

/** What the label of a kind of goods must say beyond what all must. */
export const REQUIRED = {
  prepackaged_food: ["ingredients", "shelf_life_days", "storage", "standard_code", "production_licence"],
  agricultural: ["shelf_life_days", "storage"],
  non_food: [],
} as const;

export type LabelInput = z.input<typeof labelInput>;
