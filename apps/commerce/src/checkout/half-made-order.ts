import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

/** Metadata of a cart, and so of the order made of it: the cart's id. */
export const CART_OF_ORDER = "checkout_cart_id";

/**
 * Core makes an order in several transactions. A process killed between them leaves an order that no cart, no payment
 * and no shopper knows of, perhaps with stock reserved: it is taken back as core's own compensation would have done, and
 * the cart is open again. To be called under the cart's lock, for a cart without an order.
 */
export async function withdrawHalfMadeOrders(container: MedusaContainer, cartId: string): Promise<void> {
  const carts = container.resolve(Modules.CART);
  const { completed_at } = await carts.retrieveCart(cartId, { select: ["id", "completed_at"] });
  if (completed_at) await carts.updateCarts(cartId, { completed_at: null });
  for (const { id, items } of await ordersWithoutCart(container, cartId)) {
    await unreserve(
      container,
      present(items).map((item) => item.id),
    );
    await container.resolve(Modules.ORDER).deleteOrders([id]);
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`Half-made order ${id} of cart ${cartId} was withdrawn.`);
  }
}

interface OrderRecord {
  id: string;
  items?: ({ id: string } | null)[] | null;
}

/** Orders born of this cart that have neither a cart nor a payment: only a killed process leaves such. */
async function ordersWithoutCart(container: MedusaContainer, cartId: string): Promise<OrderRecord[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "items.id"],
    // Medusa's generated types know no filter on JSON, its database does.
    filters: { metadata: { [CART_OF_ORDER]: cartId }, is_draft_order: false } as object,
  });
  const orders = data as unknown as OrderRecord[];
  const known = new Set([
    ...(await linked(container, "order_cart", orders)),
    ...(await linked(container, "order_payment_collection", orders)),
  ]);
  return orders.filter(({ id }) => !known.has(id));
}

async function linked(container: MedusaContainer, entity: string, orders: OrderRecord[]): Promise<string[]> {
  if (orders.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity,
    fields: ["order_id"],
    filters: { order_id: orders.map(({ id }) => id) },
  });
  return (data as unknown as { order_id: string }[]).map(({ order_id }) => order_id);
}

async function unreserve(container: MedusaContainer, lineIds: string[]): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const reservations = await inventory.listReservationItems({ line_item_id: lineIds });
  await inventory.deleteReservationItems(reservations.map(({ id }) => id));
}

/**
 * Writes what a killed process left out of an order that its cart already knows: the link to its payment, the cart's
 * completion, the reservations. To be called under the cart's lock.
 */
export async function finishOrder(container: MedusaContainer, cartId: string, orderId: string): Promise<void> {
  await linkPayment(container, cartId, orderId);
  const carts = container.resolve(Modules.CART);
  const { completed_at } = await carts.retrieveCart(cartId, { select: ["id", "completed_at"] });
  if (!completed_at) await carts.updateCarts(cartId, { completed_at: new Date() });
  await reserveMissing(container, orderId);
}

async function linkPayment(container: MedusaContainer, cartId: string, orderId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "cart_payment_collection",
    fields: ["payment_collection_id"],
    filters: { cart_id: cartId },
  });
  const links = (data as unknown as { payment_collection_id: string }[]).map(({ payment_collection_id }) => ({
    [Modules.ORDER]: { order_id: orderId },
    [Modules.PAYMENT]: { payment_collection_id },
  }));
  await container.resolve(ContainerRegistrationKeys.LINK).create(links);
}

interface OrderToReserve {
  sales_channel_id: string;
  items: ItemToReserve[];
}

interface ItemToReserve {
  id: string;
  quantity: number;
  variant?: {
    manage_inventory: boolean;
    inventory_items?: {
      inventory_item_id: string;
      required_quantity: number;
      inventory?: { location_levels?: Level[] };
    }[];
  } | null;
}

interface Level {
  location_id: string;
  stocked_quantity: number;
  reserved_quantity: number;
}

async function reserveMissing(container: MedusaContainer, orderId: string): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const order = await orderToReserve(container, orderId);
  const reservations = await inventory.listReservationItems({ line_item_id: order.items.map(({ id }) => id) });
  const reserved = new Set(reservations.map(({ line_item_id }) => line_item_id));
  const places = await placesOf(container, order.sales_channel_id);
  const missing = order.items.filter(({ id }) => !reserved.has(id)).flatMap((item) => needsOf(item, places));
  if (missing.length === 0) return;
  const locking = container.resolve(Modules.LOCKING);
  try {
    const keys = [...new Set(missing.map(({ inventory_item_id }) => inventory_item_id))];
    await locking.execute(keys, async () => await inventory.createReservationItems(missing));
  } catch (error) {
    // The order stands, its money is here; that it was sold beyond the stock is for a person to settle.
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.error(`Order ${orderId} could not be reserved whole: ${(error as Error).message}`);
  }
}

async function orderToReserve(container: MedusaContainer, orderId: string): Promise<OrderToReserve> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "sales_channel_id",
      "items.*",
      "items.variant.manage_inventory",
      "items.variant.inventory_items.inventory_item_id",
      "items.variant.inventory_items.required_quantity",
      "items.variant.inventory_items.inventory.location_levels.*",
    ],
    filters: { id: orderId },
  });
  const [order] = data as unknown as OrderToReserve[];
  if (!order) throw new Error(`Order ${orderId} is linked to a cart but does not exist.`);
  return order;
}

async function placesOf(container: MedusaContainer, salesChannelId: string): Promise<ReadonlySet<string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "sales_channel_locations",
    fields: ["stock_location_id"],
    filters: { sales_channel_id: salesChannelId },
  });
  return new Set(
    (data as unknown as { stock_location_id: string }[]).map(({ stock_location_id }) => stock_location_id),
  );
}

/** Like core: one place per line, the first that has enough, else the first that has the item at all. */
function needsOf(item: ItemToReserve, places: ReadonlySet<string>) {
  if (!item.variant?.manage_inventory) return [];
  return present(item.variant.inventory_items).flatMap(({ inventory_item_id, required_quantity, inventory }) => {
    const quantity = required_quantity * Number(item.quantity);
    const levels = present(inventory?.location_levels).filter(({ location_id }) => places.has(location_id));
    const enough = levels.find((level) => level.stocked_quantity - level.reserved_quantity >= quantity);
    const location_id = (enough ?? levels[0])?.location_id;
    return location_id ? [{ line_item_id: item.id, inventory_item_id, location_id, quantity }] : [];
  });
}

function present<T>(list: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (list ?? []).filter((it): it is T => it !== null && it !== undefined);
}
