import { MedusaModule } from "@medusajs/framework/modules-sdk";
import type { RemoteQueryFunction } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { z } from "@medusajs/framework/zod";
import { fen } from "@qinshui/cn/money";
import type {
  Dispatch,
  GoodsClassDecision,
  LineDecision,
  NamedLine,
  OrderSnapshot,
  Refund,
  SalesChannel,
  SnapshotLine,
  SnapshotMerchant,
} from "../ledger/order-snapshot";
import { subsidyErrors } from "../modules/subsidy/errors";
import { linesOfVersions, type VersionedLine } from "./line-versions";
import { ORDER_CHANGE_FIELDS, type OrderChange, orderChangeSchema, receiptsOf, versionTimes } from "./order-changes";
import { capturesOf, ORDER_MONEY_FIELDS, orderMoneySchema, refundRowsOf } from "./order-money";
import {
  allocationLinesSchema,
  lineDecisionSchema,
  merchantSchema,
  type OrderVersionAt,
  orderFactsSchema,
  orderVersionSchema,
  productSchema,
  shippingOptionSchema,
} from "./snapshot-schemas";

export type Query = Omit<RemoteQueryFunction, symbol>;

const orderSchema = orderMoneySchema.extend(orderFactsSchema.shape);

type OrderRecord = z.infer<typeof orderSchema>;

/** Where a refund keeps the id of the allocation that was written before it. */
export const ALLOCATION_KEY = "refund_allocation_id";

const MERCHANT_FIELDS = ["id", "handle", "name", "kind", "credit_code", "status_changes.*"];

const ORDER_FIELDS = [
  ...ORDER_MONEY_FIELDS,
  "display_id",
  "version",
  "currency_code",
  "canceled_at",
  "sales_channel.id",
  "sales_channel.name",
  "sales_channel.metadata",
  "fulfillments.shipped_at",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
];

const VERSION_FIELDS = [
  "id",
  "version",
  "items.*",
  "items.detail.*",
  "items.adjustments.*",
  "items.tax_lines.*",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.tax_lines.*",
];

/**
 * Reads what the ledger needs to know of an order from the shop. Captures and refunds are the truth about money; what
 * a line costs is taken from the order's own versions. Null for an order that never had money and is not `known` to the
 * ledger: a draft, an abandoned payment. Errors: `order_not_found`, `channel_kind_missing`,
 * `capture_instant_invalid`, `host_alias_missing`, `sub_fen_amount`.
 */
export async function readOrderSnapshot(query: Query, orderId: string, known: boolean): Promise<OrderSnapshot | null> {
  const order = await readOrder(query, orderId);
  const captures = capturesOf(order);
  if (!known && captures.length === 0) return null;
  const changes = await readChanges(query, order);
  const lines = linesOfVersions(await readVersions(query, order, versionTimes(changes)));
  const [merchants, goodsClasses, refunds] = await Promise.all([
    readMerchants(query, lines),
    readGoodsClasses(query, lines),
    readRefunds(query, order),
  ]);
  return {
    order_id: order.id,
    display_id: order.display_id,
    currency_code: order.currency_code,
    channel: channelOf(order),
    canceled_at: order.canceled_at,
    lines: lines.map((line) => snapshotLine(line, merchants, goodsClasses)),
    captures,
    refunds,
    returned_items: receiptsOf(changes),
    dispatches: dispatchesOf(order),
    line_decisions: await readLineDecisions(query, order.id),
  };
}

async function readOrder(query: Query, orderId: string): Promise<OrderRecord> {
  const { data } = await query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: orderId } });
  if (!data[0]) throw subsidyErrors.order_not_found({ order_id: orderId });
  return parse(orderSchema, data[0], "order");
}

/** The order as it stood at each of its versions: an edit, a refund or a return makes a new one. */
async function readVersions(
  query: Query,
  order: OrderRecord,
  changedAt: ReadonlyMap<number, Date>,
): Promise<OrderVersionAt[]> {
  const numbers = Array.from({ length: order.version }, (_, i) => i + 1);
  const versions: OrderVersionAt[] = [];
  for (const version of numbers) {
    const { data } = await query.graph({
      entity: "order",
      fields: VERSION_FIELDS,
      filters: { id: order.id, version } as Record<string, unknown>,
    });
    if (data[0]) {
      const content = parse(orderVersionSchema, { ...data[0], version }, "order.items");
      versions.push({ ...content, at: changedAt.get(version) ?? null });
    }
  }
  return versions;
}

async function readChanges(query: Query, order: OrderRecord): Promise<OrderChange[]> {
  const { data } = await query.graph({
    entity: "order_change",
    fields: ORDER_CHANGE_FIELDS,
    filters: { order_id: order.id, status: "confirmed" },
  });
  return data.map((change) => parse(orderChangeSchema, change, "order_change"));
}

/** What people decided about lines of the order after looking into findings, in the order of writing. */
export async function readLineDecisions(query: Query, orderId: string): Promise<LineDecision[]> {
  const { data } = await query.graph({
    entity: "line_decision",
    fields: ["seq", "line_id", "finding_key", "effect"],
    filters: { order_id: orderId },
  });
  const rows = data.map((row) => parse(lineDecisionSchema, row, "line_decision"));
  return rows.sort((a, b) => (a.seq < b.seq ? -1 : 1)).map(({ seq: _, ...decision }) => decision);
}

/** Shipped, or handed over where it was picked up. */
function dispatchesOf(order: OrderRecord): Dispatch[] {
  return (order.fulfillments ?? []).flatMap(({ shipped_at, delivered_at, canceled_at }) => {
    const at = [shipped_at, delivered_at].filter((it) => it !== null).sort((a, b) => a.getTime() - b.getTime())[0];
    return at ? [{ at, withdrawn_at: canceled_at }] : [];
  });
}

function channelOf(order: OrderRecord): SalesChannel {
  const { id, name, metadata } = order.sales_channel;
  const channel = metadata?.channel;
  if (channel !== "online" && channel !== "onsite") {
    throw subsidyErrors.channel_kind_missing({ order_id: order.id, channel: name });
  }
  return { id, name, channel };
}

async function readRefunds(query: Query, order: OrderRecord): Promise<Refund[]> {
  const refunds = refundRowsOf(order);
  const ids = refunds.flatMap((refund) => allocationIdOf(refund.metadata) ?? []);
  const allocations = await readAllocations(query, order.id, ids);
  return refunds.map((refund) => ({
    id: refund.id,
    payment_id: refund.payment_id,
    amount: refund.raw_amount,
    at: refund.created_at,
    allocation: allocations.get(allocationIdOf(refund.metadata) ?? "") ?? null,
  }));
}

function allocationIdOf(metadata: Record<string, unknown> | null | undefined): string | undefined {
  const id = metadata?.[ALLOCATION_KEY];
  return typeof id === "string" ? id : undefined;
}

async function readAllocations(query: Query, orderId: string, ids: string[]): Promise<Map<string, NamedLine[]>> {
  if (ids.length === 0) return new Map();
  const { data } = await query.graph({
    entity: "refund_allocation",
    fields: ["id", "lines"],
    filters: { id: ids, order_id: orderId },
  });
  return new Map(
    data.map((row) => [row.id, parse(allocationLinesSchema, row.lines, "refund_allocation").map(namedLine)]),
  );
}

function namedLine({ line_id, amount_fen }: { line_id: string; amount_fen: string }): NamedLine {
  return { line_id, amount: fen(amount_fen) };
}

/** Merchant by product id (goods) or shipping option id (freight). */
async function readMerchants(query: Query, lines: VersionedLine[]): Promise<Map<string, SnapshotMerchant>> {
  assertMerchantAlias();
  const productIds = distinct(lines.map((line) => line.product_id));
  const optionIds = distinct(lines.map((line) => line.shipping_option_id));
  const [products, options] = await Promise.all([
    productIds.length === 0
      ? []
      : graph(query, "product", ["id", ...MERCHANT_FIELDS.map((field) => `merchant.${field}`)], productIds),
    optionIds.length === 0
      ? []
      : graph(
          query,
          "shipping_option",
          ["id", "shipping_profile.id", ...MERCHANT_FIELDS.map((field) => `shipping_profile.merchant.${field}`)],
          optionIds,
        ),
  ]);
  const found = new Map<string, SnapshotMerchant>();
  for (const row of products) {
    const { id, merchant } = parse(productSchema, row, "product.merchant");
    if (merchant) found.set(id, merchant);
  }
  for (const row of options) {
    const { id, shipping_profile } = parse(shippingOptionSchema, row, "shipping_profile.merchant");
    if (shipping_profile?.merchant) found.set(id, shipping_profile.merchant);
  }
  return found;
}

/** Merchants by their own id; one that is gone from the shop is missing. */
export async function merchantsById(query: Query, ids: readonly string[]): Promise<Map<string, SnapshotMerchant>> {
  if (ids.length === 0) return new Map();
  const rows = await graph(query, "merchant", MERCHANT_FIELDS, [...ids]);
  return new Map(rows.map((row) => parse(merchantSchema, row, "merchant")).map((merchant) => [merchant.id, merchant]));
}

async function graph(query: Query, entity: string, fields: string[], ids: string[]): Promise<unknown[]> {
  const { data } = await query.graph({ entity, fields, filters: { id: ids } });
  return data;
}

/** Medusa leaves out what it has no alias for, which would read as "no merchant"; so the alias itself is looked for. */
function assertMerchantAlias(): void {
  const extended = MedusaModule.getAllJoinerConfigs().flatMap((config) => config.extends ?? []);
  const known = extended.some(({ serviceName, fieldAlias }) => serviceName === Modules.PRODUCT && fieldAlias?.merchant);
  if (!known) throw subsidyErrors.host_alias_missing({ alias: "product.merchant", problem: "没有这个关联" });
}

async function readGoodsClasses(query: Query, lines: VersionedLine[]): Promise<Map<string, GoodsClassDecision[]>> {
  const productIds = distinct(lines.map((line) => line.product_id));
  const found = new Map<string, GoodsClassDecision[]>();
  if (productIds.length === 0) return found;
  const { data } = await query.graph({
    entity: "goods_class_decision",
    fields: ["id", "product_id", "goods_class", "effective_from", "created_at"],
    filters: { product_id: productIds },
  });
  for (const row of data) {
    const decision = {
      id: row.id,
      goods_class: row.goods_class,
      effective_from: new Date(row.effective_from),
      decided_at: new Date(row.created_at),
    };
    found.set(row.product_id, [...(found.get(row.product_id) ?? []), decision]);
  }
  return found;
}

function snapshotLine(
  line: VersionedLine,
  merchants: Map<string, SnapshotMerchant>,
  goodsClasses: Map<string, GoodsClassDecision[]>,
): SnapshotLine {
  const { shipping_option_id, ...rest } = line;
  const source = line.product_id ?? shipping_option_id ?? "";
  return {
    ...rest,
    merchant: merchants.get(source) ?? null,
    goods_classes: goodsClasses.get(line.product_id ?? "") ?? [],
  };
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id): id is string => id !== null))];
}

function parse<T>(schema: z.ZodType<T>, value: unknown, alias: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const problem = issue ? `${issue.path.join(".")}: ${issue.message}` : result.error.message;
  throw subsidyErrors.host_alias_missing({ alias, problem });
}
