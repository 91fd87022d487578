import type { MedusaContainer } from "@medusajs/framework/types";
import { assertFreightCurrent } from "./freight-current";
import { loadCartToProject } from "./load-cart";

/** Whether a cart's deliveries still cost what it was charged for them. Errors: `delivery_price_changed`, `cart_not_found`. */
export async function checkFreight(container: MedusaContainer, cartId: string): Promise<void> {
  const { methods, options } = await loadCartToProject(container, cartId);
  assertFreightCurrent(methods, options);
}
