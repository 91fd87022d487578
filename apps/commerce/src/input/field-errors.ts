import type { FieldErrors } from "./record";

interface Refusal {
  message: string;
  hint: string;
  details: readonly { field: string; message: string }[];
}

/**
 * What the API's refusal says of a form's fields, by field; undefined where some of it is about no field of the form, so
 * that it has to be shown whole. `calledHere`: fields that the API calls by another name than the form.
 */
export function fieldErrorsOf(
  { message, hint, details }: Refusal,
  names: readonly string[],
  calledHere: Readonly<Record<string, string>> = {},
): FieldErrors | undefined {
  const found = details.map((detail) => {
    const [top = ""] = detail.field.split(".");
    const reason = detail.message === message ? `${message}。${hint}` : detail.message;
    return [calledHere[top] ?? top, reason] as const;
  });
  if (found.length === 0 || found.some(([name]) => !names.includes(name))) return undefined;
  return Object.fromEntries(found);
}
