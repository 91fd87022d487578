import type { ApplicationFacts } from "@qinshui/subsidy-hooks/projects/facts";
import type { FundContent } from "@qinshui/subsidy-hooks/projects/fund";
import type { StoredFreightRates } from "../../modules/county-freight/rates";

/** The sample county is plain data: amounts in whole fen, weights in grams, dates as Shanghai calendar days. */
export type MerchantKind = "enterprise" | "individual" | "cooperative" | "self_operated";
export type FoodKind = "prepackaged_food" | "agricultural" | "non_food";
export type ReturnRule = "seven_day" | "seven_day_sealed" | "no_return";
export type GoodsClass = "specialty_agricultural" | "general_industrial";
export type GoodsArt =
  | "honey"
  | "honey-product"
  | "goat"
  | "tremella"
  | "millet"
  | "wood-ear"
  | "cosmetics"
  | "hand-cream"
  | "soap"
  | "lip-balm"
  | "face-mask"
  | "bee-tools"
  | "bee-hive"
  | "bee-smoker"
  | "comb-frames"
  | "honey-extractor"
  | "bee-suit"
  | "hive-tools";
export type BrandArt = "brand" | "brand-elements" | "brand-waves" | "brand-castle" | "brand-forest" | "brand-scents";
export type HallArt = "hall-meadow" | "hall-street" | "hall-castle";

export interface SeedMember {
  email: string;
  name: string;
  role: "owner" | "staff";
}

export interface SeedMerchant {
  handle: string;
  name: string;
  kind: MerchantKind;
  /** 17 characters; the loader adds the check digit. */
  credit_code_17: string;
  legal_representative: string;
  licence_address: string;
  licence_issuer: string;
  established_on: string;
  business_scope: string;
  phone: string;
  story: string;
  art: GoodsArt;
  /** Approved from this Shanghai day on; "after_sales" = only after the sample sales were made. */
  approved_on: string | "after_sales";
  members: SeedMember[];
  freight: StoredFreightRates;
  /** What its goods carry as maker, unless a listing names another. */
  production_licence: string | null;
}

export interface SeedCategory {
  handle: string;
  name: string;
  description: string;
}

export interface SeedMark {
  handle: string;
  kind: "regional_brand" | "local_brand" | "geographical_indication";
  name: string;
  registered_name: string | null;
  registration_number: string | null;
  register: string | null;
  holder: string | null;
  area: string | null;
  registered_on: string | null;
  story: string;
  art: BrandArt | GoodsArt;
}

export interface SeedAuthorisation {
  number: string;
  mark: string;
  merchant: string;
  /** Handle of the listing; null = all goods of the merchant. */
  listing: string | null;
  valid_from: string;
  valid_until: string;
}

export interface SeedHall {
  handle: string;
  name: string;
  address: string;
  /** WGS84. */
  latitude: number;
  longitude: number;
  opening_hours: { days: string; opens: string; closes: string }[];
  phone: string;
  story: string;
  art: HallArt;
  on_show: string[];
}

export interface SeedVariant {
  name: string;
  sku: string;
  price_fen: number;
  /** Shipped weight of one piece, packing included. */
  weight: number;
  stock: number;
}

export interface SeedLabel {
  net_content: string;
  origin: string;
  ingredients: string | null;
  shelf_life_days: number | null;
  storage: string;
  standard_code: string | null;
  food_kind: FoodKind;
  return_rule: ReturnRule;
}

export interface SeedListing {
  handle: string;
  title: string;
  subtitle: string;
  description: string;
  merchant: string;
  /** Handle of the merchant that made it, where that is not the seller. */
  maker?: string;
  category: string;
  brand: string | null;
  art: GoodsArt;
  variants: SeedVariant[];
  label: SeedLabel;
  /** null = no reviewer has decided yet. */
  goods_class: GoodsClass | null;
}

export interface SeedSaleLine {
  sku: string;
  quantity: number;
}

export interface SeedSale {
  number: string;
  buyer: string;
  channel: "online" | "onsite";
  /** Handle of the hall for onsite sales and pickup; null = express. */
  hall: string | null;
  lines: SeedSaleLine[];
  progress: "paid" | "shipped" | "delivered";
  /** Given back afterwards, of the first line. */
  refund?: { amount_fen: number; note: string };
}

/** An application for a programme other than online sales; by a merchant of the sample or by somebody outside it. */
export interface SeedApplication {
  number: string;
  merchant?: string;
  claimant?: { name: string; credit_code_17: string };
  project?: { number: string; name: string };
  facts: ApplicationFacts;
  place: { source: string; band: string | null };
  /** The recorded decision to go above the cap in principle. */
  cap?: { number: string; amount_fen: string; reason: string };
  decision?: { decision: "grant"; amount_fen: string; document_number: string; reason: string };
}

export type SeedFund = FundContent & { reason: string };
