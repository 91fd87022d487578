import { model } from "@medusajs/framework/utils";

/** 体验馆: a showroom, with pickup through a linked Medusa stock location. */
export const Hall = model.define("hall", {
  id: model.id({ prefix: "hall" }).primaryKey(),
  handle: model.text().unique(),
  name: model.text(),
  address: model.text(),
  /** WGS84 degrees; maps in China shift them, which is done where a map is drawn. */
  latitude: model.float(),
  longitude: model.float(),
  /** `[{ days, opens, closes }]`, times HH:MM in Shanghai. */
  opening_hours: model.json(),
  phone: model.text(),
  story: model.text().nullable(),
  picture: model.text().nullable(),
});
