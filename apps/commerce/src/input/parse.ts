import type { z } from "@medusajs/framework/zod";
import { inputInvalid } from "@qinshui/cn/errors";

/** Checks what came from outside. Error: `input_invalid` naming every field and what is wrong with it. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw inputInvalid(parsed.error.issues);
}
