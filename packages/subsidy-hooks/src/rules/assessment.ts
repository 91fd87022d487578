import type { Fen } from "@qinshui/cn/money";
import type { Rounding } from "../money/rate";
import type { Band, Basis, Comparison } from "./policy";

export type { Rounding };

/** One claimant's sales of one goods class in one policy year, summed over the entries that count by their own standing. */
export interface ClaimantSales {
  claimant_id: string;
  claimant_name: string;
  goods_class: string;
  /** Σ sale and declared entries; ≥ 0. */
  gross_fen: Fen;
  /** Σ cancellation, refund and return entries with the sign turned; ≥ 0. */
  refunded_fen: Fen;
  /** Σ adjustment entries, signed. */
  adjusted_fen: Fen;
  /** Last year's net, needed only when the policy's basis is `growth`. */
  previous_net_fen?: Fen;
  /** Where the summed entries stand in the ledger; named in the explanation when known. */
  entries?: readonly EntryRange[];
}

/** `count` entries between two positions of the ledger, both included; others may lie between them. */
export interface EntryRange {
  first: number;
  last: number;
  count: number;
}

/** 核算: what the policy yields for one claimant, goods class and policy year. Amounts in fen, rate in ppm. */
export interface Assessment {
  policy_id: string;
  /** 文号 of the policy. */
  document_number: string;
  policy_year: number;
  claimant_id: string;
  claimant_name: string;
  goods_class: string;
  goods_class_zh: string;
  gross_fen: Fen;
  refunded_fen: Fen;
  adjusted_fen: Fen;
  /** gross − refunded + adjusted. */
  net_fen: Fen;
  /** The threshold, or the line of the lowest band. */
  threshold_fen: Fen;
  /** Whether it is reached, by the policy's comparison. */
  reached: boolean;
  /** The part the rate is applied to: net above the threshold (or by the policy's other basis); 0 when not reached or paid by bands. */
  excess_fen: Fen;
  /** What is still missing to the threshold; 0 when reached. */
  missing_fen: Fen;
  method: "rate" | "bands";
  /** Null when the class is paid by bands. */
  rate_ppm: bigint | null;
  basis: Basis | null;
  rounding: Rounding | null;
  /** The highest band that is reached; null when none is, or when the class is paid by rate. */
  band: Band | null;
  comparison: Comparison;
  subsidy_fen: Fen;
  /** Every step, in the order it is computed. */
  explanation: readonly ExplanationLine[];
}

export interface ExplanationLine {
  zh: string;
  en: string;
  /** Clause ids of the policy's text, for example "c5-2". */
  clauses: readonly string[];
  /** The parameters the step uses, each with the date from which its value holds. */
  parameters: readonly ParameterUse[];
  /** Where the entries stand that the step sums; empty for a step that sums none. */
  entries: readonly EntryRange[];
}

export interface ParameterUse {
  /** For example "online_sales/general_industrial/threshold". */
  name: string;
  from: string;
  /** The value as a text: fen, ppm, or a word. */
  value: string;
}
