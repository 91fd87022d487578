import { ruleErrors } from "./errors";

/** One legal number or choice with its history. */
export interface Parameter<T> {
  /** Its path, for example "online_sales/general_industrial/threshold". */
  name: string;
  description: string;
  description_en: string;
  unit: string;
  /** By date, earliest first; never empty. */
  values: readonly DatedValue<T>[];
}

export interface DatedValue<T> {
  /** First Shanghai date on which it holds. */
  from: string;
  value: T;
  /** Empty only where the document is silent; the value then names its source. */
  clauses: readonly string[];
  /** Where a reading comes from on which the document is silent. */
  source?: string;
}

/** The value in force on a Shanghai date (YYYY-MM-DD). Error: `parameter_not_in_force` before the first one. */
export function valueOn<T>(parameter: Parameter<T>, date: string): DatedValue<T> {
  const value = parameter.values.findLast((candidate) => candidate.from <= date);
  if (value) return value;
  throw ruleErrors.parameter_not_in_force({ name: parameter.name, date, first: parameter.values[0]?.from ?? "—" });
}

/**
 * The value by which a year is assessed as a whole; it must hold from `first`, the first day of the year on which
 * anything can count, to the year's last. Errors: `parameter_not_in_force` when there is none on `first`, for no value
 * is applied backwards; `parameter_changes_within_year` when it changes, for then the document must say which.
 */
export function valueInYear<T>(parameter: Parameter<T>, year: number, first = `${year}-01-01`): DatedValue<T> {
  const begin = valueOn(parameter, first);
  const end = valueOn(parameter, `${year}-12-31`);
  if (begin !== end) throw ruleErrors.parameter_changes_within_year({ name: parameter.name, year, date: end.from });
  return end;
}
