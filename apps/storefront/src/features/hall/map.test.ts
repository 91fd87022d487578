import { amapLink, geoLink } from "./map.ts";

const hall = { name: "龙港体验馆", latitude: 35.6896, longitude: 112.1869 };

it("tells Amap that the point is WGS84, longitude first", () => {
  const { searchParams } = new URL(amapLink(hall));
  expect(searchParams.get("position")).toBe("112.1869,35.6896");
  expect(searchParams.get("coordinate")).toBe("wgs84");
});

it("gives the phone latitude first", () => {
  expect(geoLink(hall)).toMatch(/^geo:35\.6896,112\.1869\?q=35\.6896,112\.1869\(%/);
});
