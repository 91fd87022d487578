import { z } from "@medusajs/framework/zod";

const MOST = 200;

/** What every list of ours takes in its address. */
export const page = z.object({
  limit: z.coerce.number().int().min(1).max(MOST).default(20),
  offset: z.coerce.number().int().min(0).default(0),
  /** Text to look for. */
  q: z.string().trim().max(100).optional(),
});

/** Which part of a list is asked for: `limit` rows from `offset` on, of those that have `q` in their text. */
export type Page = z.output<typeof page>;

/** A page of a list, with how many rows there are on all pages. */
export interface Listed<T> {
  rows: T[];
  count: number;
}

/** A page's part of a query's `pagination`; all rows when no page is asked for. */
export function skipAndTake(asked: Page | undefined): { skip?: number; take?: number } {
  return asked ? { skip: asked.offset, take: asked.limit } : {};
}

/** Filter for rows that have `text` in one of `fields`, in any case of letters and with no wildcards; all without text. */
export function containing(fields: readonly string[], text: string | undefined): { $or?: Record<string, unknown>[] } {
  if (!text) return {};
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return { $or: fields.map((field) => ({ [field]: { $ilike: pattern } })) };
}

/** The page in an answer, as Medusa's own lists have it. */
export function pageOf(asked: Page, count: number): { count: number; offset: number; limit: number } {
  return { count, offset: asked.offset, limit: asked.limit };
}
