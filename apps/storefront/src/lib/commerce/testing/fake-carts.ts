/**
 * The buying half of the fake commerce: carts in memory, one express and one hall per merchant, a pay page with three
 * answers, and the order that comes of it. Shapes and refusals as the real one; the rules only as far as pages show them.
 */
import { randomUUID } from "node:crypto";
import { hallRows, productRows, sells } from "./county.ts";

export interface Answer {
  status: number;
  body: unknown;
}

interface Line {
  id: string;
  variant_id: string;
  quantity: number;
  /** Fen, as it was when the line was last written: like core's, it does not follow the catalogue by itself. */
  price: number;
}

interface Cart {
  id: string;
  lines: Line[];
  address: Record<string, unknown> | null;
  chosen: Map<string, string>;
  state: "open" | "awaiting_payment" | "processing" | "paid" | "declined";
  reason?: string;
  returnUrl?: string;
  sessions?: { provider_id: unknown; status: string; data: Record<string, string> }[];
  orderId?: string;
}

const PROVIDERS = ["pp_sandbox-wallet_sandbox", "pp_stripe_stripe"];
const KEY = "fake-key";
const FREE_ABOVE = 9900;
const FREIGHT = 800;

const ok = (body: unknown): Answer => ({ status: 200, body });
const refuse = (status: number, code: string, message: string, hint: string): Answer => ({
  status,
  body: { type: "invalid_data", code, message, hint },
});
const cartMissing = () => refuse(404, "cart_not_found", "找不到这个购物车", "它可能已经下单或过期，请重新挑选商品。");
const outOfStock = () => refuse(409, "out_of_stock", "有商品库存不足", "请减少数量或移除缺货的商品后再试。");

const notSelling = () =>
  refuse(
    409,
    "merchant_not_selling",
    "商家目前不营业，商品暂不可购买",
    "请选购其他商家的商品；已在购物车里的，请移除后再结算。",
  );

const fenOf = (yuan: string) => Math.round(Number(yuan) * 100);

function variantOf(id: string) {
  for (const product of productRows) {
    const variant = product.variants.find((one) => one.id === id);
    if (variant) return { product, variant, price: fenOf(variant.calculated_price.raw_calculated_amount.value) };
  }
  return undefined;
}

/** Carts, payments and orders of one fake commerce. */
export class FakeCarts {
  readonly #carts = new Map<string, Cart>();
  readonly #orders = new Map<string, Cart>();

  /** Answers a route below /store/carts and /store/payment-…; undefined for other paths. */
  answer(method: string, url: URL, body: Record<string, unknown>): Answer | undefined {
    const [, , resource, id = "", ...rest] = url.pathname.split("/");
    switch (resource) {
      case "carts":
        return this.#cartRoute(method, id, rest, body);
      case "payment-providers":
        return ok({ payment_providers: PROVIDERS.map((provider) => ({ id: provider, is_enabled: true })) });
      case "payment-collections":
        return this.#payment(id, body, url);
      default:
        return undefined;
    }
  }

  #cartRoute(method: string, id: string, [what = "", lineId = ""]: string[], body: Record<string, unknown>): Answer {
    if (id === "") return ok({ cart: this.#core(this.#create()) });
    const cart = this.#carts.get(id);
    if (!cart) return cartMissing();
    if (what === "outcome") return ok({ outcome: this.#outcome(cart) });
    if (what === "" && method === "GET") return ok({ cart: this.#core(cart) });
    if (cart.orderId) return refuse(409, "cart_completed", "这个购物车已经下单", "请到订单页查看，或重新挑选商品。");
    switch (what) {
      case "":
        cart.address = (body.shipping_address as Record<string, unknown>) ?? cart.address;
        return ok({ cart: this.#core(cart) });
      case "line-items":
        return this.#line(method, cart, lineId, body);
      case "merchant-parts":
        return ok(this.#parts(cart));
      case "delivery":
        for (const { merchant_id, option_id } of body.choices as { merchant_id: string; option_id: string }[])
          cart.chosen.set(merchant_id, option_id);
        return ok(this.#parts(cart));
      case "check":
        if (cart.state === "open" || cart.state === "declined")
          for (const line of cart.lines) line.price = variantOf(line.variant_id)?.price ?? line.price;
        if (this.#items(cart).some(({ merchant }) => !sells({ merchant }))) return notSelling();
        return cart.lines.some((line) => line.quantity > this.#available(line.variant_id))
          ? outOfStock()
          : ok({ ok: true });
      default:
        return cartMissing();
    }
  }

  #create(): Cart {
    const cart: Cart = { id: `cart_${randomUUID()}`, lines: [], address: null, chosen: new Map(), state: "open" };
    this.#carts.set(cart.id, cart);
    return cart;
  }

  #core(cart: Cart) {
    return {
      id: cart.id,
      completed_at: cart.orderId ? new Date().toISOString() : null,
      items: cart.lines,
      shipping_address: cart.address,
      payment_collection: { payment_sessions: cart.sessions ?? [] },
    };
  }

  #available(variantId: string): number {
    return variantOf(variantId)?.variant.inventory_quantity ?? 0;
  }

  #line(method: string, cart: Cart, lineId: string, body: Record<string, unknown>): Answer {
    if (method === "DELETE") {
      cart.lines = cart.lines.filter(({ id }) => id !== lineId);
      return ok({ id: lineId, deleted: true });
    }
    const quantity = Number(body.quantity);
    if (lineId) {
      const line = cart.lines.find(({ id }) => id === lineId);
      if (!line) return refuse(404, "not_found", "找不到要操作的内容（line）", "它可能已被删除，请刷新后重试。");
      if (quantity > this.#available(line.variant_id)) return outOfStock();
      line.quantity = quantity;
      line.price = variantOf(line.variant_id)?.price ?? line.price;
      return ok({ cart: this.#core(cart) });
    }
    const variant_id = String(body.variant_id);
    const found = variantOf(variant_id);
    if (!found) return refuse(404, "not_found", "找不到要操作的内容（variant）", "请刷新后重试。");
    if (!sells(found.product)) return notSelling();
    const line = cart.lines.find((one) => one.variant_id === variant_id);
    if (quantity + (line?.quantity ?? 0) > this.#available(variant_id)) return outOfStock();
    if (line) line.quantity += quantity;
    else cart.lines.push({ id: `cali_${randomUUID().replaceAll("-", "")}`, variant_id, quantity, price: found.price });
    return ok({ cart: this.#core(cart) });
  }

  #items(cart: Cart) {
    return cart.lines.flatMap((line) => {
      const found = variantOf(line.variant_id);
      if (!found) return [];
      const { product, variant } = found;
      const { price } = line;
      return [
        {
          merchant: product.merchant,
          item: {
            id: line.id,
            product_id: product.id,
            product_handle: product.handle,
            variant_id: variant.id,
            title: product.title,
            variant_title: variant.title,
            thumbnail: product.thumbnail,
            quantity: line.quantity,
            unit_price_fen: String(price),
            current_unit_price_fen: String(found.price),
            total_fen: String(price * line.quantity),
            available_quantity: variant.inventory_quantity,
          },
        },
      ];
    });
  }

  #parts(cart: Cart) {
    const all = this.#items(cart);
    const merchants = [...new Map(all.map(({ merchant }) => [merchant.id, merchant])).values()];
    const merchant_parts = merchants.map((merchant) => {
      const items = all.filter((one) => one.merchant.id === merchant.id).map(({ item }) => item);
      const goods = items.reduce((sum, item) => sum + Number(item.total_fen), 0);
      const options = this.#options(cart, merchant.handle, goods);
      const chosen = options.find(({ id }) => id === cart.chosen.get(merchant.id) && cart.address);
      return {
        merchant,
        selling: sells({ merchant }),
        items,
        goods_total_fen: String(goods),
        weight_grams: 500,
        shipping_options: options,
        selected_option_id: chosen?.id ?? null,
      };
    });
    const goods = merchant_parts.reduce((sum, part) => sum + Number(part.goods_total_fen), 0);
    const freight = merchant_parts.reduce((sum, part) => {
      const option = part.shipping_options.find(({ id }) => id === part.selected_option_id);
      return sum + Number(option?.amount_fen ?? 0);
    }, 0);
    return {
      merchant_parts,
      goods_total_fen: String(goods),
      freight_total_fen: String(freight),
      discount_total_fen: "0",
      total_fen: String(goods + freight),
    };
  }

  #options(cart: Cart, handle: string, goods: number) {
    const province = cart.address?.province;
    // The goat is not sent to the far west, so that the page without a way can be seen.
    const served = province !== undefined && !(handle === "longgang-heyang" && province === "西藏自治区");
    const amount = goods >= FREE_ABOVE ? 0 : FREIGHT;
    const express = {
      id: `so_${handle}_express`,
      name: "快递送货",
      kind: "express",
      amount_fen: served ? String(amount) : null,
      free_above_fen: served ? String(FREE_ABOVE) : null,
      hall: null,
    };
    const hall = handle === "longgang-heyang" ? [] : hallRows.filter(({ pickup }) => pickup);
    const pickups = hall.slice(0, 1).map((one) => ({
      id: `so_${handle}_pickup`,
      name: "到体验馆自提",
      kind: "pickup",
      amount_fen: "0",
      free_above_fen: null,
      hall: { handle: one.handle, name: one.name, address: one.address },
    }));
    return [express, ...pickups];
  }

  #payment(collectionId: string, body: Record<string, unknown>, url: URL): Answer {
    const cartId = String(body.cart_id ?? collectionId.replace(/^pay_col_/, ""));
    const cart = this.#carts.get(cartId);
    if (!cart) return cartMissing();
    const collection = { id: `pay_col_${cart.id}` };
    if (!url.pathname.endsWith("/payment-sessions")) return ok({ payment_collection: collection });
    cart.returnUrl = String((body.data as Record<string, unknown>).return_url);
    cart.state = "awaiting_payment";
    const stripe = body.provider_id === "pp_stripe_stripe";
    const data: Record<string, string> = stripe
      ? { client_secret: "pi_fake_secret_fake" }
      : { pay_url: `${url.origin}/fake-pay/${cart.id}` };
    cart.sessions = [{ provider_id: body.provider_id, status: "pending", data }];
    return ok({ payment_collection: { ...collection, payment_sessions: cart.sessions } });
  }

  /** Settles a payment as the fake pay page was answered. Gives where the shopper goes on. */
  settle(cartId: string, answer: string): string | undefined {
    const cart = this.#carts.get(cartId);
    if (!cart) return undefined;
    if (answer === "pay") {
      cart.state = "paid";
      cart.orderId = `order_${cart.id.slice(5, 13)}`;
      this.#orders.set(cart.orderId, cart);
    } else if (answer === "slow") cart.state = "processing";
    else {
      cart.state = "declined";
      cart.reason = answer;
    }
    return cart.returnUrl;
  }

  #outcome({ state, reason, orderId }: Cart) {
    if (state === "paid") return { state, order_id: orderId, order_key: KEY };
    return state === "declined" ? { state, reason, refunded: reason === "out_of_stock" } : { state };
  }

  /** The order by merchant, with one shipped part; undefined for a wrong key as for no order. */
  order(id: string, key: string | undefined): unknown {
    const cart = this.#orders.get(id);
    if (!cart || key !== KEY) return undefined;
    const { merchant_parts, ...totals } = this.#parts(cart);
    const address = cart.address ?? {};
    return {
      order: {
        id,
        display_id: 1024,
        created_at: "2026-11-24T02:30:00.000Z",
        state: "paid",
        email: null,
        receiver: {
          name: address.first_name,
          phone: String(address.phone).replace(/^(\d{3})\d{4}/, "$1****"),
          address: [address.province, address.city, address.address_2, address.address_1].join(""),
        },
      },
      merchant_parts: merchant_parts.map((part, index) => {
        const option = part.shipping_options.find(({ id: optionId }) => optionId === part.selected_option_id);
        const shipped = index === 1 && option?.kind === "express";
        return {
          merchant: part.merchant,
          state: shipped ? "shipped" : "awaiting_shipment",
          items: part.items.map((item, position) => ({
            ...item,
            refunded_fen: shipped && position === 0 ? "500" : "0",
          })),
          delivery: option
            ? { kind: option.kind, name: option.name, amount_fen: option.amount_fen, hall: option.hall }
            : null,
          shipments: shipped
            ? [{ shipped_at: "2026-11-24T06:00:00.000Z", delivered_at: null, tracking_numbers: ["SF0000000000示例"] }]
            : [],
        };
      }),
      ...totals,
      refunded_total_fen: merchant_parts.length > 1 ? "500" : "0",
    };
  }
}
