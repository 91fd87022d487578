import { citiesOf, cityCodeOf, countiesOf, provinceCodeOf, provinces, regionByCode } from "./regions.ts";

describe("regions", () => {
  it("leads from the province to Qinshui County", () => {
    expect(provinces()).toContainEqual({ code: "140000", name: "山西省" });
    expect(citiesOf("140000")).toContainEqual({ code: "140500", name: "晋城市" });
    expect(countiesOf("140500")).toContainEqual({ code: "140521", name: "沁水县" });
    expect(regionByCode("140521")?.name).toBe("沁水县");
    expect(regionByCode(cityCodeOf("140521"))?.name).toBe("晋城市");
    expect(regionByCode(provinceCodeOf("140521"))?.name).toBe("山西省");
  });

  it("has 34 provinces, a city in each and a county in each city", () => {
    expect(provinces()).toHaveLength(34);
    const cities = provinces().flatMap(({ code }) => citiesOf(code));
    expect(cities).toHaveLength(369);
    expect(cities.filter(({ code }) => countiesOf(code).length === 0)).toEqual([]);
  });

  it("gives every region its own six digits and a name", () => {
    const cities = provinces().flatMap(({ code }) => citiesOf(code));
    const all = [...provinces(), ...cities, ...cities.flatMap(({ code }) => countiesOf(code))];
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(all.filter(({ code, name }) => !/^\d{6}$/.test(code) || !/^\p{Script=Han}+$/u.test(name))).toEqual([]);
  });

  it("treats a municipality as its own city", () => {
    expect(citiesOf("110000")).toEqual([{ code: "110100", name: "北京市" }]);
    expect(countiesOf("110100").map(({ name }) => name)).toContain("东城区");
  });

  it.each(["", "14", "140500", "999999", "__proto__"])("knows no cities of %j", (code) => {
    expect(citiesOf(code)).toEqual([]);
  });

  it.each(["", "140000", "140521", "999900"])("knows no counties of %j", (code) => {
    expect(countiesOf(code)).toEqual([]);
  });

  it("knows no region of an unknown code", () => {
    expect(regionByCode("999999")).toBeUndefined();
    expect(regionByCode("")).toBeUndefined();
  });
});
