import type { MarkKind, ValidityState } from "../../modules/brand/validity";
import type { OpeningHours } from "../../modules/hall/opening-hours";
import type { MerchantStatus } from "../../modules/merchant/next-status";

/** A page of a list, as `/admin/…?limit&offset&q` answers it. */
export interface Page {
  count: number;
  offset: number;
  limit: number;
}

export type MerchantKind = "enterprise" | "individual" | "cooperative" | "self_operated";

export interface Merchant {
  id: string;
  handle: string;
  name: string;
  kind: MerchantKind;
  credit_code: string;
  legal_representative: string | null;
  licence_address: string;
  licence_issuer: string;
  established_on: string;
  business_scope: string;
  phone: string;
  story: string | null;
  /** Undefined before the first change takes effect. */
  status?: MerchantStatus;
  product_ids: string[];
}

export interface StatusChange {
  id: string;
  status: MerchantStatus;
  effective_at: string;
  /** Order of writing. */
  seq: number;
  reason: string | null;
  decided_by: string;
}

export interface Member {
  id: string;
  email: string;
  name: string;
  role: "owner" | "staff";
}

/** An authorisation with the names of what it joins, null for what is gone, and what it is worth today. */
export interface Authorisation {
  id: string;
  number: string;
  valid_from: string;
  valid_until: string;
  mark: { id: string; name: string; kind: MarkKind };
  merchant: { id: string; name: string | null };
  product: { id: string; title: string | null };
  state: ValidityState;
  /** Whether the product bears the mark's badge today. */
  badge: boolean;
}

export interface MerchantDetail extends Merchant {
  status_changes: StatusChange[];
  members: Member[];
  authorisations: Authorisation[];
}

export interface Mark {
  id: string;
  handle: string;
  kind: MarkKind;
  name: string;
  registered_name: string | null;
  registration_number: string | null;
  register: string | null;
  holder: string | null;
  area: string | null;
}

export interface Hall {
  id: string;
  handle: string;
  name: string;
  address: string;
  opening_hours: OpeningHours[];
  phone: string;
  product_ids: string[];
  pickup: boolean;
}

export interface Product {
  id: string;
  title: string;
  handle: string;
  status: "draft" | "proposed" | "published" | "rejected";
  merchant?: { id: string; name: string } | null;
}

export interface Label {
  food_kind: "prepackaged_food" | "agricultural" | "non_food";
  net_content: string;
  origin: string;
  ingredients: string | null;
  shelf_life_days: number | null;
  storage: string | null;
  standard_code: string | null;
  production_licence: string | null;
  producer_name: string;
  producer_address: string;
  producer_phone: string;
  return_rule: "seven_day" | "seven_day_sealed" | "no_return";
}

export interface Listing {
  merchant?: { id: string; name: string; credit_code: string } | null;
  product_label?: Label | null;
  authorisations: Authorisation[];
}
