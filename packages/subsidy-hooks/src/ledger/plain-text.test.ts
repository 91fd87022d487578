import { plainText } from "./plain-text";

describe("plainText", () => {
  it("keeps what can be read and puts it on one line", () => {
    expect(plainText("  沁水\t蜂蜜\r\n500 克\u0000\u0007🍯 ")).toBe("沁水 蜂蜜 500 克 🍯");
    expect(plainText("a\uffffb\u0085c")).toBe("a b c");
    expect(plainText("=1+1 & <枣花>")).toBe("=1+1 & <枣花>");
  });
});
