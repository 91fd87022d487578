import type { Fen } from "@qinshui/cn/money";
import type { Comparison } from "../rules/policy";

/**
 * A person, phone, e-mail or address as the signals see it: a keyed hash (HMAC), the same for the same value within
 * one installation. Nothing in the facts tells who it is.
 */
export type PersonalHash = string;

/** What the signals look at: the sales of one policy year that count, or would but for a decision on a finding. */
export interface ReviewFacts {
  policy_year: number;
  /** When they were read: what should have happened by now is judged by it. */
  read_at: Date;
  merchants: readonly MerchantFacts[];
  /** Each with at least one line; their order has no meaning. */
  orders: readonly OrderFacts[];
  /** Net sales of the whole year, other platforms' included. */
  totals: readonly ClassTotal[];
  /** The lines of money from which the policy pays. */
  thresholds: readonly Threshold[];
  /** Lines that more than one programme counts. */
  claims: readonly Claim[];
}

/** A merchant and the people behind it. */
export interface MerchantFacts {
  id: string;
  name: string;
  /** Of the merchant itself. */
  phones: readonly PersonalHash[];
  /** With which owner and staff sign in. */
  emails: readonly PersonalHash[];
  /** Of owner, staff and legal representative. */
  names: readonly PersonalHash[];
}

export interface OrderFacts {
  order_id: string;
  display_id: string;
  /** Placed in the shop. */
  ordered_at: Date;
  /** First money captured for one of the lines. */
  sold_at: Date;
  /** Who bought: the shopper's account, else the phone, else the e-mail; the order itself when it names nobody. */
  buyer: PersonalHash;
  phones: readonly PersonalHash[];
  emails: readonly PersonalHash[];
  names: readonly PersonalHash[];
  /** Where it was sent; null when it names no place. */
  address: PersonalHash | null;
  lines: readonly LineFacts[];
  parcels: readonly ParcelFacts[];
  /** Given back though nothing came back, after the goods had left. */
  refunds: readonly RefundFacts[];
}

export interface LineFacts {
  line_id: string;
  merchant_id: string;
  goods_class: string;
  title: string;
  captured_fen: Fen;
  /** Captured and not given back. */
  net_fen: Fen;
  /** Fetched at a hall: no parcel is to be expected. */
  pickup: boolean;
}

/** A fulfilment that stands. */
export interface ParcelFacts {
  id: string;
  line_ids: readonly string[];
  waybills: readonly Waybill[];
  /** The waybill's date, else when it was noted as shipped, else when it was made. */
  at: Date;
  /** What the courier was paid; null where nobody noted it. */
  courier_cost_fen: Fen | null;
}

export interface Waybill {
  hash: PersonalHash;
  /** The last four characters, by which a person finds it again. */
  tail: string;
}

/** Of the lines of the order that are looked at, and no more than was captured for them. */
export interface RefundFacts {
  merchant_id: string;
  amount_fen: Fen;
  at: Date;
}

export interface ClassTotal {
  merchant_id: string;
  goods_class: string;
  net_fen: Fen;
}

export interface Threshold {
  goods_class: string;
  name: string;
  name_en: string;
  line_fen: Fen;
  comparison: Comparison;
}

export interface Claim {
  order_id: string;
  display_id: string;
  line_id: string;
  merchant_id: string;
  title: string;
  net_fen: Fen;
  /** Codes, each once. */
  programmes: readonly string[];
}
