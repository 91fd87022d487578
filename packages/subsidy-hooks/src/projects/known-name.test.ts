import { formerName } from "./known-name";

const claimant = { claimant_name: "沁水测试产业有限公司", credit_code: "91140521MA0DEM9024" };
const renamed = { reason: "示例登记机关变更通知书 1 号" };

describe("the name of a credit code's owner", () => {
  it("is asked about when the code is known under another one, and that one is named", () => {
    expect(() => formerName(claimant, ["沁水示例冷链物流有限公司"], null)).toThrow(
      expect.objectContaining({
        code: "project_credit_code_known",
        message: expect.stringContaining("沁水示例冷链物流有限公司"),
      }),
    );
  });

  it("may have changed, with a reason", () => {
    expect(formerName(claimant, ["沁水示例冷链物流有限公司"], renamed)).toBe("沁水示例冷链物流有限公司");
  });

  it.each([
    ["nobody is known by the code", []],
    ["it is the same", ["沁水测试产业有限公司"]],
    ["it is one of those that are known", ["沁水示例冷链物流有限公司", "沁水测试产业有限公司"]],
  ])("is no question when %s", (_, known) => {
    expect(formerName(claimant, known, null)).toBeNull();
    expect(formerName(claimant, known, renamed)).toBeNull();
  });

  it("is the same in whatever width and spacing it is written", () => {
    const written = { ...claimant, claimant_name: "沁水 示例（晋城）ABC 公司" };
    expect(formerName(written, ["沁水示例(晋城)ａｂｃ公司"], null)).toBeNull();
    expect(() => formerName(written, ["沁水示例(晋城)公司"], null)).toThrow();
  });
});
