import type { Fen } from "@qinshui/cn/money";
import type { Rounding } from "../money/rate";
import type { ReviewRules } from "../review/rules";
import type { WorkingCalendar } from "../time/working-days";
import type { CrossBorderCondition, LoanCondition, NewProjectCondition } from "./conditions";
import type { Parameter } from "./parameter";

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
  /** The other programmes; null for one that the document does not have. */
  new_project_grant: NewProjectGrant | null;
  loan_interest: LoanInterest | null;
  cross_border: CrossBorder | null;
  funds: Funds | null;
  no_double_funding: NoDoubleFunding | null;
  public_notice: PublicNotice | null;
  /** Where the review signals begin to see something; null when nobody has laid that down. */
  review: ReviewRules | null;
  /** The working days by which a notice is counted. */
  calendar: WorkingCalendar;
  /** Every parameter of the policy by its name. */
  parameters: ReadonlyMap<string, Parameter<unknown>>;
}

export interface Clause {
  id: string;
  title: string;
  /** Word for word. */
  text: string;
  gloss_en: string;
}

/** What a programme, class, source or band is called and the clauses it rests on. */
export interface Named {
  name: string;
  name_en: string;
  clauses: readonly string[];
}

export interface OnlineSales extends Named {
  goods_classes: ReadonlyMap<string, GoodsClassRules>;
  merchant_kinds: Parameter<readonly string[]>;
  channels: Parameter<readonly string[]>;
  /** The money it is paid from. */
  fund: FundPlace | null;
}

/** `rate`: a share of the sales from a threshold on. `bands`: a fixed amount for the highest line that is reached. */
export type GoodsClassRules = RateClassRules | BandClassRules;

export interface RateClassRules extends Named {
  goods_class: string;
  method: "rate";
  threshold: Parameter<Fen>;
  /** ppm */
  rate: Parameter<bigint>;
  basis: Parameter<Basis>;
  comparison: Parameter<Comparison>;
  rounding: Parameter<Rounding>;
}

export interface BandClassRules extends Named {
  goods_class: string;
  method: "bands";
  bands: Parameter<readonly Band[]>;
  comparison: Parameter<Comparison>;
}

/**
 * What the rate is applied to. `excess`: net above the threshold; `whole`: all of net; `growth`: net above the threshold
 * and above last year's net.
 */
export const BASES = ["excess", "whole", "growth"] as const;
export type Basis = (typeof BASES)[number];

/** `gte`: the threshold itself counts (以上); `gt`: it must be exceeded (超过). */
export const COMPARISONS = ["gte", "gt"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** From `from_fen` of yearly net sales on, `amount_fen` in all; not added to the bands below. */
export interface Band {
  from_fen: Fen;
  amount_fen: Fen;
}

/** 新建产业项目配套 */
export interface NewProjectGrant extends Named {
  /** What is asked of a project before anything is granted. */
  conditions: Parameter<readonly NewProjectCondition[]>;
  /** ppm of the money actually invested: the most that is granted. */
  rate_cap: Parameter<bigint>;
  /** The most in principle; above it only by a recorded decision for a leading-industry project. */
  principle_cap: Parameter<Fen>;
  rounding: Parameter<Rounding>;
}

/** 项目建设贷款贴息 */
export interface LoanInterest extends Named {
  conditions: Parameter<readonly LoanCondition[]>;
  cap: Parameter<Fen>;
}

/** 跨境电商补贴 */
export interface CrossBorder extends Named {
  /** ppm of the net cross-border sales of the year; null while the document names none. */
  rate: Parameter<bigint> | null;
  rounding: Parameter<Rounding> | null;
  conditions: Parameter<readonly CrossBorderCondition[]> | null;
}

/** Where money comes from: a source, and the band of it when the source is divided into bands. */
export interface FundPlace {
  source: string;
  band: string | null;
}

/** 资金来源和资金切块区间 */
export interface Funds extends Named {
  sources: ReadonlyMap<string, FundSource>;
  /** The source whose money is divided into bands. */
  bands_of: string;
  bands: ReadonlyMap<string, FundBand>;
}

export interface FundSource extends Named {
  amount: Parameter<Fen>;
}

export interface FundBand extends Named {
  /** ppm of the source's amount; both bounds belong to the band. */
  floor: Parameter<bigint>;
  ceiling: Parameter<bigint>;
}

/** 不重复享受: what may be funded only once. */
export interface NoDoubleFunding extends Named {
  units: Parameter<readonly FundingUnit[]>;
}

export const FUNDING_UNITS = ["project", "line"] as const;
export type FundingUnit = (typeof FUNDING_UNITS)[number];

/** 公示 */
export interface PublicNotice extends Named {
  working_days: Parameter<number>;
  /** Whether the day of posting is the first of them. */
  count_first_day: Parameter<boolean>;
}
