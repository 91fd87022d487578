import { errors } from "@qinshui/cn/errors";
import { fenFromYuan } from "@qinshui/cn/money";
import { isMobilePhone, tidyMobilePhone } from "@qinshui/cn/phone";
import { provinceCodeOf, regionByCode } from "@qinshui/cn/regions";
import { checkoutErrors } from "./errors";

export interface CheckedLine {
  id: string;
  title: string;
  variant_id: string | null;
  quantity: number;
  /** Each merchant has its own shipping profile, so the profile stands for the merchant. */
  shipping_profile_id: string | null;
}

export interface CheckedDelivery {
  shipping_profile_id: string | null;
  pickup: boolean;
}

export interface CheckedAddress {
  first_name?: string | null;
  phone?: string | null;
  province?: string | null;
  city?: string | null;
  address_1?: string | null;
  metadata?: Record<string, unknown> | null;
}

export interface CheckedCart {
  lines: CheckedLine[];
  deliveries: CheckedDelivery[];
  address: CheckedAddress | null;
  /** Every amount the total is made of, and the total: decimal texts in yuan. */
  amounts: string[];
}

/**
 * What must hold before a cart is paid and again when its order is made: lines in whole pieces, a receiver who can be
 * reached, one delivery per merchant, amounts in whole fen. Errors: `cart_empty`, `quantity_invalid`,
 * `receiver_missing`, `phone_invalid`, `address_missing`, `region_unknown`, `delivery_missing`, `delivery_not_available`,
 * `sub_fen_amount`, `negative_amount`.
 */
export function assertOrderable(cart: CheckedCart): void {
  if (cart.lines.length === 0) throw errors.cart_empty();
  assertWholePieces(cart.lines);
  assertReceiver(cart.address, cart.deliveries);
  assertDeliveries(cart.lines, cart.deliveries);
  assertWholeFen(cart.amounts);
}

/** Error: `quantity_invalid`; half a piece would also cost half a fen. */
function assertWholePieces(lines: readonly CheckedLine[]): void {
  const broken = lines.filter(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1);
  if (broken.length > 0) throw errors.quantity_invalid({ items: broken.map(({ id }) => id) });
}

function assertReceiver(address: CheckedAddress | null, deliveries: readonly CheckedDelivery[]): void {
  if (!address) throw errors.address_missing();
  if (!address.first_name?.trim()) throw errors.receiver_missing();
  if (!isMobilePhone(tidyMobilePhone(address.phone ?? ""))) throw errors.phone_invalid();
  const fetchedByReceiver = deliveries.length > 0 && deliveries.every(({ pickup }) => pickup);
  if (!fetchedByReceiver) assertPlace(address);
}

function assertPlace(address: CheckedAddress): void {
  const named = [address.province, address.city, address.address_1].every((part) => part?.trim());
  const code = String(address.metadata?.region_code ?? "");
  if (!named || !code) throw errors.address_missing();
  // Freight is by province: the code and the name must not say different ones.
  const agree = regionByCode(code) && regionByCode(provinceCodeOf(code))?.name === address.province;
  if (!agree) throw errors.region_unknown({ region: `${address.province}${address.city}` });
}

function assertDeliveries(lines: readonly CheckedLine[], deliveries: readonly CheckedDelivery[]): void {
  const chosen = deliveries.map(({ shipping_profile_id }) => shipping_profile_id);
  const without = lines.filter(({ shipping_profile_id: id }) => id === null || !chosen.includes(id));
  if (without.length > 0) throw errors.delivery_missing({ items: without.map(({ id }) => id) });
  const needed = new Set(lines.map(({ shipping_profile_id }) => shipping_profile_id));
  const usedOnce = new Set(chosen).size === chosen.length && chosen.every((id) => needed.has(id));
  // Two deliveries for one merchant, or one for a merchant whose goods have left the cart, would be charged for nothing.
  if (!usedOnce) throw errors.delivery_not_available();
}

/** Errors: `sub_fen_amount`, `negative_amount`. */
export function assertWholeFen(amounts: readonly string[]): void {
  for (const amount of amounts) {
    if (fenFromYuan(amount) < 0n) throw errors.negative_amount();
  }
}

/** A line whose merchant may not sell: the goods and the merchant, by name. */
export interface OffSaleLine {
  title: string;
  merchant: string;
}

/** Error: `merchant_not_selling`, which names the goods of each merchant. */
export function assertSelling(offSale: readonly OffSaleLine[]): void {
  if (offSale.length === 0) return;
  const merchants = [...new Set(offSale.map(({ merchant }) => merchant))];
  const titlesOf = (of: string) => new Set(offSale.filter(({ merchant }) => merchant === of).map(({ title }) => title));
  const goods = merchants.map(
    (merchant) => `${merchant}的${[...titlesOf(merchant)].map((it) => `“${it}”`).join("、")}`,
  );
  throw checkoutErrors.merchant_not_selling({ goods: goods.join("；") });
}

export interface Shortage {
  item_id: string;
  title: string;
  wanted: number;
  available: number;
}

/**
 * The lines that cannot be had. `availableOf` says how many pieces of a variant one place has; undefined = not counted.
 * Several lines of one variant share its stock.
 */
export function shortagesOf(
  lines: readonly CheckedLine[],
  availableOf: ReadonlyMap<string, number | undefined>,
): Shortage[] {
  const wantedOf = new Map<string, number>();
  for (const { variant_id, quantity } of lines) {
    if (variant_id) wantedOf.set(variant_id, (wantedOf.get(variant_id) ?? 0) + quantity);
  }
  return lines.flatMap(({ id, title, variant_id, quantity }) => {
    // A line whose variant was deleted cannot be had at all.
    const available = variant_id && availableOf.has(variant_id) ? availableOf.get(variant_id) : 0;
    const wanted = variant_id ? (wantedOf.get(variant_id) ?? 0) : quantity;
    return available === undefined || wanted <= available ? [] : [{ item_id: id, title, wanted, available }];
  });
}
