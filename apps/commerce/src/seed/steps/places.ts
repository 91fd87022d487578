import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  createLocationFulfillmentSetWorkflow,
  createServiceZonesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import { must, type SeedContext } from "../context";
import { WAREHOUSE } from "../data/county";
import { HALLS } from "../data/halls";
import type { SeedHall } from "../data/types";
import type { Foundation } from "./foundation";

export const FREIGHT_PROVIDER = "county-freight_county";

export interface Places {
  warehouse_id: string;
  /** Service zone for express. */
  express_zone_id: string;
  /** Stock location and service zone of each hall, by the hall's handle. */
  halls: Map<string, { location_id: string; zone_id: string }>;
}

/** The county's warehouse sends parcels; each hall is a stock location where goods are picked up. */
export async function ensurePlaces(context: SeedContext, foundation: Foundation): Promise<Places> {
  context.report("仓库与自提点");
  const warehouse_id = await ensureLocation(context, WAREHOUSE, [foundation.online_id]);
  const express_zone_id = await ensureZone(context, warehouse_id, { name: "全国快递", type: "shipping" });
  const halls: Places["halls"] = new Map();
  for (const hall of HALLS) {
    const location_id = await ensureLocation(context, hallLocation(hall), [foundation.online_id, foundation.onsite_id]);
    const zone_id = await ensureZone(context, location_id, { name: `${hall.name}自提`, type: "pickup" });
    halls.set(hall.handle, { location_id, zone_id });
  }
  return { warehouse_id, express_zone_id, halls };
}

interface Location {
  name: string;
  address: { address_1: string; city: string; province: string; country_code: string };
}

function hallLocation({ name, address }: SeedHall): Location {
  return { name, address: { address_1: address, city: "晋城市", province: "山西省", country_code: "cn" } };
}

async function ensureLocation({ container }: SeedContext, location: Location, channelIds: string[]): Promise<string> {
  const [existing] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name: location.name });
  if (existing) return existing.id;
  const { result } = await createStockLocationsWorkflow(container).run({ input: { locations: [location] } });
  const { id } = must(result[0], location.name);
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: channelIds } });
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.STOCK_LOCATION]: { stock_location_id: id },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: FREIGHT_PROVIDER },
  });
  return id;
}

async function ensureZone(
  { container }: SeedContext,
  location_id: string,
  set: { name: string; type: "shipping" | "pickup" },
): Promise<string> {
  const service = container.resolve(Modules.FULFILLMENT);
  const [existing] = await service.listFulfillmentSets({ name: set.name }, { relations: ["service_zones"] });
  const zone = existing?.service_zones[0];
  if (zone) return zone.id;
  if (!existing) {
    await createLocationFulfillmentSetWorkflow(container).run({ input: { location_id, fulfillment_set_data: set } });
  }
  const [created] = await service.listFulfillmentSets({ name: set.name });
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: set.name,
          fulfillment_set_id: must(created, set.name).id,
          geo_zones: [{ type: "country", country_code: "cn" }],
        },
      ],
    },
  });
  return must(result[0], `zone of ${set.name}`).id;
}
