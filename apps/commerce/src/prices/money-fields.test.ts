import { assertMoneyFields } from "./money-fields";

function refusal(body: unknown): string | undefined {
  try {
    assertMoneyFields(body);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("assertMoneyFields", () => {
  it.each<[unknown]>([
    [{ prices: [{ amount: 19.9, currency_code: "cny" }] }],
    [{ items: [{ unit_price: 0, compare_at_unit_price: null }] }],
    [{ amount: "12.50" }],
    [{ amount: 99_999_999.99 }],
    [{ amount: { value: "12.5" } }],
    [{ amount: "not a number", price: null }],
    [{ metadata: { amount: -1 }, weight: -5, quantity: 0.333 }],
    [null],
    ["text"],
    [[]],
  ])("accepts %j", (body) => {
    expect(refusal(body)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ["negative_amount", { amount: -0.01 }],
    ["negative_amount", { create: [{ variants: [{ prices: [{ amount: -1 }] }] }] }],
    ["negative_amount", { custom_amount: "-5" }],
    ["negative_amount", { unit_price: { value: "-5", precision: 20 } }],
    ["amount_too_high", { amount: 100_000_000 }],
    ["amount_too_high", { create: [{ variants: [{ prices: [{ amount: "1e20" }] }] }] }],
    ["sub_fen_amount", { amount: 0.001 }],
    ["sub_fen_amount", { amount: 1e-7 }],
    ["sub_fen_amount", { update: { prices: [{ amount: 1 }, { amount: 9.999 }] } }],
    ["sub_fen_amount", [{ price: "1.005" }]],
    ["sub_fen_amount", { return_shipping: { price: 0.005 } }],
  ])("refuses with %s: %j", (code, body) => {
    expect(refusal(body)).toBe(code);
  });
});
