import { type Fen, formatFen } from "@qinshui/cn/money";
import type { Parameter } from "../rules/parameter";
import { valueOn } from "../rules/parameter";

/**
 * Where the signals begin to see something: one dated parameter each, named as its file under `parameters/review/`.
 * None decides about money; they only say what a person should look at.
 */
export interface ReviewRules {
  /** Orders of one own buyer. */
  s1_min_orders: Parameter<number>;
  /** Whether the same name alone is enough. */
  s1_names: Parameter<boolean>;
  /** Buyers at one address. */
  s2_buyers: Parameter<number>;
  /** ppm of a merchant's sales that one buyer made. */
  s3_share: Parameter<bigint>;
  /** Sales from which a share says anything. */
  s3_min_sales: Parameter<Fen>;
  s4_minutes: Parameter<number>;
  s4_orders_per_buyer: Parameter<number>;
  /** Days within which goods should be on their way. */
  s5_grace_days: Parameter<number>;
  /** Orders with one waybill. */
  s5_reuse_orders: Parameter<number>;
  /** By how much a waybill may be older than its order. */
  s5_early_minutes: Parameter<number>;
  /** ppm of what was paid that was given back without a return. */
  s6_refund_share: Parameter<bigint>;
  /** Days between a refund and the purchase that it pays. */
  s6_cycle_days: Parameter<number>;
  /** ppm by which the two may differ. */
  s6_cycle_gap: Parameter<bigint>;
  /** Last days of the year. */
  s7_days: Parameter<number>;
  /** ppm above the line that are only just above it. */
  s7_margin: Parameter<bigint>;
  /** The carriers' lowest published price of a parcel. */
  s8_carrier_price: Parameter<Fen>;
  /** ppm of that price under which a cost is not believed. */
  s8_share: Parameter<bigint>;
  s8_min_parcels: Parameter<number>;
  /** Programmes that count one line. */
  s9_programmes: Parameter<number>;
}

/** A parameter as a finding used it. */
export interface UsedParameter {
  name: string;
  description: string;
  description_en: string;
  /** As people write it: "30%", "¥8.00", "60". */
  value: string;
  unit: string;
  /** First Shanghai date on which the value holds. */
  from: string;
  clauses: readonly string[];
  /** Where the number comes from when no clause gives it. */
  source: string | null;
}

/** The values in force on a Shanghai date, for a finding to show. Error: `parameter_not_in_force`. */
export function usedOn(date: string, ...parameters: readonly Parameter<unknown>[]): UsedParameter[] {
  return parameters.map((parameter) => {
    const { name, description, description_en, unit } = parameter;
    const { value, from, clauses, source } = valueOn(parameter, date);
    return {
      name,
      description,
      description_en,
      unit,
      value: valueText(unit, value),
      from,
      clauses,
      source: source ?? null,
    };
  });
}

function valueText(unit: string, value: unknown): string {
  if (unit === "percent") return percentOf(value as bigint);
  if (unit === "yuan") return formatFen(value as Fen);
  if (unit === "yes_no") return value ? "是" : "否";
  return String(value);
}

/** ppm as "12.5%". */
export function percentOf(ppm: bigint): string {
  const digits = ppm.toString().padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0+$/, "");
  return `${digits.slice(0, -4)}${fraction ? `.${fraction}` : ""}%`;
}
