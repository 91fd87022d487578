import { citiesOf, countiesOf } from "@qinshui/cn/regions";
import type { APIRoute } from "astro";

/** `?parent=140000` → `[{ code, name }]`: the cities of a province or the counties of a city; empty for another code. */
export const GET: APIRoute = ({ url }) => {
  const parent = url.searchParams.get("parent") ?? "";
  const cities = citiesOf(parent);
  return Response.json(cities.length > 0 ? cities : countiesOf(parent), {
    headers: { "cache-control": "public, max-age=86400" },
  });
};
