import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { listShippingOptionsForCartWithPricingWorkflow } from "@medusajs/medusa/core-flows";
import { isCatalogueError } from "@qinshui/cn/errors";
import { type Fen, fenFromYuan } from "@qinshui/cn/money";
import { provinceGroupOf } from "../modules/county-freight/freight";
import { EXPRESS } from "../modules/county-freight/provider";
import { parseFreightRates } from "../modules/county-freight/rates";
import type { DeliveryOption, HallRef } from "./cart-parts";

interface PricedOption {
  id: string;
  name: string;
  shipping_profile_id: string;
  data: Record<string, unknown> | null;
  calculated_price?: { calculated_amount?: number | string | null } | null;
  service_zone?: { fulfillment_set?: { type?: string } | null } | null;
  stock_location?: { id: string } | null;
}

/**
 * Ways of delivery that the given shipping profiles offer a cart, priced by core now. Express first, then halls, by name.
 * The number of queries does not grow with the number of options.
 */
export async function loadDeliveryOptions(
  container: MedusaContainer,
  cart: { id: string; province: string | null },
  profileIds: string[],
): Promise<DeliveryOption[]> {
  const ids = await optionIds(container, profileIds);
  if (ids.length === 0) return [];
  const { result } = await listShippingOptionsForCartWithPricingWorkflow(container).run({
    input: { cart_id: cart.id, options: ids.map((id) => ({ id })), is_return: false },
  });
  const halls = await hallsByLocation(container);
  const options = (result as unknown as PricedOption[]).map((option) => deliveryOption(option, cart.province, halls));
  return options.sort(byKindThenName);
}

async function optionIds(container: MedusaContainer, profileIds: string[]): Promise<string[]> {
  if (profileIds.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: ["id"],
    filters: { shipping_profile_id: profileIds },
  });
  return (data as { id: string }[]).map(({ id }) => id);
}

function deliveryOption(
  option: PricedOption,
  province: string | null,
  halls: ReadonlyMap<string, HallRef>,
): DeliveryOption {
  const pickup = option.service_zone?.fulfillment_set?.type === "pickup";
  return {
    id: option.id,
    name: option.name,
    kind: pickup ? "pickup" : "express",
    shipping_profile_id: option.shipping_profile_id,
    amount: amountOf(option),
    free_above: freeAboveOf(option, province),
    hall: pickup ? (halls.get(option.stock_location?.id ?? "") ?? null) : null,
  };
}

function amountOf({ calculated_price }: PricedOption): Fen | null {
  const amount = calculated_price?.calculated_amount;
  return amount === undefined || amount === null ? null : fenFromYuan(MathBN.convert(amount).toFixed());
}

/** The free amount of the address's own province; null without an address, or where nothing is free. */
function freeAboveOf({ data }: PricedOption, province: string | null): Fen | null {
  if (data?.id !== EXPRESS || !province) return null;
  try {
    return provinceGroupOf(parseFreightRates(data.rates), province).free_above_fen;
  } catch (error) {
    if (isCatalogueError(error)) return null;
    throw error;
  }
}

function byKindThenName(a: DeliveryOption, b: DeliveryOption): number {
  if (a.kind !== b.kind) return a.kind === "express" ? -1 : 1;
  return a.name.localeCompare(b.name, "zh-CN") || (a.id < b.id ? -1 : 1);
}

interface HallRecord extends HallRef {
  stock_location?: { id: string } | null;
}

/** Halls by the id of their stock location. */
export async function hallsByLocation(container: MedusaContainer): Promise<Map<string, HallRef>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "hall",
    fields: ["handle", "name", "address", "stock_location.id"],
  });
  const halls = data as unknown as HallRecord[];
  return new Map(
    halls.flatMap(({ handle, name, address, stock_location }) =>
      stock_location ? [[stock_location.id, { handle, name, address }] as const] : [],
    ),
  );
}
