import { z } from "zod";
import { read } from "./read.ts";

const category = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  rank: z.number().nullish(),
});
const answer = z.object({ product_categories: z.array(category) });

export type StoreCategory = z.infer<typeof category>;

/** The kinds of goods, in the order the operator gave them. */
export async function listKinds(): Promise<StoreCategory[]> {
  const query = { fields: "id,handle,name,description,rank", limit: 100 };
  const { product_categories } = await read("/store/product-categories", { answer, query });
  return product_categories.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}
