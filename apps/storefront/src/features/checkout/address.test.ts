import { addressErrors, addressLine, fromCommerce, NO_ADDRESS, tidyRegions, toCommerce } from "./address.ts";

const good = {
  name: "示例收货人",
  phone: "138 0013-8000",
  province: "140000",
  city: "140500",
  county: "140521",
  street: "梅河示例路 8 号",
};

describe("addressErrors", () => {
  it("finds nothing wrong with a whole address, however the phone is spaced", () => {
    expect(addressErrors(good)).toEqual({});
    expect(addressErrors({ ...good, phone: "+86 １３８００１３８０００" })).toEqual({});
  });

  it("says for every empty field what to do", () => {
    expect(Object.keys(addressErrors(NO_ADDRESS))).toEqual(["name", "phone", "province", "city", "county", "street"]);
  });

  it.each([
    ["phone", "12345678901"],
    ["phone", "0356-7020000"],
    ["name", "长".repeat(41)],
    ["street", "8"],
    ["street", "长".repeat(121)],
    ["county", "999999"],
  ] as const)("refuses %s %s", (field, value) => {
    expect(Object.keys(addressErrors({ ...good, [field]: value }))).toEqual([field]);
  });
});

describe("tidyRegions", () => {
  it("keeps choices that lie in one another", () => {
    expect(tidyRegions(good)).toEqual(good);
  });

  it("drops the city and county of another province", () => {
    expect(tidyRegions({ ...good, province: "410000" })).toMatchObject({ province: "410000", city: "", county: "" });
  });

  it("chooses the only city of a municipality", () => {
    expect(tidyRegions({ ...good, province: "110000" })).toMatchObject({ city: "110100", county: "" });
  });
});

describe("to and from commerce", () => {
  it("keeps names in the address and the county's code beside it", () => {
    expect(toCommerce(good)).toMatchObject({
      first_name: "示例收货人",
      phone: "13800138000",
      country_code: "cn",
      province: "山西省",
      city: "晋城市",
      address_2: "沁水县",
      metadata: { region_code: "140521" },
    });
  });

  it("comes back as it was typed", () => {
    expect(fromCommerce(toCommerce(good))).toEqual({ ...good, phone: "13800138000" });
  });

  it("leaves the regions open where the code is not known", () => {
    expect(fromCommerce({ first_name: "示例", metadata: null })).toMatchObject({
      name: "示例",
      province: "",
      county: "",
    });
  });
});

it("reads as one line and names a municipality once", () => {
  expect(addressLine(toCommerce(good))).toBe("山西省晋城市沁水县梅河示例路 8 号");
  expect(addressLine({ province: "北京市", city: "北京市", address_2: "东城区", address_1: "1 号" })).toBe(
    "北京市东城区1 号",
  );
});
