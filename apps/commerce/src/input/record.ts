import type { z } from "@medusajs/framework/zod";

export interface Choice {
  value: string;
  label: string;
}

/** A field of a form. What a person enters is text, whatever becomes of it. */
export interface Field {
  name: string;
  label: string;
  kind?: "text" | "long" | "date" | "number" | "email" | "password" | "choice";
  /** Of a field of kind `choice`. */
  choices?: readonly Choice[];
  /** May stay empty; it is sent as null then. */
  optional?: boolean;
  hint?: string;
  /** What the text stands for; undefined when it cannot be read. Without it a number for `number`, else the text. */
  read?: (entered: string) => unknown;
  /** Said when it cannot be read. */
  unreadable?: string;
}

export type Values = Readonly<Record<string, string>>;
export type FieldErrors = Readonly<Record<string, string>>;

type Checked = { input: Record<string, unknown>; errors?: undefined } | { input?: undefined; errors: FieldErrors };

/**
 * What was entered as input for the API: trimmed, empty optional fields null, numbers as numbers, `fixed` added. Or the
 * errors, one per field: what is missing, what is no number, and what the API's own `schema` says against it. A choice
 * that is no longer offered counts as missing.
 */
export function checkRecord(
  fields: readonly Field[],
  values: Values,
  schema?: z.ZodType,
  fixed: Record<string, unknown> = {},
): Checked {
  const errors: Record<string, string> = {};
  const input: Record<string, unknown> = { ...fixed };
  for (const field of fields) {
    const entered = enteredIn(field, values);
    const value = entered === "" ? null : read(field, entered);
    if (value === undefined) errors[field.name] = field.unreadable ?? "请填写数字";
    else if (entered === "" && !field.optional) errors[field.name] = field.kind === "choice" ? "请选择" : "请填写";
    else input[field.name] = value;
  }
  for (const issue of schema?.safeParse(input).error?.issues ?? []) {
    const name = String(issue.path[0] ?? "");
    errors[name] ??= issue.message;
  }
  return Object.keys(errors).length > 0 ? { errors } : { input };
}

/** The text of a field, nothing if it is a choice that is not offered. */
export function enteredIn(field: Field, values: Values): string {
  // What is typed into a password is meant as it stands.
  const text = field.kind === "password" ? (values[field.name] ?? "") : (values[field.name] ?? "").trim();
  const offered = field.kind !== "choice" || field.choices?.some((choice) => choice.value === text);
  return offered ? text : "";
}

function read(field: Field, entered: string): unknown {
  if (field.read) return field.read(entered);
  if (field.kind !== "number") return entered;
  return Number.isFinite(Number(entered)) ? Number(entered) : undefined;
}
