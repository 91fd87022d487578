import type { z } from "@medusajs/framework/zod";
import { errors } from "@qinshui/cn/errors";

/** Checks what came from outside. Error: `input_invalid` naming the field and what is wrong with it. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw errors.input_invalid({ field: [issue?.path.join("."), issue?.message].filter(Boolean).join(" ") });
}
