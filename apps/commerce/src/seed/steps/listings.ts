import { Modules } from "@medusajs/framework/utils";
import { createProductsWorkflow } from "@medusajs/medusa/core-flows";
import { fen, yuanFromFen } from "@qinshui/cn/money";
import { decideGoodsClassWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { upsertProductLabelsWorkflow } from "../../workflows/label";
import { assignProductsToMerchantWorkflow } from "../../workflows/merchant";
import { batches, must, type SeedContext, startOfShanghaiDay } from "../context";
import { STORE } from "../data/county";
import { LISTINGS } from "../data/listings";
import { MERCHANTS } from "../data/merchants";
import type { SeedListing } from "../data/types";
import { type Picture, storePictures } from "../pictures";
import type { Foundation } from "./foundation";
import { DECIDED_BY, type SeededMerchant } from "./merchants";

const AT_ONCE = 13;
const OPTION = "规格";
const CLASSES_FROM = startOfShanghaiDay("2026-01-01");

export interface SeededListing {
  id: string;
  handle: string;
}

/** Listings with variants, prices, pictures, owner, label and goods class. Answers product ids by handle. */
export async function ensureListings(
  context: SeedContext,
  foundation: Foundation,
  merchants: Map<string, SeededMerchant>,
): Promise<Map<string, string>> {
  const before = await listingIds(context);
  const missing = LISTINGS.filter(({ handle }) => !before.has(handle));
  for (const batch of batches(missing, AT_ONCE)) {
    await createListings(context, batch, foundation, merchants);
    context.report(
      `${LISTINGS.length - missing.length + missing.indexOf(must(batch.at(-1), "batch")) + 1}/${LISTINGS.length} 商品`,
    );
  }
  const products = await listingIds(context);
  await assignOwners(context, products, merchants);
  await writeLabels(context, products);
  await decideClasses(context, products);
  return products;
}

async function listingIds({ container }: SeedContext): Promise<Map<string, string>> {
  const handles = LISTINGS.map(({ handle }) => handle);
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: handles }, { select: ["id", "handle"], take: null });
  return new Map(products.map(({ id, handle }) => [handle, id]));
}

async function createListings(
  context: SeedContext,
  listings: SeedListing[],
  foundation: Foundation,
  merchants: Map<string, SeededMerchant>,
): Promise<void> {
  const urls = await storePictures(context, listings.flatMap(listingPictures));
  await createProductsWorkflow(context.container).run({
    input: { products: listings.map((listing) => productInput(listing, foundation, merchants, urls)) },
  });
}

/** The picture in lists, and a closer one beside it. */
function listingPictures({ handle, art }: SeedListing): Picture[] {
  return [
    { name: handle, spec: { kind: art, seed: handle, width: 800, height: 800 } },
    { name: `${handle}-2`, spec: { kind: art, seed: `${handle}-2`, width: 800, height: 800 } },
  ];
}

function productInput(
  listing: SeedListing,
  foundation: Foundation,
  merchants: Map<string, SeededMerchant>,
  urls: Map<string, string>,
) {
  const images = listingPictures(listing).map(({ name }) => ({ url: must(urls.get(name), name) }));
  const first = must(images[0], listing.handle);
  return {
    title: listing.title,
    subtitle: listing.subtitle,
    handle: listing.handle,
    description: listing.description,
    status: "published" as const,
    category_ids: [must(foundation.categories.get(listing.category), listing.category)],
    ...(listing.brand ? { collection_id: must(foundation.collections.get(listing.brand), listing.brand) } : {}),
    shipping_profile_id: must(merchants.get(listing.merchant), listing.merchant).shipping_profile_id,
    sales_channels: [{ id: foundation.online_id }, { id: foundation.onsite_id }],
    thumbnail: first.url,
    images,
    options: [{ title: OPTION, values: listing.variants.map(({ name }) => name) }],
    variants: listing.variants.map(({ name, sku, price_fen, weight }, variant_rank) => ({
      title: name,
      sku,
      variant_rank,
      weight,
      manage_inventory: true,
      options: { [OPTION]: name },
      prices: [{ currency_code: STORE.currency, amount: Number(yuanFromFen(fen(price_fen))) }],
    })),
    metadata: { sample: true },
  };
}

async function assignOwners(
  { container }: SeedContext,
  products: Map<string, string>,
  merchants: Map<string, SeededMerchant>,
): Promise<void> {
  for (const merchant of merchants.values()) {
    const product_ids = LISTINGS.filter((listing) => listing.merchant === merchant.handle).map(({ handle }) =>
      must(products.get(handle), handle),
    );
    await assignProductsToMerchantWorkflow(container).run({ input: { merchant_id: merchant.id, product_ids } });
  }
}

async function writeLabels({ container, query }: SeedContext, products: Map<string, string>): Promise<void> {
  const { data } = await query.graph({ entity: "product_label", fields: ["product_id"] });
  const labelled = new Set((data as { product_id: string }[]).map(({ product_id }) => product_id));
  const labels = LISTINGS.map((listing) => labelInput(listing, must(products.get(listing.handle), listing.handle)));
  const missing = labels.filter(({ product_id }) => !labelled.has(product_id));
  if (missing.length > 0) await upsertProductLabelsWorkflow(container).run({ input: { labels: missing } });
}

/** The maker is the seller unless the listing names another; only packaged food carries its licence number. */
export function labelInput({ label, merchant, maker = merchant }: SeedListing, product_id: string) {
  const producer = must(
    MERCHANTS.find(({ handle }) => handle === maker),
    maker,
  );
  return {
    ...label,
    product_id,
    production_licence: label.food_kind === "prepackaged_food" ? producer.production_licence : null,
    producer_name: producer.name,
    producer_address: producer.licence_address,
    producer_phone: producer.phone,
  };
}

async function decideClasses({ container, query }: SeedContext, products: Map<string, string>): Promise<void> {
  const { data } = await query.graph({ entity: "goods_class_decision", fields: ["product_id"] });
  const decided = new Set((data as { product_id: string }[]).map(({ product_id }) => product_id));
  const decisions = LISTINGS.flatMap(({ handle, goods_class }) => {
    const product_id = must(products.get(handle), handle);
    if (goods_class === null || decided.has(product_id)) return [];
    return [{ product_id, goods_class, effective_from: CLASSES_FROM, decided_by: DECIDED_BY, note: "示例认定" }];
  });
  if (decisions.length > 0) await decideGoodsClassWorkflow(container).run({ input: { decisions } });
}
