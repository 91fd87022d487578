import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { offSaleOwners } from "../modules/merchant/selling";
import type { OffSaleLine } from "./cart-check";

interface Item {
  title: string;
  product_id?: string | null;
  product_title?: string | null;
}

/** Those of a cart's lines whose merchant is not approved at an instant. One query. */
export async function offSaleLines(
  container: MedusaContainer,
  items: readonly (Item | null)[] | null | undefined,
  instant: Date,
): Promise<OffSaleLine[]> {
  const products = (items ?? []).flatMap((item) => (item?.product_id ? [item.product_id] : []));
  const owners = await offSaleOwners(container, products, instant);
  return (items ?? []).flatMap((item) => {
    const owner = owners.get(item?.product_id ?? "");
    return item && owner ? [{ title: item.product_title ?? item.title, merchant: owner.name }] : [];
  });
}

/** Those of the variants that cannot be put into a cart now, because their merchant is not approved. */
export async function offSaleVariants(
  container: MedusaContainer,
  items: readonly { variant_id?: string | null }[] | undefined,
): Promise<OffSaleLine[]> {
  const id = (items ?? []).flatMap(({ variant_id }) => (variant_id ? [variant_id] : []));
  if (id.length === 0) return [];
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "variant",
    fields: ["title", "product_id", "product.title"],
    filters: { id },
  });
  const variants = data as unknown as { title: string; product_id: string; product?: { title: string } | null }[];
  const lines = variants.map(({ title, product_id, product }) => ({ title: product?.title ?? title, product_id }));
  return await offSaleLines(container, lines, new Date());
}
