import { ruleErrors } from "./errors";
import type { DatedValue, Parameter } from "./policy";

/** The value in force on a Shanghai date (YYYY-MM-DD). Error: `parameter_not_in_force` before the first one. */
export function valueOn<T>(parameter: Parameter<T>, date: string): DatedValue<T> {
  const value = parameter.values.findLast((candidate) => candidate.from <= date);
  if (value) return value;
  throw ruleErrors.parameter_not_in_force({ name: parameter.name, date, first: parameter.values[0]?.from ?? "—" });
}

/**
 * The value by which a whole year is assessed: the one in force on its last day. Errors: `parameter_not_in_force`;
 * `parameter_changes_within_year` when another was in force earlier in the year, for then the document must say which.
 */
export function valueInYear<T>(parameter: Parameter<T>, year: number): DatedValue<T> {
  const value = valueOn(parameter, `${year}-12-31`);
  const changesWithin = value.from > `${year}-01-01` && value !== parameter.values[0];
  if (changesWithin) {
    throw ruleErrors.parameter_changes_within_year({ name: parameter.name, year, date: value.from });
  }
  return value;
}
