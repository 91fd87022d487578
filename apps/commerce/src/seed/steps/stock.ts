import { Modules } from "@medusajs/framework/utils";
import { createInventoryLevelsWorkflow } from "@medusajs/medusa/core-flows";
import { must, type SeedContext } from "../context";
import { openingStock } from "../stock";
import type { Places } from "./places";

/** Opening stock in the warehouse and in the halls. Answers inventory item ids by SKU. */
export async function ensureStock({ container, report }: SeedContext, places: Places): Promise<Map<string, string>> {
  const levels = openingStock();
  const inventory = container.resolve(Modules.INVENTORY);
  const skus = [...new Set(levels.map(({ sku }) => sku))];
  const items = await inventory.listInventoryItems({ sku: skus }, { select: ["id", "sku"], take: null });
  const itemOf = new Map(items.map(({ id, sku }) => [String(sku), id]));
  const wanted = levels.map(({ sku, hall, quantity }) => ({
    inventory_item_id: must(itemOf.get(sku), sku),
    location_id: hall ? must(places.halls.get(hall), hall).location_id : places.warehouse_id,
    stocked_quantity: quantity,
  }));
  const existing = await inventory.listInventoryLevels(
    { inventory_item_id: [...itemOf.values()] },
    { select: ["inventory_item_id", "location_id"], take: null },
  );
  const known = new Set(existing.map((level) => `${level.inventory_item_id} ${level.location_id}`));
  const missing = wanted.filter((level) => !known.has(`${level.inventory_item_id} ${level.location_id}`));
  report(`${missing.length} 项库存`);
  if (missing.length > 0) await createInventoryLevelsWorkflow(container).run({ input: { inventory_levels: missing } });
  return itemOf;
}
