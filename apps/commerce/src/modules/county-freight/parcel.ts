import { MathBN } from "@medusajs/framework/utils";
import { type Fen, fen, fenFromYuan, sumFen } from "@qinshui/cn/money";
import { freightErrors } from "./errors";

/** A cart or order line as Medusa hands it to a fulfilment provider. Weights are in grams. */
export interface ParcelLine {
  quantity: number | string;
  raw_unit_price?: { value: string | number } | null;
  variant?: { weight?: number | null } | null;
  product?: { weight?: number | null } | null;
}

/** Weight of the lines in grams. Error: `freight_weight_missing` when one has none. */
export function weightGramsOf(lines: readonly ParcelLine[]): number {
  return lines.reduce((sum, line) => sum + lineWeight(line) * Number(line.quantity), 0);
}

function lineWeight({ variant, product }: ParcelLine): number {
  const grams = Number(variant?.weight ?? product?.weight ?? 0);
  if (!(grams > 0)) throw freightErrors.freight_weight_missing();
  return grams;
}

/** Goods of the lines at their prices before discounts. Error: `sub_fen_amount`. */
export function goodsFenOf(lines: readonly ParcelLine[]): Fen {
  return sumFen(lines.map(({ raw_unit_price, quantity }) => fen(unitFen(raw_unit_price) * BigInt(quantity))));
}

function unitFen(raw: ParcelLine["raw_unit_price"]): Fen {
  return fenFromYuan(MathBN.convert(raw?.value ?? "").toFixed());
}
