import { z } from "@medusajs/framework/zod";
import { day, handle, id, optionalText, text } from "../../input/fields";

export const markInput = z.object({
  handle,
  kind: z.enum(["regional_brand", "local_brand", "geographical_indication"]),
  name: text,
  registered_name: optionalText,
  registration_number: optionalText,
  register: optionalText,
  holder: optionalText,
  area: optionalText,
  registered_on: optionalText,
  story: optionalText,
  picture: optionalText,
  /** The Medusa collection that holds a local brand's goods. */
  collection_id: id.nullish(),
});

export const authorisationInput = z.object({
  number: text,
  mark_id: id,
  merchant_id: id,
  product_id: id,
  valid_from: day,
  valid_until: day,
  /** An older authorisation entered for the record; else one that has expired already is refused. */
  historical: z.boolean().default(false),
});

export type MarkInput = z.input<typeof markInput>;
export type AuthorisationInput = z.input<typeof authorisationInput>;
