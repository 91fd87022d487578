import { model } from "@medusajs/framework/utils";
import { Authorisation } from "./authorisation";

/** 品牌与地理标志: the regional public brand, a local brand, or a geographical indication as its register has it. */
export const Mark = model.define("mark", {
  id: model.id({ prefix: "mark" }).primaryKey(),
  handle: model.text().unique(),
  kind: model.enum(["regional_brand", "local_brand", "geographical_indication"]),
  name: model.text(),
  /** The exact name in the register, which may differ from what people say. */
  registered_name: model.text().nullable(),
  registration_number: model.text().nullable(),
  register: model.text().nullable(),
  holder: model.text().nullable(),
  area: model.text().nullable(),
  /** As the register dates it: a day or a year. */
  registered_on: model.text().nullable(),
  story: model.text().nullable(),
  picture: model.text().nullable(),
  authorisations: model.hasMany(() => Authorisation, { mappedBy: "mark" }),
});
