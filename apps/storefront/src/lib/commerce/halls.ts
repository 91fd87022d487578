import { z } from "zod";
import { read } from "./read.ts";

const hours = z.object({
  days: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]),
  opens: z.string(),
  closes: z.string(),
});

const summary = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  address: z.string(),
  latitude: z.coerce.number(),
  longitude: z.coerce.number(),
  opening_hours: z.array(hours).nullish(),
  phone: z.string().nullish(),
  story: z.string().nullish(),
  picture: z.string().nullish(),
});

const full = summary.extend({ product_ids: z.array(z.string()).default([]), pickup: z.boolean().default(false) });

export type HallSummary = z.infer<typeof summary>;
export type Hall = z.infer<typeof full>;
export type OpeningHours = z.infer<typeof hours>;

/** The experience halls. */
export async function listHalls(): Promise<HallSummary[]> {
  return (await read("/store/halls", { answer: z.object({ halls: z.array(summary) }) })).halls;
}

/** A hall with the goods on show. Error: CommerceRefused 404 `hall_not_found`. */
export async function hallByHandle(handle: string): Promise<Hall> {
  return (await read(`/store/halls/${encodeURIComponent(handle)}`, { answer: z.object({ hall: full }) })).hall;
}
