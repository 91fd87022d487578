import { type ApplicationMethod, assertWholeFenPromotion } from "./promotion-rule";

function refusal(method: ApplicationMethod): string | undefined {
  try {
    assertWholeFenPromotion(method);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("assertWholeFenPromotion", () => {
  it.each<[ApplicationMethod]>([
    [{ type: "fixed", value: 5, allocation: "each", target_type: "items" }],
    [{ type: "fixed", value: 0.01, allocation: "once", target_type: "items" }],
    [{ type: "percentage", value: 100, allocation: "each", target_type: "shipping_methods" }],
  ])("accepts %j", (method) => {
    expect(refusal(method)).toBeUndefined();
  });

  it.each<[string, ApplicationMethod]>([
    ["promotion_not_in_whole_fen", { type: "percentage", value: 10, allocation: "each", target_type: "items" }],
    ["promotion_not_in_whole_fen", { type: "fixed", value: 10, allocation: "across", target_type: "items" }],
    ["promotion_not_in_whole_fen", { type: "fixed", value: 10, target_type: "order" }],
    ["sub_fen_amount", { type: "fixed", value: 0.005, allocation: "each", target_type: "items" }],
    ["negative_amount", { type: "fixed", value: -1, allocation: "each", target_type: "items" }],
  ])("refuses with %s: %j", (code, method) => {
    expect(refusal(method)).toBe(code);
  });
});
