import type { FulfillmentWorkflow } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createShippingOptionsWorkflow, createShippingProfilesWorkflow } from "@medusajs/medusa/core-flows";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import { EXPRESS, PICKUP } from "../../modules/county-freight/provider";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { createMerchantsWorkflow, setMerchantStatusWorkflow } from "../../workflows/merchant";
import { must, type SeedContext, startOfShanghaiDay } from "../context";
import { STORE } from "../data/county";
import { HALLS } from "../data/halls";
import { APPLIED_ON, MERCHANTS } from "../data/merchants";
import type { SeedMerchant } from "../data/types";
import { type Picture, storePictures } from "../pictures";
import { FREIGHT_PROVIDER, type Places } from "./places";

export const DECIDED_BY = "sample-county";

export interface SeededMerchant {
  id: string;
  handle: string;
  shipping_profile_id: string;
  /** Its ways of delivery: express, and pickup by the hall's handle. */
  express_id: string;
  pickups: Map<string, string>;
}

/** Merchants with their approvals, shipping profiles and ways of delivery, by handle. */
export async function ensureMerchants(context: SeedContext, places: Places): Promise<Map<string, SeededMerchant>> {
  const missing = await missingMerchants(context);
  context.report(`${missing.length} 个商家`);
  if (missing.length > 0) await createMerchants(context, missing);
  await approve(context, ({ approved_on }) => approved_on !== "after_sales");
  const merchants = await merchantIds(context);
  const profiles = await ensureProfiles(context, merchants);
  await ensureOptions(context, merchants, profiles, places);
  return seededMerchants(context, merchants, profiles, places);
}

async function merchantIds({ query }: SeedContext): Promise<Map<string, string>> {
  const { data } = await query.graph({ entity: "merchant", fields: ["id", "handle"] });
  return new Map((data as { id: string; handle: string }[]).map(({ id, handle }) => [handle, id]));
}

async function missingMerchants(context: SeedContext): Promise<SeedMerchant[]> {
  const existing = await merchantIds(context);
  return MERCHANTS.filter(({ handle }) => !existing.has(handle));
}

async function createMerchants(context: SeedContext, merchants: SeedMerchant[]): Promise<void> {
  const urls = await storePictures(context, merchants.map(merchantPicture));
  await createMerchantsWorkflow(context.container).run({
    input: {
      merchants: merchants.map((merchant) => ({
        handle: merchant.handle,
        name: merchant.name,
        kind: merchant.kind,
        credit_code: withCreditCodeCheckDigit(merchant.credit_code_17),
        legal_representative: merchant.legal_representative,
        licence_address: merchant.licence_address,
        licence_issuer: merchant.licence_issuer,
        established_on: merchant.established_on,
        business_scope: merchant.business_scope,
        phone: merchant.phone,
        story: merchant.story,
        picture: urls.get(merchantPicture(merchant).name) ?? null,
        applied_at: startOfShanghaiDay(APPLIED_ON),
      })),
    },
  });
}

function merchantPicture({ handle, art }: SeedMerchant): Picture {
  return { name: `merchant-${handle}`, spec: { kind: art, seed: `merchant-${handle}`, width: 960, height: 640 } };
}

/** Approves merchants that are not yet; those approved "after_sales" from this moment on. */
export async function approve(context: SeedContext, which: (merchant: SeedMerchant) => boolean): Promise<void> {
  const { data } = await context.query.graph({ entity: "merchant", fields: ["id", "handle", "status_changes.status"] });
  const records = data as unknown as { id: string; handle: string; status_changes: { status: string }[] }[];
  for (const merchant of MERCHANTS.filter(which)) {
    const record = must(
      records.find(({ handle }) => handle === merchant.handle),
      merchant.handle,
    );
    if (record.status_changes.some(({ status }) => status === "approved")) continue;
    await setMerchantStatusWorkflow(context.container).run({
      input: {
        merchant_id: record.id,
        status: "approved",
        effective_at: merchant.approved_on === "after_sales" ? new Date() : startOfShanghaiDay(merchant.approved_on),
        reason: "示例：资料齐全，县级推荐",
        decided_by: DECIDED_BY,
      },
    });
  }
}

/** One profile per merchant, so that a cart holds one delivery per merchant. */
async function ensureProfiles(context: SeedContext, merchants: Map<string, string>): Promise<Map<string, string>> {
  const { container, query } = context;
  const { data } = await query.graph({ entity: "shipping_profile", fields: ["id", "merchant.id"] });
  const linked = data as unknown as { id: string; merchant?: { id: string } | null }[];
  const profiles = new Map(linked.flatMap(({ id, merchant }) => (merchant ? [[merchant.id, id] as const] : [])));
  const missing = MERCHANTS.filter(({ handle }) => !profiles.has(must(merchants.get(handle), handle)));
  if (missing.length === 0) return profiles;
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: missing.map(({ name }) => ({ name: `${name} 配送`, type: "merchant" })) },
  });
  const created = missing.map(({ handle, name }) => ({
    merchant_id: must(merchants.get(handle), handle),
    shipping_profile_id: must(
      result.find((profile) => profile.name === `${name} 配送`),
      name,
    ).id,
  }));
  await container.resolve(ContainerRegistrationKeys.LINK).create(
    created.map(({ merchant_id, shipping_profile_id }) => ({
      [MERCHANT_MODULE]: { merchant_id },
      [Modules.FULFILLMENT]: { shipping_profile_id },
    })),
  );
  for (const { merchant_id, shipping_profile_id } of created) profiles.set(merchant_id, shipping_profile_id);
  return profiles;
}

interface OptionRecord {
  id: string;
  shipping_profile_id: string;
  service_zone_id: string;
}

async function optionsOf({ query }: SeedContext, profiles: Map<string, string>): Promise<OptionRecord[]> {
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: ["id", "shipping_profile_id", "service_zone_id"],
    filters: { shipping_profile_id: [...profiles.values()] },
  });
  return data as OptionRecord[];
}

async function ensureOptions(
  context: SeedContext,
  merchants: Map<string, string>,
  profiles: Map<string, string>,
  places: Places,
): Promise<void> {
  const existing = await optionsOf(context, profiles);
  const wanted = MERCHANTS.flatMap((merchant) => {
    const profile = must(profiles.get(must(merchants.get(merchant.handle), merchant.handle)), merchant.handle);
    return [expressOption(merchant, profile, places), ...pickupOptions(profile, places)];
  });
  const missing = wanted.filter(
    (option) =>
      !existing.some(
        (it) => it.shipping_profile_id === option.shipping_profile_id && it.service_zone_id === option.service_zone_id,
      ),
  );
  if (missing.length > 0) await createShippingOptionsWorkflow(context.container).run({ input: missing });
}

type OptionInput = FulfillmentWorkflow.CreateShippingOptionsWorkflowInput;

function expressOption({ freight }: SeedMerchant, shipping_profile_id: string, places: Places): OptionInput {
  return {
    name: "快递",
    price_type: "calculated",
    provider_id: FREIGHT_PROVIDER,
    service_zone_id: places.express_zone_id,
    shipping_profile_id,
    type: { label: "快递", description: "按省份和重量计费", code: "express" },
    data: { id: EXPRESS, rates: freight },
  };
}

function pickupOptions(shipping_profile_id: string, places: Places): OptionInput[] {
  return HALLS.map(({ handle, name }) => ({
    name: `到馆自提：${name}`,
    price_type: "flat",
    prices: [{ currency_code: STORE.currency, amount: 0 }],
    provider_id: FREIGHT_PROVIDER,
    service_zone_id: must(places.halls.get(handle), handle).zone_id,
    shipping_profile_id,
    type: { label: "到馆自提", description: "到体验馆取货，免运费", code: "pickup" },
    data: { id: PICKUP },
  }));
}

async function seededMerchants(
  context: SeedContext,
  merchants: Map<string, string>,
  profiles: Map<string, string>,
  places: Places,
): Promise<Map<string, SeededMerchant>> {
  const options = await optionsOf(context, profiles);
  const seeded = MERCHANTS.map(({ handle }): SeededMerchant => {
    const id = must(merchants.get(handle), handle);
    const shipping_profile_id = must(profiles.get(id), `profile of ${handle}`);
    const inZone = (zone: string) =>
      must(
        options.find((it) => it.shipping_profile_id === shipping_profile_id && it.service_zone_id === zone),
        `delivery of ${handle}`,
      ).id;
    const pickups = [...places.halls].map(([hall, { zone_id }]) => [hall, inZone(zone_id)] as const);
    return { id, handle, shipping_profile_id, express_id: inZone(places.express_zone_id), pickups: new Map(pickups) };
  });
  return new Map(seeded.map((merchant) => [merchant.handle, merchant]));
}
