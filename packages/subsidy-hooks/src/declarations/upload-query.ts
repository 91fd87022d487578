import { z } from "@medusajs/framework/zod";
import { FIELDS, PLATFORMS } from "../declared/fields";

const ownColumns = z.partialRecord(z.enum(FIELDS), z.string().trim().min(1).max(100).nullable());

/** What comes with an uploaded statement, in the query: its body is the file. */
export const uploadQuery = z.object({
  platform: z.enum(PLATFORMS),
  year: z.coerce.number().int().min(1993).max(9998),
  merchant_id: z.string().min(1),
  goods_class: z
    .string()
    .optional()
    .transform((code) => code || null),
  file_name: z.string().max(300).default(""),
  /** JSON: for single fields the title of the column that holds it, or null for none. */
  columns: z
    .string()
    .default("{}")
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue("不是有效的 JSON");
        return z.NEVER;
      }
    })
    .pipe(ownColumns),
});

/** As the rest of the code calls it. */
export function statementInput({ platform, year, merchant_id, goods_class, columns }: z.infer<typeof uploadQuery>) {
  return { platform, policy_year: year, merchant_id, goods_class, own_columns: columns };
}
