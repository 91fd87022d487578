import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, QueryContext } from "@medusajs/framework/utils";
import type { Fen } from "@qinshui/cn/money";
import { fenOfRaw, type Raw } from "./money";

interface PricedCart {
  region_id: string | null;
  currency_code: string;
  sales_channel_id: string | null;
  customer?: { id: string; groups?: { id: string }[] } | null;
  items?: (LineRecord | null)[];
}

interface LineRecord {
  id: string;
  variant_id: string | null;
  quantity: number;
  is_custom_price: boolean;
  raw_unit_price: Raw;
}

/** A line, what it is charged at and what a piece costs now. */
export interface LinePrice {
  id: string;
  held: Fen;
  current: Fen;
}

/**
 * What core would charge for a piece of each line of a cart if the line were written now; core itself keeps a line at
 * the price it was last written with. Lines whose goods have no price, or whose price was agreed, are left out.
 */
export async function linePrices(container: MedusaContainer, cartId: string): Promise<LinePrice[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["region_id", "currency_code", "sales_channel_id", "customer.id", "customer.groups.id", "items.*"],
    filters: { id: cartId },
  });
  const [cart] = data as unknown as PricedCart[];
  if (!cart) return [];
  const lines = (cart.items ?? []).filter((line) => line !== null && !line.is_custom_price) as LineRecord[];
  // A price may hold from a number of pieces on.
  const quantities = [...new Set(lines.map(({ quantity }) => Number(quantity)))];
  const found = await Promise.all(
    quantities.map((quantity) => {
      const alike = lines.filter((line) => Number(line.quantity) === quantity);
      return pricesOf(container, cart, alike, quantity);
    }),
  );
  return found.flat();
}

interface PricedVariant {
  id: string;
  calculated_price?: { raw_calculated_amount?: Raw | null } | null;
}

async function pricesOf(
  container: MedusaContainer,
  { items: _, ...context }: PricedCart,
  lines: readonly LineRecord[],
  quantity: number,
): Promise<LinePrice[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["id", "calculated_price.*"],
    filters: { id: lines.flatMap(({ variant_id }) => (variant_id ? [variant_id] : [])) },
    context: { calculated_price: QueryContext({ ...context, quantity }) },
  });
  const prices = new Map(
    (data as unknown as PricedVariant[]).map((it) => [it.id, it.calculated_price?.raw_calculated_amount]),
  );
  return lines.flatMap(({ id, variant_id, raw_unit_price }) => {
    const current = prices.get(variant_id ?? "");
    return current ? [{ id, held: fenOfRaw(raw_unit_price), current: fenOfRaw(current) }] : [];
  });
}
