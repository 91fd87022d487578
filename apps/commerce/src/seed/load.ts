import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { must, type SeedContext, seedContext } from "./context";
import { SAMPLE } from "./data/county";
import { ensureAccounts } from "./steps/accounts";
import { ensureAuthorisations, ensureMarks } from "./steps/brands";
import { layFoundation } from "./steps/foundation";
import { ensureHalls } from "./steps/halls";
import { ensureListings } from "./steps/listings";
import { approve, ensureMerchants } from "./steps/merchants";
import { ensurePlaces } from "./steps/places";
import { ensureProjects } from "./steps/projects";
import { ensureSales } from "./steps/sales";
import { ensureStock } from "./steps/stock";

/**
 * Loads the sample county. Every step looks for what is there already and makes only what is missing, so a run that was
 * cut off is finished by the next; a database that has the whole sample is left alone. Answers whether anything was done.
 */
export async function loadSampleCounty(container: MedusaContainer): Promise<boolean> {
  const context = seedContext(container);
  if (await isLoaded(context)) {
    context.report(`已有 ${SAMPLE.county}示例数据（第 ${SAMPLE.version} 版），无需改动`);
    return false;
  }
  const foundation = await layFoundation(context);
  const places = await ensurePlaces(context, foundation);
  const merchants = await ensureMerchants(context, places);
  const marks = await ensureMarks(context, foundation);
  const products = await ensureListings(context, foundation, merchants);
  const items = await ensureStock(context, places);
  await ensureHalls(context, places, products);
  await ensureAuthorisations(context, marks, merchants, products);
  await ensureAccounts(context, merchants);
  await ensureSales(context, { foundation, places, merchants, items });
  await ensureProjects(context, merchants);
  await approve(context, ({ approved_on }) => approved_on === "after_sales");
  await markLoaded(context);
  context.report(`完成：${merchants.size} 个商家，${products.size} 件商品`);
  return true;
}

async function theStore({ container }: SeedContext) {
  const [store] = await container.resolve(Modules.STORE).listStores({});
  return must(store, "store");
}

async function isLoaded(context: SeedContext): Promise<boolean> {
  const { metadata } = await theStore(context);
  return metadata?.sample === SAMPLE.name && metadata.sample_version === SAMPLE.version;
}

async function markLoaded(context: SeedContext): Promise<void> {
  const { id, metadata } = await theStore(context);
  await context.container.resolve(Modules.STORE).updateStores(id, {
    metadata: { ...metadata, sample: SAMPLE.name, sample_version: SAMPLE.version },
  });
}
