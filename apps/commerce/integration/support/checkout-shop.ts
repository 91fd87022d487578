import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import {
  createApiKeysWorkflow,
  createProductsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import type { AxiosInstance } from "axios";

export const RETURN_URL = "http://localhost:4321/checkout/return";

/** A shop with two merchants (one shipping profile each), a delivery of each, and one place with stock. */
export interface CheckoutShop {
  region_id: string;
  channel_id: string;
  location_id: string;
  key: string;
  /** Option ids, the first merchant's first. */
  options: [string, string];
  profiles: [string, string];
}

export async function openCheckoutShop(
  container: MedusaContainer,
  providers = ["pp_sandbox-wallet_sandbox"],
): Promise<CheckoutShop> {
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        { name: "中国", currency_code: "cny", countries: ["cn"], payment_providers: providers, is_tax_inclusive: true },
      ],
    },
  });
  await container
    .resolve(Modules.PRICING)
    .createPricePreferences([{ attribute: "currency_code", value: "cny", is_tax_inclusive: true }]);
  const channel_id = await openChannel(container);
  const { location_id, zone_id } = await openPlace(container, channel_id);
  const profiles = await Promise.all([createProfile(container, "示例甲"), createProfile(container, "示例乙")]);
  const options = await Promise.all([
    createOption(container, { profile: profiles[0], zone_id, amount: 8 }),
    createOption(container, { profile: profiles[1], zone_id, amount: 10.5 }),
  ]);
  const key = await createKey(container, channel_id);
  return {
    region_id: idOf(regions[0]),
    channel_id,
    location_id,
    key,
    options: [options[0], options[1]],
    profiles: [profiles[0], profiles[1]],
  };
}

async function openChannel(container: MedusaContainer): Promise<string> {
  const salesChannelsData = [{ name: "线上商城", metadata: { channel: "online" } }];
  const { result } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData } });
  return idOf(result[0]);
}

async function openPlace(container: MedusaContainer, channel_id: string) {
  const { result: locations } = await createStockLocationsWorkflow(container).run({
    input: { locations: [{ name: "示例仓" }] },
  });
  const location_id = idOf(locations[0]);
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id: location_id, add: [channel_id] } });
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: "示例快递",
    type: "shipping",
    service_zones: [{ name: "中国", geo_zones: [{ type: "country", country_code: "cn" }] }],
  });
  const link = container.resolve("link");
  await link.create([
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
      [Modules.FULFILLMENT]: { fulfillment_set_id: set.id },
    },
    {
      [Modules.STOCK_LOCATION]: { stock_location_id: location_id },
      [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
    },
  ]);
  return { location_id, zone_id: idOf(set.service_zones[0]) };
}

async function createProfile(container: MedusaContainer, name: string): Promise<string> {
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name, type: "merchant" }] },
  });
  return idOf(result[0]);
}

async function createOption(
  container: MedusaContainer,
  { profile, zone_id, amount }: { profile: string; zone_id: string; amount: number },
): Promise<string> {
  const { result } = await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: "快递",
        service_zone_id: zone_id,
        shipping_profile_id: profile,
        provider_id: "manual_manual",
        price_type: "flat",
        type: { label: "快递", description: "送到家", code: "express" },
        prices: [{ currency_code: "cny", amount }],
        rules: [],
      },
    ],
  });
  return idOf(result[0]);
}

async function createKey(container: MedusaContainer, channel_id: string): Promise<string> {
  const { result } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "线上商城", type: "publishable", created_by: "" }] },
  });
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: idOf(result[0]), add: [channel_id] } });
  return String(result[0]?.token);
}

export interface StockedProduct {
  id: string;
  variant_id: string;
  inventory_item_id: string;
}

/** A product of one merchant (0 or 1) at `price` yuan with `stock` pieces. */
export async function stockProduct(
  container: MedusaContainer,
  shop: CheckoutShop,
  { merchant = 0, price = 19.9, stock = 10 }: { merchant?: 0 | 1; price?: number; stock?: number } = {},
): Promise<StockedProduct> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: `示例商品 ${Math.random().toString(36).slice(2, 8)}`,
          status: "published",
          shipping_profile_id: shop.profiles[merchant],
          options: [{ title: "规格", values: ["默认"] }],
          variants: [
            {
              title: "默认",
              options: { 规格: "默认" },
              manage_inventory: true,
              prices: [{ currency_code: "cny", amount: price }],
            },
          ],
          sales_channels: [{ id: shop.channel_id }],
        },
      ],
    },
  });
  const variant_id = idOf(result[0]?.variants[0]);
  const { data } = await container.resolve("query").graph({
    entity: "variant",
    fields: ["inventory_items.inventory_item_id"],
    filters: { id: variant_id },
  });
  const inventory_item_id = String(data[0]?.inventory_items?.[0]?.inventory_item_id);
  await container
    .resolve(Modules.INVENTORY)
    .createInventoryLevels([{ inventory_item_id, location_id: shop.location_id, stocked_quantity: stock }]);
  return { id: idOf(result[0]), variant_id, inventory_item_id };
}

export const ADDRESS = {
  first_name: "示例收货人",
  last_name: "",
  phone: "13812345678",
  country_code: "cn",
  province: "山西省",
  city: "晋城市",
  address_2: "沁水县",
  address_1: "龙港镇示例街 1 号",
  metadata: { region_code: "140521" },
};

/** A shopper who speaks to the store API over HTTP, as the storefront does. */
export class Shopper {
  cart_id = "";
  readonly headers: Record<string, string>;

  constructor(
    private readonly api: AxiosInstance,
    private readonly shop: CheckoutShop,
    headers: Record<string, string> = {},
  ) {
    this.headers = { "x-publishable-api-key": shop.key, ...headers };
  }

  async post(path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return await this.api.post(path, body, { headers: { ...this.headers, ...headers }, validateStatus: () => true });
  }

  async get(path: string, headers: Record<string, string> = {}) {
    return await this.api.get(path, { headers: { ...this.headers, ...headers }, validateStatus: () => true });
  }

  async fillCart(lines: { variant_id: string; quantity?: number }[]): Promise<void> {
    const { data } = await this.post("/store/carts", {
      region_id: this.shop.region_id,
      sales_channel_id: this.shop.channel_id,
      email: "buyer@example.com",
      shipping_address: ADDRESS,
    });
    this.cart_id = data.cart.id;
    for (const { variant_id, quantity = 1 } of lines) await this.addLine(variant_id, quantity);
  }

  async addLine(variant_id: string, quantity = 1) {
    return await this.post(`/store/carts/${this.cart_id}/line-items`, { variant_id, quantity });
  }

  async chooseDelivery(options: string[] = [this.shop.options[0]]): Promise<void> {
    for (const option_id of options) await this.post(`/store/carts/${this.cart_id}/shipping-methods`, { option_id });
  }

  /** A cart of one merchant's goods, ready to be paid. */
  async readyCart(variant_id: string, quantity = 1): Promise<void> {
    await this.fillCart([{ variant_id, quantity }]);
    await this.chooseDelivery();
  }

  async check() {
    return await this.post(`/store/carts/${this.cart_id}/check`);
  }

  async startPayment(provider_id = "pp_sandbox-wallet_sandbox", return_url = `${RETURN_URL}?cart=1`) {
    const { data } = await this.post("/store/payment-collections", { cart_id: this.cart_id });
    return await this.post(`/store/payment-collections/${data.payment_collection.id}/payment-sessions`, {
      provider_id,
      data: { return_url },
    });
  }

  /** Starts a payment and answers with its session's data. */
  async session(provider_id?: string): Promise<{ id: string; charge_id: string; pay_url: string }> {
    const { status, data } = await this.startPayment(provider_id);
    if (status !== 200) throw new Error(`No session: ${JSON.stringify(data)}`);
    const [session] = data.payment_collection.payment_sessions;
    return { ...session.data, id: session.id };
  }

  /** Answers on the wallet's pay page, like a browser that follows no redirect. */
  async answer(payUrl: string, answer: "pay" | "cancel") {
    return await this.api.post(new URL(payUrl).pathname, new URLSearchParams({ answer }).toString(), {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      maxRedirects: 0,
      validateStatus: () => true,
    });
  }

  async outcome() {
    return (await this.get(`/store/carts/${this.cart_id}/outcome`)).data.outcome;
  }

  /** Asks again until the state is one of `states`; the last answer after ten seconds. */
  async outcomeOnce(...states: string[]) {
    for (let tries = 0; tries < 100; tries += 1) {
      const outcome = await this.outcome();
      if (states.includes(outcome.state)) return outcome;
      await new Promise((done) => setTimeout(done, 100));
    }
    return await this.outcome();
  }

  /** Buys to the end: the outcome with the order's id and key. */
  async buy(variant_id: string, quantity = 1): Promise<{ order_id: string; order_key: string; charge_id: string }> {
    await this.readyCart(variant_id, quantity);
    const { pay_url, charge_id } = await this.session();
    await this.answer(pay_url, "pay");
    return { ...(await this.outcomeOnce("paid")), charge_id };
  }
}

/** Headers of a signed-in operator; of another one for another e-mail address. */
export async function signInOperator(
  container: MedusaContainer,
  api: AxiosInstance,
  email = "operator@example.com",
): Promise<{ headers: Record<string, string> }> {
  const account = { email, password: "operator-password" };
  const registered = await container.resolve(Modules.AUTH).register("emailpass", { body: account });
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: idOf(registered.authIdentity), userData: { email: account.email } },
  });
  const signedIn = await api.post("/auth/user/emailpass", account);
  return { headers: { authorization: `Bearer ${signedIn.data.token}` } };
}

/** Headers of a customer who has just registered. */
export async function signUpCustomer(api: AxiosInstance, key: string, email: string): Promise<Record<string, string>> {
  const account = { email, password: "customer-password" };
  const { data } = await api.post("/auth/customer/emailpass/register", account);
  const headers = { "x-publishable-api-key": key, authorization: `Bearer ${data.token}` };
  await api.post("/store/customers", { email, first_name: "示例顾客" }, { headers });
  const signedIn = await api.post("/auth/customer/emailpass", account);
  return { authorization: `Bearer ${signedIn.data.token}` };
}

function idOf(record: { id: string } | undefined): string {
  if (!record) throw new Error("Nothing was created.");
  return record.id;
}
