import type SubsidyModuleService from "../modules/subsidy/service";
import type { Query } from "../recording/read-order-snapshot";

export interface ProductPage {
  q?: string | undefined;
  product_id?: string | undefined;
  /** Only products nobody has decided on. */
  undecided: boolean;
  offset: number;
  limit: number;
}

interface Decision {
  id: string;
  goods_class: string;
  effective_from: Date;
  note: string | null;
  created_at: Date;
}

/** A page of products with the decisions on their goods class, newest first. */
export async function productsWithClasses(query: Query, ledger: SubsidyModuleService, page: ProductPage) {
  const { data, metadata } = await query.graph({
    entity: "product",
    fields: ["id", "title", "thumbnail", "status", "merchant.id", "merchant.name", "merchant.credit_code"],
    filters: {
      ...(page.q ? { q: page.q } : {}),
      ...(page.product_id || page.undecided ? { id: await wantedIds(ledger, page) } : {}),
    },
    pagination: { skip: page.offset, take: page.limit, order: { title: "ASC" } },
  });
  const decisions = await decisionsOf(
    ledger,
    data.map((product) => product.id),
  );
  const products = data.map((product) => ({
    ...product,
    decisions: decisions.get(product.id) ?? [],
    current: currentOf(decisions.get(product.id) ?? []),
  }));
  return { products, count: metadata?.count ?? data.length };
}

async function wantedIds(ledger: SubsidyModuleService, { product_id, undecided }: ProductPage) {
  const only = product_id ? [product_id] : undefined;
  return { ...(only ? { $in: only } : {}), ...(undecided ? { $nin: await decidedProducts(ledger, only) } : {}) };
}

/** The products that somebody has decided on, among some or of all. */
async function decidedProducts(ledger: SubsidyModuleService, among: string[] | undefined): Promise<string[]> {
  const filters = among ? { product_id: among } : {};
  const rows = await ledger.listGoodsClassDecisions(filters, { select: ["product_id"], take: null });
  return [...new Set(rows.map((row) => row.product_id))];
}

async function decisionsOf(ledger: SubsidyModuleService, productIds: string[]): Promise<Map<string, Decision[]>> {
  const rows = await ledger.listGoodsClassDecisions(
    { product_id: productIds },
    { order: { effective_from: "DESC", created_at: "DESC" }, take: null },
  );
  const found = new Map<string, Decision[]>();
  for (const row of rows) found.set(row.product_id, [...(found.get(row.product_id) ?? []), row]);
  return found;
}

/** The decision in force now, of the newest first. */
function currentOf(decisions: readonly Decision[]): Decision | null {
  return decisions.find((decision) => new Date(decision.effective_from) <= new Date()) ?? null;
}
