import { shanghaiDate } from "@qinshui/cn/time";
import { z } from "zod";
import { read } from "./read.ts";

const kind = z.enum(["regional_brand", "local_brand", "geographical_indication"]);

const brief = z.object({
  handle: z.string(),
  kind,
  name: z.string(),
  registered_name: z.string().nullish(),
  registration_number: z.string().nullish(),
  holder: z.string().nullish(),
});

const mark = brief.extend({
  id: z.string(),
  register: z.string().nullish(),
  area: z.string().nullish(),
  registered_on: z.string().nullish(),
  story: z.string().nullish(),
  picture: z.string().nullish(),
  product_ids: z.array(z.string()).default([]),
  authorised_merchants: z.array(z.object({ handle: z.string(), name: z.string() })).default([]),
});

const badge = z.object({
  product_id: z.string(),
  mark: brief,
  authorisation: z.object({ number: z.string(), valid_until: z.string() }),
});

export const markBrief = brief;
export type Mark = z.infer<typeof mark>;
export type ProductBadge = z.infer<typeof badge>;

/** Regional brand, local brands and GI records. */
export async function listMarks(): Promise<Mark[]> {
  return (await read("/store/marks", { answer: z.object({ marks: z.array(mark) }) })).marks;
}

/** Error: CommerceRefused 404 `mark_not_found`. */
export async function markByHandle(handle: string): Promise<Mark> {
  return (await read(`/store/marks/${encodeURIComponent(handle)}`, { answer: z.object({ mark }) })).mark;
}

// Express reads at most this many repeated parameters as one list.
const PER_REQUEST = 20;

/**
 * The badges the goods may show today, by product id. `today` is part of what is asked, so an answer kept from
 * yesterday is never used: a badge implies an authorisation valid on that day.
 */
export async function badgesOf(productIds: readonly string[]): Promise<Map<string, ProductBadge[]>> {
  const today = shanghaiDate(new Date());
  const chunks = Array.from({ length: Math.ceil(productIds.length / PER_REQUEST) }, (_, index) =>
    productIds.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST),
  );
  const answers = await Promise.all(chunks.map((product_id) => badgePage(product_id, today)));
  return Map.groupBy(answers.flat(), (one) => one.product_id);
}

async function badgePage(product_id: readonly string[], today: string): Promise<ProductBadge[]> {
  const answer = z.object({ badges: z.array(badge) });
  return (await read("/store/badges", { answer, query: { product_id }, freshness: today })).badges;
}
