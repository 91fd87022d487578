import { citiesOf, countiesOf, provinces, regionByCode } from "@qinshui/cn/regions";
import fc from "fast-check";
import { addressErrors, NO_ADDRESS, tidyRegions } from "./address.ts";
import { MOST_PASTED, readPastedAddress } from "./pasted-address.ts";

const QINSHUI = { province: "140000", city: "140500", county: "140521" };
const whole = { ...QINSHUI, name: "示例顾客", phone: "13800138000", street: "龙港镇梅河路8号" };

describe("readPastedAddress", () => {
  it.each([
    ["commas", "示例顾客，13800138000，山西省晋城市沁水县龙港镇梅河路8号"],
    ["blanks, the address first", "山西省 晋城市 沁水县 龙港镇梅河路8号 示例顾客 138 0013 8000"],
    [
      "labels, one a line",
      "收货人：示例顾客\n手机号码：138-0013-8000\n所在地区：山西省晋城市沁水县\n详细地址：龙港镇梅河路8号",
    ],
    ["no endings", "山西晋城沁水龙港镇梅河路8号，示例顾客，+86 13800138000"],
    ["no city", "示例顾客 13800138000 山西省沁水县龙港镇梅河路8号"],
    ["no province", "晋城市沁水县龙港镇梅河路8号 示例顾客 13800138000"],
    ["the county alone", "沁水县龙港镇梅河路8号 示例顾客 13800138000"],
    ["full-width digits and a title", "示例顾客女士　１３８００１３８０００　山西省晋城市沁水县龙港镇梅河路8号"],
    ["labels without a colon", "收货人 示例顾客 电话 13800138000 收货地址 山西省晋城市沁水县龙港镇梅河路8号"],
    ["one label with a colon", "收货人：示例顾客 电话 13800138000 山西省晋城市沁水县龙港镇梅河路8号"],
    ["labels grown together", "姓名示例顾客，手机号13800138000，地址山西省晋城市沁水县龙港镇梅河路8号"],
    ["labels behind the words", "13800138000 联系电话 示例顾客 姓名 所在地区 山西省晋城市沁水县龙港镇梅河路8号"],
    ["the phone between", "13800138000 示例顾客收 山西省-晋城市-沁水县 龙港镇梅河路8号"],
  ])("reads %s", (_, text) => {
    expect(readPastedAddress(text)).toEqual(whole);
  });

  it("names a municipality once or twice", () => {
    for (const text of ["北京市朝阳区示例路1号", "北京市北京市朝阳区示例路1号", "北京朝阳区示例路1号"]) {
      const read = readPastedAddress(text);
      expect(regionByCode(read.county)?.name, text).toBe("朝阳区");
      expect(read).toMatchObject({ province: "110000", city: "110100", street: "示例路1号" });
    }
  });

  it("takes no street for a district", () => {
    expect(readPastedAddress("北京市朝阳路1号")).toMatchObject({ city: "", county: "", street: "朝阳路1号" });
    expect(readPastedAddress("山西省晋城市沁水路1号")).toMatchObject({
      city: "140500",
      county: "",
      street: "沁水路1号",
    });
  });

  it("guesses no county that several cities have", () => {
    expect(readPastedAddress("鼓楼区示例路1号 示例顾客")).toMatchObject({ province: "", county: "" });
  });

  it("leaves open what is not there", () => {
    expect(readPastedAddress("示例顾客 山西省晋城市沁水县")).toMatchObject({ ...QINSHUI, phone: "", street: "" });
  });

  it("takes no word for a name when nothing of an address is there", () => {
    for (const text of ["你好", "8", "今天天气 不错", "电话 地址", "呵呵 哈哈 123"]) {
      expect(readPastedAddress(text), text).toEqual(NO_ADDRESS);
    }
    expect(readPastedAddress("收货人 示例顾客")).toMatchObject({ name: "示例顾客", street: "" });
  });

  it("leaves a street that begins like a label whole", () => {
    expect(readPastedAddress("山西省晋城市沁水县电话局巷1号 示例顾客")).toMatchObject({
      name: "示例顾客",
      street: "电话局巷1号",
    });
  });

  const counties = provinces().flatMap(({ code, name: province }) =>
    citiesOf(code).flatMap((city) =>
      countiesOf(city.code).map((county) => ({ province, city, county, code: { province: code, city: city.code } })),
    ),
  );
  const receiver = fc.record({
    place: fc.constantFrom(...counties),
    name: fc.constantFrom("示例顾客", "示例甲", "阿依古丽·示例", "示例一二三"),
    phone: fc.integer({ min: 300_000_000, max: 999_999_999 }).map((rest) => `1${String(rest).padStart(10, "3")}`),
    street: fc.constantFrom("示例路1号", "示例街道示例小区3号楼2单元101室", "示例镇示例村"),
    gap: fc.constantFrom(" ", "，", ",", "\n", "；", " | ", "\t"),
    within: fc.constantFrom("", " ", "-"),
    order: fc.constantFrom("npa", "anp", "apn", "pna", "nap"),
  });

  it("gives back the parts it was put together from, in any order, for every county of the country", () => {
    fc.assert(
      fc.property(receiver, ({ place, name, phone, street, gap, within, order }) => {
        // A city without a name of its own ("县" of Chongqing) is not written.
        const names = [place.province, place.city.name, place.county.name].filter((part) => part.length > 1);
        const address = [...names, street].join(within);
        const parts = { n: name, p: phone, a: address };
        const text = [...order].map((key) => parts[key as "n" | "p" | "a"]).join(gap);
        const codes = { ...place.code, county: place.county.code };
        expect(readPastedAddress(text), text).toEqual({ name, phone, street, ...codes });
      }),
      { numRuns: 500 },
    );
  });

  it("answers any text with fields that a form can show", () => {
    const bits = fc.constantFrom(
      "北京",
      "市",
      "县",
      "沁水",
      "13800138000",
      "收货人:",
      " ",
      "路",
      "1",
      "，",
      "·",
      "\u0000",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(bits).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        const read = readPastedAddress(any);
        expect(tidyRegions(read)).toMatchObject({ province: read.province, county: read.county });
        expect(Object.keys(addressErrors(read))).not.toContain(read.phone ? "phone" : "none");
        expect(read.street.length).toBeLessThanOrEqual(MOST_PASTED * 18);
      }),
    );
  });
});
