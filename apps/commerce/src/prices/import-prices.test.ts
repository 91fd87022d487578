import { assertImportPrices } from "./import-prices";

const HEAD = "Product Handle,Product Title,Variant Title,Variant Price CNY,Variant Price [中国] CNY";

function refusal(...rows: string[]): string | undefined {
  try {
    assertImportPrices(Buffer.from([HEAD, ...rows].join("\n")));
  } catch (error) {
    return (error as Error).message;
  }
}

describe("assertImportPrices", () => {
  it("accepts prices in whole fen, and none", () => {
    expect(refusal("honey,示例蜂蜜,500 克,19.9,", "honey,,1 千克,,38.00", '"a","b\nc","d",0,12')).toBeUndefined();
    expect(refusal()).toBeUndefined();
  });

  it.each([
    ["-1", "金额不能为负数"],
    ["9.999", "金额“9.999”不足一分"],
    ["十元", "“十元”不是有效的金额"],
    ["100000000", "金额超过上限 ¥99,999,999.99"],
  ])("refuses %s, naming its line and column", (price, why) => {
    expect(refusal("honey,示例蜂蜜,500 克,19.9,", `honey,"两\n行",1 千克,20,${price}`)).toBe(
      `文件第 3 行“Variant Price [中国] CNY”的价格不能用：${why}`,
    );
  });

  it("looks at the price columns of the older form too", () => {
    const file = Buffer.from("Product Handle,Price CNY\nhoney,-1\n");
    expect(() => assertImportPrices(file)).toThrow("文件第 2 行“Price CNY”");
  });
});
