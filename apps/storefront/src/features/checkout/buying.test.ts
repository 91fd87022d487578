import type { AstroCookies } from "astro";
import { merchantRowsFull, productRows } from "../../lib/commerce/testing/county.ts";
import { startFakeCommerce } from "../../lib/commerce/testing/fake-commerce.ts";
import { cartParts } from "../cart/cart.server.ts";
import { add, changeQuantity, remove } from "../cart/cart-actions.server.ts";
import { itemsOf, piecesOf } from "../cart/cart-parts.ts";
import { formerPrice, priceToCome } from "../cart/price-changes.ts";
import { shoppersCart } from "../cart/shoppers-cart.server.ts";
import { orderByKey } from "../order/order.server.ts";
import { NO_ADDRESS } from "./address.ts";
import { beginPayment, paymentMethods, receiverOf, stripeSecret } from "./checkout.server.ts";
import { pay, saveAddress, saveDelivery } from "./checkout-actions.server.ts";
import { outcomeOf } from "./outcome.server.ts";
import { returnRules } from "./return-rules.server.ts";

const state = vi.hoisted(() => ({ url: "" }));

vi.mock("../../lib/env.ts", () => ({
  env: () => ({
    COMMERCE_URL: state.url,
    COMMERCE_PUBLISHABLE_KEY: "pk_test",
    CATALOGUE_CACHE_SECONDS: 0,
    SITE_URL: "http://shop.example",
  }),
}));

let close: () => Promise<void>;

beforeAll(async () => {
  const fake = await startFakeCommerce();
  state.url = fake.url;
  close = fake.close;
});

afterAll(() => close());

/** A shopper with cookies of their own, as far as actions use them. */
function newShopper() {
  const kept = new Map<string, string>();
  const cookies = {
    get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
    set: (name: string, value: string) => kept.set(name, value),
    delete: (name: string) => kept.delete(name),
  };
  return { kept, cookies: cookies as unknown as AstroCookies };
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const HONEY = "variant_jingtiao-mi_0";
const SCARCE = "variant_jingtiao-mi_2";
const CREAM = "variant_fengmi-mianshuang_0";
const WALLET = "pp_sandbox-wallet_sandbox";

const ADDRESS = {
  name: "示例收货人",
  phone: "13800138000",
  province: "140000",
  city: "140500",
  county: "140521",
  street: "梅河示例路 8 号",
};

async function filledCart() {
  const shopper = newShopper();
  await add(formOf({ variant_id: HONEY, quantity: "2" }), shopper);
  await add(formOf({ variant_id: CREAM, quantity: "1" }), shopper);
  const id = shopper.kept.get("cart") ?? "";
  return { shopper, id };
}

/** Does the work while a variant costs another price. */
async function atPrice(variantId: string, yuan: string, work: () => Promise<void>): Promise<void> {
  const variant = productRows.flatMap(({ variants }) => variants).find(({ id }) => id === variantId);
  if (!variant) throw new Error(variantId);
  const price = variant.calculated_price.raw_calculated_amount;
  const { value } = price;
  price.value = yuan;
  try {
    await work();
  } finally {
    price.value = value;
  }
}

/** Does the work while a merchant is suspended. */
async function whileSuspended(handle: string, work: () => Promise<void>): Promise<void> {
  const merchant = merchantRowsFull.find((one) => one.handle === handle);
  if (!merchant) throw new Error(handle);
  merchant.status = "suspended";
  try {
    await work();
  } finally {
    merchant.status = "approved";
  }
}

async function totalOf(id: string): Promise<string> {
  return String((await cartParts(id)).total_fen);
}

describe("the cart", () => {
  it("begins with the first piece and counts what lies in it", async () => {
    const { shopper, id } = await filledCart();
    expect(piecesOf(await cartParts(id))).toBe(3);
    expect(shopper.kept.get("cart_count")).toBe("3");
  });

  it("refuses more than there is without naming a sum of places, and changes nothing", async () => {
    const { shopper, id } = await filledCart();
    const refused = await add(formOf({ variant_id: SCARCE, quantity: "4" }), shopper);
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: "out_of_stock", title: "库存不足" },
      typed: { variant_id: SCARCE, quantity: "4" },
    });
    expect(piecesOf(await cartParts(id))).toBe(3);
  });

  it("says how many of the goods lie in it already when more cannot be had", async () => {
    const { shopper } = await filledCart();
    const refused = await add(formOf({ variant_id: HONEY, quantity: "119" }), shopper);
    expect(!refused.ok && refused.problem.hint).toContain("购物车里已有 2 件");
  });

  it.each(["0", "两件", ""])("gives back the quantity %j as it was typed", async (quantity) => {
    const refused = await add(formOf({ variant_id: HONEY, quantity }), newShopper());
    expect(refused).toMatchObject({ problem: { code: "quantity_invalid" }, typed: { variant_id: HONEY, quantity } });
  });

  it("tells today's price beside the one it was put in for, and changes nothing by being looked at", async () => {
    const { shopper, id } = await filledCart();
    await atPrice(HONEY, "45.00", async () => {
      const before = await cartParts(id);
      const cart = await shoppersCart(shopper.cookies);
      if (cart.state !== "filled") throw new Error(cart.state);
      const [honey, cream] = itemsOf(cart.parts);
      expect(honey && [honey.unit_price_fen, priceToCome(honey)]).toEqual([3990n, 4500n]);
      expect(cream && priceToCome(cream)).toBeUndefined();
      expect(await cartParts(id)).toEqual(before);
    });
  });

  it("is not paid before today's price was seen, which is then the one it costs", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    await shoppersCart(shopper.cookies);
    const shown = await totalOf(id);
    await atPrice(HONEY, "45.00", async () => {
      const refused = await pay(formOf({ provider_id: WALLET, total_fen: shown }), shopper);
      expect(refused).toMatchObject({ ok: false, problem: { code: "total_changed" } });
      expect((await outcomeOf(id)).state).toBe("open");
      const cart = await shoppersCart(shopper.cookies);
      if (cart.state !== "filled") throw new Error(cart.state);
      const [honey, cream] = itemsOf(cart.parts);
      expect(honey && [honey.unit_price_fen, priceToCome(honey)]).toEqual([4500n, undefined]);
      expect(honey && formerPrice(honey, cart.prices)).toBe(3990n);
      expect(cream && formerPrice(cream, cart.prices)).toBeUndefined();
      expect(cart.parts.goods_total_fen).toBe(2n * 4500n + 7900n);
      expect(await pay(formOf({ provider_id: WALLET, total_fen: await totalOf(id) }), shopper)).toMatchObject({
        ok: true,
      });
    });
  });

  it("holds goods of a suspended merchant back from paying until they are taken out, and takes in no more", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    await whileSuspended("yuzhou-fengye", async () => {
      const cart = await shoppersCart(shopper.cookies);
      if (cart.state !== "filled") throw new Error(cart.state);
      expect(cart.parts.merchant_parts.map(({ selling }) => selling)).toEqual([false, true]);
      const form = async () => formOf({ provider_id: WALLET, total_fen: await totalOf(id) });
      expect(await pay(await form(), shopper)).toMatchObject({ ok: false, problem: { code: "merchant_not_selling" } });
      expect((await outcomeOf(id)).state).toBe("open");
      const more = await add(formOf({ variant_id: HONEY, quantity: "1" }), shopper);
      expect(more).toMatchObject({ ok: false, problem: { code: "merchant_not_selling" } });
      await remove(formOf({ line_id: itemsOf(cart.parts)[0]?.id ?? "" }), shopper);
      expect(await pay(await form(), shopper)).toMatchObject({ ok: true });
    });
  });

  it("leaves prices alone while a payment of the cart is under way", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    await pay(formOf({ provider_id: WALLET, total_fen: await totalOf(id) }), shopper);
    const before = await totalOf(id);
    await atPrice(HONEY, "45.00", async () => {
      const cart = await shoppersCart(shopper.cookies);
      expect(cart.state === "filled" && itemsOf(cart.parts).some(priceToCome)).toBe(false);
      expect(await pay(formOf({ provider_id: WALLET, total_fen: before }), shopper)).toMatchObject({ ok: true });
      expect(await totalOf(id)).toBe(before);
    });
  });

  it("keeps what was typed when a quantity cannot be had", async () => {
    const { shopper, id } = await filledCart();
    const line = itemsOf(await cartParts(id))[0]?.id ?? "";
    const refused = await changeQuantity(formOf({ line_id: line, quantity: "500" }), shopper);
    expect(refused).toMatchObject({ ok: false, line: { id: line, typed: "500" } });
    expect(await changeQuantity(formOf({ line_id: line, quantity: "0" }), shopper)).toMatchObject({
      problem: { code: "quantity_invalid" },
    });
    expect(await changeQuantity(formOf({ line_id: line, quantity: "5" }), shopper)).toEqual({ ok: true });
    expect(shopper.kept.get("cart_count")).toBe("6");
  });

  it("takes a line out, also when asked twice", async () => {
    const { shopper, id } = await filledCart();
    const form = formOf({ line_id: itemsOf(await cartParts(id))[0]?.id ?? "" });
    expect(await remove(form, shopper)).toEqual({ ok: true });
    expect(await remove(form, shopper)).toEqual({ ok: true });
    expect(shopper.kept.get("cart_count")).toBe("1");
  });

  it("gives a fresh cart to who holds an unknown one", async () => {
    const shopper = newShopper();
    shopper.kept.set("cart", "cart_unknown");
    const added = await add(formOf({ variant_id: HONEY, quantity: "1" }), shopper);
    expect(added).toMatchObject({ ok: true, fresh: true });
    expect(shopper.kept.get("cart")).not.toBe("cart_unknown");
  });

  it("is forgotten when it is unknown", async () => {
    const shopper = newShopper();
    shopper.kept.set("cart", "cart_unknown");
    expect(await shoppersCart(shopper.cookies)).toEqual({ state: "gone", order: undefined });
    expect(shopper.kept.size).toBe(0);
  });
});

describe("the checkout", () => {
  it("gives back what was typed, with the cities of what was picked, and keeps nothing", async () => {
    const { shopper } = await filledCart();
    const typed = { ...ADDRESS, city: "", county: "", phone: "1" };
    expect(await saveAddress(formOf({ ...typed, step: "region" }), shopper)).toEqual({ ok: false, typed, errors: {} });
    const refused = await saveAddress(formOf(typed), shopper);
    expect(refused).toMatchObject({ ok: false, typed });
    expect(!refused.ok && Object.keys(refused.errors)).toEqual(["phone", "city", "county"]);
  });

  it("fills the form from a pasted text, leaves what the text has not as it was typed, and keeps nothing", async () => {
    const { shopper, id } = await filledCart();
    const typed = { ...NO_ADDRESS, name: "示例甲", street: "旧路 1 号" };
    const pasted = "山西省晋城市沁水县 13800138000";
    expect(await saveAddress(formOf({ ...typed, pasted, step: "paste" }), shopper)).toEqual({
      ok: false,
      typed: { ...ADDRESS, name: "示例甲", street: "旧路 1 号" },
      errors: {},
      pasted: { text: pasted, found: ["phone", "province", "city", "county"] },
    });
    expect(await receiverOf(id)).toBeUndefined();
  });

  it("chooses a way for every merchant with the address, so that the sum is whole", async () => {
    const { shopper, id } = await filledCart();
    expect(await saveAddress(formOf(ADDRESS), shopper)).toEqual({ ok: true });
    const parts = await cartParts(id);
    expect(parts.merchant_parts.map(({ selected_option_id }) => selected_option_id)).toEqual([
      "so_yuzhou-fengye_express",
      "so_mixiang-gongfang_express",
    ]);
    expect(parts.total_fen).toBe(2n * 3990n + 7900n + 2n * 800n);
  });

  it("lets nobody pay another sum than was shown", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    const shown = await totalOf(id);
    const pickup = { "delivery.mer_yuzhou-fengye": "so_yuzhou-fengye_pickup" };
    const refused = await pay(formOf({ ...pickup, provider_id: WALLET, total_fen: shown }), shopper);
    expect(refused).toMatchObject({ ok: false, problem: { code: "total_changed" } });
    expect((await outcomeOf(id)).state).toBe("open");
    expect(await totalOf(id)).toBe(String(BigInt(shown) - 800n));
  });

  it("says which way to pay is missing", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    const refused = await pay(formOf({ provider_id: "pp_unknown", total_fen: await totalOf(id) }), shopper);
    expect(refused).toMatchObject({ problem: { code: "payment_method_missing" }, method: "pp_unknown" });
  });

  it("sends a form that was sent twice to one payment", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    const form = { provider_id: WALLET, total_fen: await totalOf(id) };
    const [first, second] = await Promise.all([pay(formOf(form), shopper), pay(formOf(form), shopper)]);
    expect(first).toMatchObject({ ok: true, to: `${state.url}/fake-pay/${id}` });
    expect(second).toEqual(first);
  });

  it("leads to the order, which only its key opens; paying again leads to the outcome", async () => {
    const { shopper, id } = await filledCart();
    await saveAddress(formOf(ADDRESS), shopper);
    const form = { provider_id: WALLET, total_fen: await totalOf(id) };
    const begun = await pay(formOf(form), shopper);
    await fetch(begun.ok ? begun.to : "", {
      method: "POST",
      body: new URLSearchParams({ answer: "pay" }),
      redirect: "manual",
    });
    const { state: outcome, order_id = "", order_key = "" } = await outcomeOf(id);
    expect(outcome).toBe("paid");
    expect((await orderByKey(order_id, order_key))?.order.receiver?.phone).toBe("138****8000");
    for (const wrong of ["wrong", order_key.slice(0, -1), "", "错的", "a\nb"]) {
      expect(await orderByKey(order_id, wrong)).toBeUndefined();
    }
    expect(await orderByKey("order_nothing", order_key)).toBeUndefined();
    expect(await pay(formOf(form), shopper)).toEqual({ ok: true, to: "/checkout/return" });
    expect(await saveDelivery(formOf({}), shopper)).toMatchObject({ problem: { code: "cart_completed" } });
    expect(await shoppersCart(shopper.cookies)).toEqual({
      state: "gone",
      order: `/orders/${order_id}?key=${order_key}`,
    });
  });
});

it("knows the rule of giving back of every product before it is paid", async () => {
  const rules = await returnRules();
  const { product_label, id } = productRows.find((row) => row.product_label.return_rule === "no_return") ?? {};
  expect(product_label).toBeDefined();
  expect(rules.get(id ?? "")).toMatchObject({ allowed: false });
  expect(rules.size).toBe(productRows.length);
});

it("keeps Stripe's secret for the page with Stripe's form, and offers no such page without a key", async () => {
  const { shopper, id } = await filledCart();
  await saveAddress(formOf(ADDRESS), shopper);
  expect(await stripeSecret(id)).toBeUndefined();
  expect((await paymentMethods()).map(({ id: method }) => method)).toEqual([WALLET]);
  expect(await beginPayment(id, "pp_stripe_stripe")).toBe("/checkout/pay");
  expect(await stripeSecret(id)).toBe("pi_fake_secret_fake");
});
