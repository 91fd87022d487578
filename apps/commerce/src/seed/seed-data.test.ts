import { isCreditCode, withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import { provinces } from "@qinshui/cn/regions";
import { parseFreightRates } from "../modules/county-freight/rates";
import { CATEGORIES } from "./data/county";
import { COLD_CHAIN, PARCEL } from "./data/freight";
import { HALLS } from "./data/halls";
import { LISTINGS } from "./data/listings";
import { AUTHORISATIONS, MARKS } from "./data/marks";
import { APPLIED_ON, MERCHANTS } from "./data/merchants";
import { applicationsOf, FUND } from "./data/projects";
import { SALES } from "./data/sales";
import { foodLicence } from "./food-licence";
import { openingStock, sourceOf } from "./stock";

const variants = LISTINGS.flatMap(({ variants, merchant, goods_class }) =>
  variants.map((variant) => ({ ...variant, merchant, goods_class })),
);
const handles = (list: readonly { handle: string }[]) => list.map(({ handle }) => handle);
const repeated = (list: readonly string[]) => list.filter((it, i) => list.indexOf(it) !== i);

describe("the sample county", () => {
  it("is as large as it should be", () => {
    expect(LISTINGS.length).toBeGreaterThanOrEqual(40);
    expect(MERCHANTS.length).toBeGreaterThanOrEqual(8);
    expect(HALLS).toHaveLength(3);
    expect(new Set(MERCHANTS.map(({ kind }) => kind))).toEqual(
      new Set(["enterprise", "individual", "cooperative", "self_operated"]),
    );
    const kinds = new Set(LISTINGS.map(({ category }) => category));
    expect(kinds).toEqual(new Set(handles(CATEGORIES)));
  });

  it("names nothing twice", () => {
    for (const list of [LISTINGS, MERCHANTS, HALLS, MARKS, CATEGORIES]) expect(repeated(handles(list))).toEqual([]);
    expect(repeated(variants.map(({ sku }) => sku))).toEqual([]);
    expect(repeated(SALES.map(({ number }) => number))).toEqual([]);
    expect(repeated(AUTHORISATIONS.map(({ number }) => number))).toEqual([]);
  });

  it("gives every local brand, every hall and every tool a picture of its own kind", () => {
    const brands = MARKS.filter(({ kind }) => kind === "local_brand" || kind === "regional_brand");
    const industrial = LISTINGS.filter(({ category }) => category === "industrial");
    for (const list of [brands, HALLS, industrial]) expect(repeated(list.map(({ art }) => art))).toEqual([]);
  });

  it("says of every merchant and hall that it is a sample, and of nobody a real phone", () => {
    for (const { name, phone, credit_code_17 } of MERCHANTS) {
      expect(name).toContain("示例");
      expect(phone).toMatch(/^0356-0/);
      const code = withCreditCodeCheckDigit(credit_code_17);
      expect(isCreditCode(code)).toBe(true);
      expect(code.slice(2, 8)).toBe("140521");
    }
    for (const { name, address } of HALLS) expect(name + address).toMatch(/示例.*示例/);
  });

  it("says of every application and allocation that it is a sample, with codes that hold", () => {
    expect(repeated(applicationsOf(2026).map(({ number }) => number))).toEqual([]);
    for (const { number, merchant, claimant, project, decision, cap } of applicationsOf(2026)) {
      expect([merchant, claimant].filter(Boolean)).toHaveLength(1);
      expect(merchant === undefined || handles(MERCHANTS).includes(merchant)).toBe(true);
      if (claimant) expect(isCreditCode(withCreditCodeCheckDigit(claimant.credit_code_17))).toBe(true);
      const names = [number, claimant?.name, project?.name, decision?.document_number, cap?.number];
      for (const name of names) expect(name ?? "示例").toContain("示例");
    }
    for (const { name } of FUND.allocations) expect(name).toContain("示例");
  });

  it("gives a code's second character the kind it stands for", () => {
    const second = { enterprise: "1", self_operated: "1", individual: "2", cooperative: "3" };
    for (const { kind, credit_code_17 } of MERCHANTS) expect(credit_code_17[1]).toBe(second[kind]);
  });

  it("prices every variant in whole fen, weighs it, and keeps it under its merchant", () => {
    for (const { price_fen, weight, stock } of variants) {
      for (const number of [price_fen, weight, stock]) expect(Number.isSafeInteger(number) && number > 0).toBe(true);
    }
    const known = handles(MERCHANTS);
    for (const { merchant, maker = merchant } of LISTINGS)
      expect(known).toEqual(expect.arrayContaining([merchant, maker]));
    for (const { freight } of MERCHANTS) expect(() => parseFreightRates(freight)).not.toThrow();
  });

  it("names provinces as addresses do, and sends dry goods to all of the mainland", () => {
    const all = provinces().map(({ name }) => name);
    const served = (rates: typeof PARCEL) => rates.groups.flatMap((group) => group.provinces);
    expect(all).toEqual(expect.arrayContaining(served(PARCEL)));
    expect(all.filter((name) => !served(PARCEL).includes(name))).toEqual([
      "台湾省",
      "香港特别行政区",
      "澳门特别行政区",
    ]);
    expect(served(COLD_CHAIN)).not.toContain("西藏自治区");
  });

  it("has labels that food law lets stand", () => {
    for (const { handle, label, merchant, maker = merchant } of LISTINGS) {
      const licence = MERCHANTS.find((it) => it.handle === maker)?.production_licence;
      const packaged = label.food_kind === "prepackaged_food";
      const complete = label.ingredients && label.shelf_life_days && label.standard_code && licence;
      expect([handle, packaged && !complete]).toEqual([handle, false]);
    }
    const fresh = LISTINGS.filter(
      ({ category, label }) => category === "black-goat" && label.food_kind === "agricultural",
    );
    expect(fresh.length).toBeGreaterThan(0);
    for (const { label, description } of fresh) {
      expect(label.return_rule).toBe("no_return");
      expect(description).toContain("不支持无理由退货");
    }
  });

  it("promises no cure and no superlative", () => {
    const banned =
      /治疗|治愈|预防|疗效|药用|抗癌|降(血)?[压糖脂]|滋补|养生|免疫|美白|祛斑|零添加|无添加|纯天然|有机|最佳|最好|第一品牌|顶级|国家级|唯一/;
    const texts = LISTINGS.flatMap(({ title, subtitle, description }) => [title, subtitle, description]);
    const stories = [...MERCHANTS, ...HALLS, ...MARKS].map(({ story }) => story);
    for (const text of [...texts, ...stories]) expect(text).not.toMatch(banned);
  });

  it("warns of infants wherever plain honey is sold", () => {
    for (const { category, description } of LISTINGS) {
      if (category === "honey") expect(description).toContain("婴幼儿");
    }
  });

  it("refers only to what exists", () => {
    const brands = handles(MARKS.filter(({ kind }) => kind === "local_brand"));
    expect(brands).toHaveLength(5);
    for (const { brand } of LISTINGS) if (brand) expect(brands).toContain(brand);
    for (const { on_show } of HALLS) expect(handles(LISTINGS)).toEqual(expect.arrayContaining(on_show));
    for (const { mark, merchant, listing } of AUTHORISATIONS) {
      expect(handles(MARKS)).toContain(mark);
      const own = LISTINGS.filter((it) => it.merchant === merchant);
      expect(own.length).toBeGreaterThan(0);
      if (listing) expect(handles(own)).toContain(listing);
    }
  });

  it("holds the two register entries that are known, and no number for the others", () => {
    const numbers = MARKS.filter(({ kind }) => kind === "geographical_indication").map(
      ({ name, registration_number }) => [name, registration_number],
    );
    expect(Object.fromEntries(numbers)).toEqual({
      沁水刺槐蜂蜜: "AGI01900",
      沁水黄小米: "AGI2010-09-00509",
      沁水蜂蜜: null,
      沁水黑山羊: null,
      沁水黑木耳: null,
    });
  });

  it("lies in the county", () => {
    for (const { latitude, longitude } of HALLS) {
      expect(latitude).toBeGreaterThan(35.4);
      expect(latitude).toBeLessThan(36.1);
      expect(longitude).toBeGreaterThan(111.9);
      expect(longitude).toBeLessThan(112.8);
    }
  });
});

describe("the sample sales", () => {
  const soldBy = (merchant: string) =>
    SALES.filter(({ channel }) => channel === "online")
      .flatMap(({ lines }) => lines)
      .reduce((sum, { sku, quantity }) => {
        const variant = variants.find((it) => it.sku === sku);
        return variant?.merchant === merchant ? sum + variant.price_fen * quantity : sum;
      }, 0);

  it("put one merchant above the agricultural line, one a little below, one above the industrial line", () => {
    expect(soldBy("qinhe-fengye")).toBeGreaterThan(110_000_000);
    expect(soldBy("hongquan-senlin")).toBeLessThan(100_000_000);
    expect(soldBy("hongquan-senlin")).toBeGreaterThan(95_000_000);
    expect(soldBy("longgang-fengju")).toBeGreaterThan(500_000_000);
  });

  it("are of merchants that asked before they were approved", () => {
    const approvals = MERCHANTS.map(({ approved_on }) => approved_on).filter((date) => date !== "after_sales");
    expect(approvals.length).toBeGreaterThan(0);
    for (const date of approvals) expect(date > APPLIED_ON).toBe(true);
  });

  it("hold each reason not to count, and a refund", () => {
    const merchantsOf = SALES.map(({ lines }) => variants.find(({ sku }) => sku === lines[0]?.sku));
    expect(merchantsOf.map((it) => MERCHANTS.find(({ handle }) => handle === it?.merchant)?.kind)).toEqual(
      expect.arrayContaining(["cooperative", "self_operated"]),
    );
    expect(merchantsOf.map((it) => MERCHANTS.find(({ handle }) => handle === it?.merchant)?.approved_on)).toContain(
      "after_sales",
    );
    const sold = SALES.flatMap(({ lines }) => lines.map(({ sku }) => variants.find((it) => it.sku === sku)));
    expect(sold).not.toContain(undefined);
    expect(sold.map((it) => it?.goods_class)).toContain(null);
    expect(SALES.some(({ channel }) => channel === "onsite")).toBe(true);
    expect(SALES.some(({ refund }) => refund)).toBe(true);
  });

  it("leave shoppers exactly the stock that the listings name", () => {
    for (const { sku, stock } of variants) {
      const before = openingStock().find((level) => level.sku === sku && level.hall === null)?.quantity ?? 0;
      const sold = SALES.filter((sale) => sourceOf(sale) === null)
        .flatMap(({ lines }) => lines)
        .filter((line) => line.sku === sku)
        .reduce((sum, { quantity }) => sum + quantity, 0);
      expect([sku, before - sold]).toEqual([sku, stock]);
    }
  });

  it("sell over the counter only what the hall shows", () => {
    const inHalls = new Set(openingStock().map(({ sku, hall }) => `${hall} ${sku}`));
    for (const sale of SALES.filter(({ channel }) => channel === "onsite")) {
      for (const { sku } of sale.lines) expect(inHalls).toContain(`${sale.hall} ${sku}`);
    }
  });
});

describe("foodLicence", () => {
  it.each([
    ["126", "140521", "0001"],
    ["116", "140521", "0002"],
  ])("ends in the check digit of ISO 7064 MOD 11,10", (foodClass, district, sequence) => {
    const number = foodLicence(foodClass, district, sequence);
    expect(number).toMatch(/^SC\d{14}$/);
    // The standard's own test: run over all digits, the last step comes out at 1.
    let product = 10;
    const digits = [...number.slice(2)].map(Number);
    for (const digit of digits.slice(0, -1)) product = (((product + digit) % 10 || 10) * 2) % 11;
    expect((product + (digits.at(-1) ?? 0)) % 10).toBe(1);
  });
});
