import type { Merchant } from "../../lib/commerce/merchants.ts";
import { licenceFacts, pausedNotice } from "./merchant-kinds.ts";

const merchant: Merchant = {
  id: "m",
  handle: "m",
  name: "示例",
  kind: "enterprise",
  credit_code: "91140521MA0EXAMP1X",
  established_on: "2019-03-12T00:00:00.000Z",
  status: "approved",
  product_ids: [],
  authorisations: [],
};

it("says that a merchant does not sell, and whether it may come back", () => {
  expect(pausedNotice("approved")).toBeUndefined();
  expect(pausedNotice("suspended")?.title).toContain("暂停营业");
  expect(pausedNotice("closed")?.title).toContain("已经关闭");
});

describe("licenceFacts", () => {
  const read = (of: Merchant, name: string) => licenceFacts(of).find((fact) => fact.name === name)?.value;

  it("names the person as the licence does", () => {
    expect(read({ ...merchant, legal_representative: "甲" }, "法定代表人")).toBe("甲");
    expect(read({ ...merchant, kind: "individual", legal_representative: "甲" }, "经营者")).toBe("甲");
  });

  it("keeps the credit code in one piece", () => {
    expect(licenceFacts(merchant).filter((fact) => fact.whole)).toEqual([
      { name: "统一社会信用代码", value: "91140521MA0EXAMP1X", whole: true },
    ]);
  });

  it("gives dates without a time and says what is missing", () => {
    expect(read(merchant, "成立日期")).toBe("2019-03-12");
    expect(read(merchant, "住所")).toBe("商家未提供");
  });
});
