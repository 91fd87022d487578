import { ruleErrors } from "./errors";
import type { DatedValue, Parameter } from "./policy";

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
