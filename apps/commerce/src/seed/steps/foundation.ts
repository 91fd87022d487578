import { Modules } from "@medusajs/framework/utils";
import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateApiKeysWorkflow,
  updateSalesChannelsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";
import { must, type SeedContext } from "../context";
import { CATEGORIES, CHANNELS, STORE } from "../data/county";
import { MARKS } from "../data/marks";

export interface Foundation {
  region_id: string;
  online_id: string;
  onsite_id: string;
  /** Category and collection ids by handle. */
  categories: Map<string, string>;
  collections: Map<string, string>;
}

/** Store, region, sales channels, publishable key, kinds of goods, local brands' collections. */
export async function layFoundation(context: SeedContext): Promise<Foundation> {
  context.report("基础：区域、渠道、分类");
  const { online_id, onsite_id } = await ensureChannels(context);
  const region_id = await ensureRegion(context);
  await ensureStore(context, online_id, region_id);
  await ensurePublishableKey(context, online_id);
  const categories = await ensureCategories(context);
  const collections = await ensureCollections(context);
  return { region_id, online_id, onsite_id, categories, collections };
}

/** Medusa makes a first channel at boot; it becomes the online one. */
async function ensureChannels({ container }: SeedContext): Promise<{ online_id: string; onsite_id: string }> {
  const service = container.resolve(Modules.SALES_CHANNEL);
  const existing = await service.listSalesChannels({});
  const found = (name: string) => existing.find((channel) => channel.name === name)?.id;
  const first = existing.find((channel) => channel.name === "Default Sales Channel")?.id;
  let online_id = found(CHANNELS.online.name);
  if (!online_id && first) {
    await updateSalesChannelsWorkflow(container).run({ input: { selector: { id: first }, update: CHANNELS.online } });
    online_id = first;
  }
  const missing = [...(online_id ? [] : [CHANNELS.online]), ...(found(CHANNELS.onsite.name) ? [] : [CHANNELS.onsite])];
  const created = await createChannels(container, missing);
  const idOf = (name: string) => must(found(name) ?? created.find((it) => it.name === name)?.id, `channel ${name}`);
  return { online_id: online_id ?? idOf(CHANNELS.online.name), onsite_id: idOf(CHANNELS.onsite.name) };
}

async function createChannels(
  container: SeedContext["container"],
  channels: { name: string; description: string; metadata: Record<string, unknown> }[],
): Promise<{ id: string; name: string }[]> {
  if (channels.length === 0) return [];
  const { result } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: channels } });
  return result;
}

/** Prices include tax and no tax rate is set: what is shown is what is paid, in whole fen. */
async function ensureRegion({ container }: SeedContext): Promise<string> {
  const [region] = await container.resolve(Modules.REGION).listRegions({ name: STORE.region });
  if (region) return region.id;
  const providers = await container.resolve(Modules.PAYMENT).listPaymentProviders({ is_enabled: true });
  const { result } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: STORE.region,
          currency_code: STORE.currency,
          countries: [STORE.country],
          // Core's own provider takes no money; shoppers must not find it.
          payment_providers: providers.map(({ id }) => id).filter((id) => id !== "pp_system_default"),
          automatic_taxes: false,
          is_tax_inclusive: true,
        },
      ],
    },
  });
  return must(result[0], "region").id;
}

async function ensureStore({ container }: SeedContext, channelId: string, regionId: string): Promise<void> {
  const [store] = await container.resolve(Modules.STORE).listStores({});
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: must(store, "store").id },
      update: {
        name: STORE.name,
        supported_currencies: [{ currency_code: STORE.currency, is_default: true, is_tax_inclusive: true }],
        default_sales_channel_id: channelId,
        default_region_id: regionId,
      },
    },
  });
}

/** Medusa makes a first key at boot; it becomes the shop's. */
async function ensurePublishableKey({ container, query }: SeedContext, channelId: string): Promise<void> {
  const { data } = await query.graph({
    entity: "api_key",
    fields: ["id", "title", "sales_channels.id"],
    filters: { type: "publishable" },
  });
  const keys = data as unknown as { id: string; title: string; sales_channels?: { id: string }[] }[];
  const key = must(keys.find(({ title }) => title === CHANNELS.online.name) ?? keys[0], "publishable key");
  await updateApiKeysWorkflow(container).run({
    input: { selector: { id: key.id }, update: { title: CHANNELS.online.name } },
  });
  if (key.sales_channels?.some(({ id }) => id === channelId)) return;
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [channelId] } });
}

async function ensureCategories({ container }: SeedContext): Promise<Map<string, string>> {
  const service = container.resolve(Modules.PRODUCT);
  const existing = await service.listProductCategories(
    { handle: CATEGORIES.map(({ handle }) => handle) },
    { take: null },
  );
  const missing = CATEGORIES.filter(({ handle }) => !existing.some((it) => it.handle === handle));
  if (missing.length > 0) {
    await createProductCategoriesWorkflow(container).run({
      input: {
        product_categories: missing.map((category) => ({
          ...category,
          is_active: true,
          rank: CATEGORIES.indexOf(category),
        })),
      },
    });
  }
  const all = await service.listProductCategories({ handle: CATEGORIES.map(({ handle }) => handle) }, { take: null });
  return new Map(all.map(({ handle, id }) => [handle, id]));
}

async function ensureCollections({ container }: SeedContext): Promise<Map<string, string>> {
  const service = container.resolve(Modules.PRODUCT);
  const brands = MARKS.filter(({ kind }) => kind === "local_brand");
  const existing = await service.listProductCollections({ handle: brands.map(({ handle }) => handle) }, { take: null });
  const missing = brands.filter(({ handle }) => !existing.some((it) => it.handle === handle));
  const collections = missing.map(({ handle, name }) => ({ handle, title: name }));
  const { result } =
    collections.length > 0
      ? await createCollectionsWorkflow(container).run({ input: { collections } })
      : { result: [] };
  return new Map([...existing, ...result].map(({ handle, id }) => [handle, id]));
}
