import { getLineItemTotals, getShippingMethodTotals } from "@medusajs/framework/utils";
import { type Fen, fen, fenFromYuan, sumFen, yuanFromFen } from "@qinshui/cn/money";
import type { LineChange, LinePart, SnapshotLine } from "../ledger/order-snapshot";
import { plainText } from "../ledger/plain-text";
import type { OrderVersion, OrderVersionAt } from "./snapshot-schemas";

/** A line of the snapshot before its merchant is known. */
export interface VersionedLine extends Omit<SnapshotLine, "merchant" | "goods_classes"> {
  shipping_option_id: string | null;
}

interface LineState {
  line_id: string;
  part: LinePart;
  title: string;
  product_id: string | null;
  shipping_option_id: string | null;
  quantity: number;
  amount: Fen;
}

/**
 * Every line ever sold in an order, from the states the order went through. A line costs what it cost in the first
 * version; what later versions make of it (an edit; a line taken out stands there no more) are its changes. Versions
 * that only return goods or credit money change no line.
 */
export function linesOfVersions(versions: readonly OrderVersionAt[]): VersionedLine[] {
  const [first, ...later] = versions;
  if (!first) return [];
  const lines = new Map<string, { line: VersionedLine; changes: LineChange[] }>();
  for (const state of statesOf(first)) lines.set(state.line_id, { line: asSold(state), changes: [] });
  for (const version of later) applyVersion(lines, version);
  return [...lines.values()].map(({ line, changes }) => ({ ...line, changes }));
}

function asSold(state: LineState): VersionedLine {
  return { ...state, changes: [] };
}

function applyVersion(
  lines: Map<string, { line: VersionedLine; changes: LineChange[] }>,
  version: OrderVersionAt,
): void {
  const states = new Map(statesOf(version).map((state) => [state.line_id, state]));
  for (const state of states.values()) {
    if (lines.has(state.line_id)) continue;
    lines.set(state.line_id, { line: asSold({ ...state, quantity: 0, amount: fen(0) }), changes: [] });
  }
  for (const [lineId, { line, changes }] of lines) {
    const state = states.get(lineId) ?? { quantity: 0, amount: fen(0) };
    const last = changes.at(-1) ?? line;
    if (last.quantity === state.quantity && last.amount === state.amount) continue;
    // A version without a recorded change cannot be placed in time.
    if (version.at === null) throw new Error(`version ${version.version} of the order has no confirmed change`);
    changes.push({ at: version.at, quantity: state.quantity, amount: state.amount });
  }
}

function statesOf(version: OrderVersion): LineState[] {
  return [...version.items.map(goodsState), ...version.shipping_methods.map(freightState)];
}

function goodsState(item: OrderVersion["items"][number]): LineState {
  return {
    line_id: item.id,
    part: "goods",
    title: titleOf(item),
    product_id: item.product_id,
    shipping_option_id: null,
    quantity: item.raw_quantity,
    amount: goodsAmount(item),
  };
}

function titleOf(item: OrderVersion["items"][number]): string {
  const product = item.product_title ?? item.title;
  const variant = item.variant_title ?? "";
  return plainText(variant && variant !== product ? `${product} ${variant}` : product);
}

function freightState(method: OrderVersion["shipping_methods"][number]): LineState {
  return {
    line_id: method.id,
    part: "freight",
    title: plainText(method.name),
    product_id: null,
    shipping_option_id: method.shipping_option_id ?? null,
    quantity: 1,
    amount: freightAmount(method),
  };
}

/**
 * After discounts, tax included. Without tax lines it is plain whole-fen arithmetic; with them Medusa's own totals are
 * used, which a price without tax may take below one fen (error `sub_fen_amount`).
 */
function goodsAmount(item: OrderVersion["items"][number]): Fen {
  if (!item.tax_lines?.length) {
    return fen(item.raw_unit_price * BigInt(item.raw_quantity) - discountOf(item.adjustments));
  }
  const totals = getLineItemTotals(
    {
      id: item.id,
      unit_price: yuanFromFen(item.raw_unit_price),
      quantity: item.raw_quantity,
      is_tax_inclusive: item.is_tax_inclusive,
      adjustments: medusaAdjustments(item.adjustments),
      tax_lines: item.tax_lines,
    } as never,
    { includeTax: item.is_tax_inclusive } as never,
  );
  return fenFromYuan(exact(totals.total));
}

function freightAmount(method: OrderVersion["shipping_methods"][number]): Fen {
  if (!method.tax_lines?.length) return fen(method.raw_amount - discountOf(method.adjustments));
  const totals = getShippingMethodTotals(
    {
      id: method.id,
      amount: yuanFromFen(method.raw_amount),
      is_tax_inclusive: method.is_tax_inclusive,
      adjustments: medusaAdjustments(method.adjustments),
      tax_lines: method.tax_lines,
    } as never,
    { includeTax: method.is_tax_inclusive } as never,
  );
  return fenFromYuan(exact(totals.total));
}

type Adjustments = readonly { raw_amount: Fen }[] | null | undefined;

function discountOf(adjustments: Adjustments): Fen {
  return sumFen((adjustments ?? []).map((adjustment) => adjustment.raw_amount));
}

function medusaAdjustments(adjustments: Adjustments) {
  return (adjustments ?? []).map((adjustment) => ({ amount: yuanFromFen(adjustment.raw_amount) }));
}

/** The exact text of Medusa's BigNumber; its own conversion to a number or to JSON rounds. */
function exact(amount: unknown): string {
  return String((amount as { raw: { value: unknown } }).raw.value);
}
