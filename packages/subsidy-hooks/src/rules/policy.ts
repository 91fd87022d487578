import type { Fen } from "@qinshui/cn/money";
import type { Rounding } from "../money/rate";
import type { Basis, Comparison } from "./assessment";

/** A policy document as the rules see it: read from its folder, checked, nothing left out and nothing assumed. */
export interface Policy {
  id: string;
  name: string;
  name_en: string;
  /** 文号 */
  document_number: string;
  issuer: string;
  issuer_en: string;
  issued_on: string;
  /** Shanghai dates; the last day included. `effective_to` is null when the document names none. */
  effective_from: string;
  effective_to: string | null;
  currency: "cny";
  clauses: ReadonlyMap<string, Clause>;
  online_sales: OnlineSales;
}

export interface Clause {
  id: string;
  title: string;
  /** Word for word. */
  text: string;
  gloss_en: string;
}

export interface OnlineSales {
  name: string;
  name_en: string;
  clauses: readonly string[];
  goods_classes: ReadonlyMap<string, GoodsClassRules>;
  merchant_kinds: Parameter<readonly string[]>;
  channels: Parameter<readonly string[]>;
}

export interface GoodsClassRules {
  goods_class: string;
  name: string;
  name_en: string;
  clauses: readonly string[];
  threshold: Parameter<Fen>;
  /** ppm */
  rate: Parameter<bigint>;
  basis: Parameter<Basis>;
  comparison: Parameter<Comparison>;
  rounding: Parameter<Rounding>;
}

/** One legal number or choice with its history. */
export interface Parameter<T> {
  /** Its path, for example "online_sales/general_industrial/threshold". */
  name: string;
  description: string;
  description_en: string;
  /** By date, earliest first; never empty. */
  values: readonly DatedValue<T>[];
}

export interface DatedValue<T> {
  /** First Shanghai date on which it holds. */
  from: string;
  value: T;
  clauses: readonly string[];
}
