import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import type { Fen } from "@qinshui/cn/money";
import { availableOf } from "../checkout/load-cart";
import { offSaleOwners } from "../modules/merchant/selling";
import type { CartLine, CartToProject } from "./cart-parts";
import { linePrices } from "./current-prices";
import type { ChosenMethod } from "./freight-current";
import type { MerchantRef } from "./group";
import { loadDeliveryOptions } from "./load-options";
import { fenOfRaw, type Raw } from "./money";

const CART_FIELDS = [
  "id",
  "completed_at",
  "sales_channel_id",
  "total",
  "shipping_total",
  "discount_total",
  "raw_total",
  "raw_shipping_total",
  "raw_discount_total",
  "shipping_address.province",
  "items.*",
  "items.adjustments.*",
  "items.tax_lines.*",
  "items.variant.weight",
  "items.product.weight",
  "items.product.shipping_profile.id",
  "items.product.merchant.id",
  "items.product.merchant.handle",
  "items.product.merchant.name",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.tax_lines.*",
];

interface CartRecord {
  id: string;
  completed_at: Date | string | null;
  sales_channel_id: string | null;
  raw_total: Raw;
  raw_shipping_total: Raw;
  raw_discount_total: Raw;
  shipping_address?: { province: string | null } | null;
  items?: (ItemRecord | null)[];
  shipping_methods?: ({ id: string; shipping_option_id: string | null; raw_amount: Raw } | null)[];
}

interface ItemRecord {
  id: string;
  created_at: Date | string;
  product_id: string | null;
  product_handle: string | null;
  product_title: string | null;
  variant_id: string | null;
  variant_title: string | null;
  title: string;
  thumbnail: string | null;
  quantity: number;
  raw_unit_price: Raw;
  raw_total: Raw;
  variant?: { weight: number | null } | null;
  product?: {
    weight: number | string | null;
    shipping_profile?: { id: string } | null;
    merchant?: MerchantRef | null;
  } | null;
}

export interface LoadedCart extends CartToProject {
  id: string;
  completed: boolean;
  methods: readonly ChosenMethod[];
}

/** Everything the projection of a cart needs, in a number of queries that does not grow with it. Error: `cart_not_found`. */
export async function loadCartToProject(container: MedusaContainer, id: string): Promise<LoadedCart> {
  const cart = await readCart(container, id);
  const current = new Map((await linePrices(container, id)).map((line) => [line.id, line.current]));
  const lines = present(cart.items)
    .sort(byAge)
    .map((item) => cartLine(item, current.get(item.id) ?? null));
  const methods = present(cart.shipping_methods).map(({ raw_amount, ...method }) => ({
    ...method,
    amount: fenOfRaw(raw_amount),
  }));
  const [options, available, offSale] = await Promise.all([
    loadDeliveryOptions(
      container,
      { id, province: cart.shipping_address?.province ?? null },
      unique(present(lines.map(({ shipping_profile_id }) => shipping_profile_id))),
    ),
    availableOf(container, unique(lines.map(({ variant_id }) => variant_id)), cart.sales_channel_id),
    offSaleOwners(
      container,
      lines.map(({ product_id }) => product_id),
      new Date(),
    ),
  ]);
  return {
    id,
    completed: cart.completed_at !== null,
    methods,
    lines,
    options,
    available,
    offSale: new Set(offSale.keys()),
    chosen: present(methods.map(({ shipping_option_id }) => shipping_option_id)),
    freight: fenOfRaw(cart.raw_shipping_total),
    discount: fenOfRaw(cart.raw_discount_total),
    total: fenOfRaw(cart.raw_total),
  };
}

async function readCart(container: MedusaContainer, id: string): Promise<CartRecord> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters: { id } });
  const cart: unknown = data[0];
  if (!cart) throw errors.cart_not_found();
  return cart as CartRecord;
}

function cartLine(item: ItemRecord, current_unit_price: Fen | null): CartLine {
  return {
    id: item.id,
    product_id: item.product_id ?? "",
    product_handle: item.product_handle ?? "",
    variant_id: item.variant_id ?? "",
    title: item.product_title ?? item.title,
    variant_title: item.variant_title,
    thumbnail: item.thumbnail,
    quantity: Number(item.quantity),
    unit_price: fenOfRaw(item.raw_unit_price),
    current_unit_price,
    total: fenOfRaw(item.raw_total),
    weight_grams: Number(item.variant?.weight ?? item.product?.weight ?? 0),
    merchant: item.product?.merchant ?? null,
    shipping_profile_id: item.product?.shipping_profile?.id ?? null,
  };
}

function byAge(a: ItemRecord, b: ItemRecord): number {
  return new Date(a.created_at).getTime() - new Date(b.created_at).getTime() || (a.id < b.id ? -1 : 1);
}

export function present<T>(list: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (list ?? []).filter((it): it is T => it !== null && it !== undefined);
}

export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
