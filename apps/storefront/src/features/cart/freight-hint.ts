import { fen, formatFen } from "../../lib/money.ts";
import { type CartPart, goodsBeforeDiscounts } from "./cart-parts.ts";

/** One line about a merchant's freight, as far as it is known before a delivery is chosen. */
export function freightHint(one: CartPart): string {
  const express = one.shipping_options.find(({ kind }) => kind === "express");
  const pickup = one.shipping_options.some(({ kind }) => kind === "pickup");
  const also = pickup ? "，也可到体验馆自提" : "";
  if (!express) return pickup ? "到体验馆自提" : "配送方式在结算时选择";
  if (express.amount_fen === null) return `快递运费在填写地址后计算${also}`;
  if (express.amount_fen === 0n) return `快递包邮${also}`;
  const missing = express.free_above_fen === null ? 0n : express.free_above_fen - goodsBeforeDiscounts(one);
  if (missing <= 0n) return `快递 ${formatFen(express.amount_fen)}${also}`;
  return `快递 ${formatFen(express.amount_fen)}，再买 ${formatFen(fen(missing))} 免运费${also}`;
}
