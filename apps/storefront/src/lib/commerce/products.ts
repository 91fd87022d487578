import { z } from "zod";
import { rawYuan } from "../money.ts";
import { CommerceRefused } from "./errors.ts";
import { read } from "./read.ts";
import { chinaRegionId } from "./regions.ts";

const label = z.object({
  net_content: z.string().nullish(),
  origin: z.string().nullish(),
  ingredients: z.string().nullish(),
  shelf_life_days: z.number().nullish(),
  storage: z.string().nullish(),
  standard_code: z.string().nullish(),
  production_licence: z.string().nullish(),
  producer_name: z.string().nullish(),
  producer_address: z.string().nullish(),
  producer_phone: z.string().nullish(),
  food_kind: z.enum(["prepackaged_food", "agricultural", "non_food"]),
  return_rule: z.enum(["seven_day", "seven_day_sealed", "no_return"]),
});

const variant = z.object({
  id: z.string(),
  title: z.string(),
  weight: z.number().nullish(),
  manage_inventory: z.boolean().nullish(),
  allow_backorder: z.boolean().nullish(),
  inventory_quantity: z.number().nullish(),
  calculated_price: z.object({ raw_calculated_amount: rawYuan }).nullish(),
});

const product = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  subtitle: z.string().nullish(),
  description: z.string().nullish(),
  thumbnail: z.string().nullish(),
  created_at: z.string(),
  images: z.array(z.object({ url: z.string(), rank: z.number().nullish() })).nullish(),
  categories: z.array(z.object({ handle: z.string(), name: z.string() })).nullish(),
  merchant: z.object({ id: z.string(), handle: z.string(), name: z.string(), kind: z.string() }).nullish(),
  product_label: label.nullish(),
  variants: z.array(variant).nullish(),
});

export type StoreProduct = z.infer<typeof product>;
export type StoreVariant = z.infer<typeof variant>;
export type StoreLabel = z.infer<typeof label>;

const page = z.object({ products: z.array(product), count: z.number() });

const LIST_FIELDS = [
  ...["id", "handle", "title", "subtitle", "thumbnail", "created_at", "*categories"],
  // By name: commerce answers only the fields of a linked record that it allows one by one.
  ...["merchant.id", "merchant.handle", "merchant.name", "merchant.kind", "*product_label"],
  ...["*variants", "*variants.calculated_price", "+variants.inventory_quantity"],
].join(",");
const PAGE_FIELDS = `${LIST_FIELDS},description,*images`;

const PAGE_SIZE = 100;

/**
 * All listings of the online mall. A county's catalogue is hundreds of goods, so filters, sorting by price and the
 * counts beside the filters are worked out here, over all of them.
 */
export async function listProducts(): Promise<StoreProduct[]> {
  const region_id = await chinaRegionId();
  const first = await productPage(region_id, 0);
  const offsets = Array.from({ length: Math.ceil(first.count / PAGE_SIZE) }, (_, index) => index * PAGE_SIZE).slice(1);
  const others = await Promise.all(offsets.map((offset) => productPage(region_id, offset)));
  return [first, ...others].flatMap((answer) => answer.products);
}

function productPage(region_id: string, offset: number) {
  const query = { region_id, fields: LIST_FIELDS, limit: PAGE_SIZE, offset, order: "created_at" };
  return read("/store/products", { answer: page, query });
}

/** One listing with everything its page shows. Error: CommerceRefused 404 when there is none of that handle. */
export async function productByHandle(handle: string): Promise<StoreProduct> {
  const query = { region_id: await chinaRegionId(), handle, fields: PAGE_FIELDS, limit: 1 };
  const [found] = (await read("/store/products", { answer: page, query })).products;
  if (found) return found;
  throw new CommerceRefused(404, {
    code: "product_not_found",
    message: "找不到这件商品",
    hint: "它可能已经下架，请看看其他商品。",
  });
}

const paused = z.object({
  title: z.string(),
  thumbnail: z.string().nullish(),
  merchant: z.object({ handle: z.string(), name: z.string() }),
});

/** A listing whose merchant is suspended. Error: CommerceRefused 404 when there is none of that handle. */
export async function pausedListing(handle: string): Promise<z.infer<typeof paused>> {
  const answer = z.object({ listing: paused });
  return (await read(`/store/paused-listings/${encodeURIComponent(handle)}`, { answer })).listing;
}
