import { z } from "zod";

const MOST_PIECES = 999;

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/);
// Full-width digits are what a Chinese keyboard may give.
const quantity = z
  .string()
  .transform((typed) => typed.normalize("NFKC"))
  .pipe(z.string().regex(/^\d{1,6}$/))
  .transform(Number)
  .pipe(z.number().int().min(1).max(MOST_PIECES));

export const addForm = z.object({ variant_id: id, quantity, next: z.enum(["cart", "checkout"]).catch("cart") });
export const quantityForm = z.object({ line_id: id, quantity });
export const removeForm = z.object({ line_id: id });

/** The named fields of a form as trimmed text; a field that is missing is empty. */
export function fieldsOf<const Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, text(form, name)])) as Record<Name, string>;
}
