import { loadPolicy } from "../policy-files/load-policy";
import { lineColumns } from "./line-columns";
import { csvCopy, plainCopy, rowXmlCopy } from "./line-sql";

const columns = lineColumns(loadPolicy("qinshui-2023-33"));

describe("the COPY statements", () => {
  it("take nothing but numbers into their text", () => {
    const hostile = { policy_year: 2026, as_of: "1); drop table subsidy_entry; --" };
    for (const copy of [plainCopy, csvCopy, rowXmlCopy]) expect(() => copy(columns, hostile)).toThrow(RangeError);
    expect(() => csvCopy(columns, { policy_year: Number.NaN, as_of: "1" })).toThrow(RangeError);
  });

  it("disarm every sign that a spreadsheet takes for an operator, full-width ones too", () => {
    const copy = csvCopy(columns, { policy_year: 2026, as_of: "9" });
    const [, starts] = /left\(coalesce\(e\.merchant_name, ''\), 1\) in \(([^)]*)\)/.exec(copy) ?? [];
    expect(starts?.split(", ")).toEqual(
      ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"].map((it) => `'${it}'`),
    );
  });

  it("escape what people typed, and quote the policy's own words", () => {
    const free = columns.filter((column) => column.holds === "free");
    expect(free.map((column) => column.title)).toEqual(["商家", "商品"]);
    const named = [{ title: "类", width: 1, holds: "code" as const, sql: "'it''s'" }];
    expect(csvCopy(named, { policy_year: 2026, as_of: "9" })).toContain("select 'it''s' from subsidy_entry");
  });
});
