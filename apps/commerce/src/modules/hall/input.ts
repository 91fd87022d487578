import { z } from "@medusajs/framework/zod";
import { handle, id, optionalText, text } from "../../input/fields";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "请用 HH:MM");

export const openingHours = z
  .array(
    z
      .object({ days: text, opens: clock, closes: clock })
      .refine(({ opens, closes }) => opens < closes, "关门时间须晚于开门时间"),
  )
  .min(1, "请填写开放时间");

// China's own extremes: a swapped latitude and longitude is found at once.
const latitude = z.number().min(3, "纬度不在中国境内").max(54, "纬度不在中国境内");
const longitude = z.number().min(73, "经度不在中国境内").max(136, "经度不在中国境内");

export const hallInput = z.object({
  handle,
  name: text,
  address: text,
  latitude,
  longitude,
  opening_hours: openingHours,
  phone: text,
  story: optionalText,
  picture: optionalText,
  stock_location_id: id.nullish(),
  /** Goods on show. */
  product_ids: z.array(id).default([]),
});

export type HallInput = z.input<typeof hallInput>;
