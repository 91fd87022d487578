import { fen } from "@qinshui/cn/money";
import { type CartToProject, cartParts } from "./cart-parts";
import { chosenOptions } from "./delivery-choice";
import { bees, cartLineFixture, optionFixture, tools } from "./fixtures";
import { assertFreightCurrent } from "./freight-current";

const smoker = cartLineFixture({
  id: "item_2",
  product_id: "prod_2",
  variant_id: "variant_2",
  title: "喷烟器",
  quantity: 1,
  total: fen(8900),
  merchant: tools,
  shipping_profile_id: "sp_tools",
});
const comb = cartLineFixture({
  id: "item_3",
  variant_id: "variant_3",
  quantity: 1,
  total: fen(5000),
  weight_grams: 300,
});
const toolsExpress = optionFixture({ id: "so_tools", shipping_profile_id: "sp_tools", amount: null, free_above: null });

const cart: CartToProject = {
  lines: [cartLineFixture(), smoker, comb],
  options: [optionFixture(), toolsExpress],
  chosen: ["so_bees"],
  available: new Map<string, number | undefined>([
    ["variant_1", 7],
    ["variant_2", undefined],
  ]),
  offSale: new Set(),
  freight: fen(800),
  discount: fen(0),
  total: fen(28300),
};

const codeOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("cartParts", () => {
  const parts = cartParts(cart);

  it("groups lines by merchant in the order of their first line", () => {
    expect(parts.merchant_parts.map(({ merchant, items }) => [merchant.handle, items.map(({ id }) => id)])).toEqual([
      ["bees", ["item_1", "item_3"]],
      ["tools", ["item_2"]],
    ]);
  });

  it("adds goods and weight per merchant, and goods and freight to the total", () => {
    expect(parts.merchant_parts.map((part) => [part.goods_total_fen, part.weight_grams])).toEqual([
      ["18600", 1600],
      ["8900", 650],
    ]);
    expect(parts).toMatchObject({ goods_total_fen: "27500", freight_total_fen: "800", total_fen: "28300" });
  });

  it("offers each merchant its own ways of delivery, a price only where there is one", () => {
    expect(
      parts.merchant_parts.map((part) => part.shipping_options.map(({ id, amount_fen }) => [id, amount_fen])),
    ).toEqual([[["so_bees", "800"]], [["so_tools", null]]]);
    expect(parts.merchant_parts.map(({ selected_option_id }) => selected_option_id)).toEqual(["so_bees", null]);
  });

  it("says which merchants do not sell now", () => {
    const offSale = new Set([smoker.product_id]);
    expect(parts.merchant_parts.map(({ selling }) => selling)).toEqual([true, true]);
    expect(cartParts({ ...cart, offSale }).merchant_parts.map(({ selling }) => selling)).toEqual([true, false]);
  });

  it("says how many can be had: counted, not counted, gone", () => {
    const quantities = parts.merchant_parts.flatMap(({ items }) => items.map((it) => [it.id, it.available_quantity]));
    expect(Object.fromEntries(quantities)).toEqual({ item_1: 7, item_2: 9999, item_3: 0 });
  });

  it("survives JSON: no amount is a bigint", () => {
    expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
  });

  it("refuses a line that belongs to nobody", () => {
    const lines = [cartLineFixture({ merchant: null })];
    expect(codeOf(() => cartParts({ ...cart, lines }))).toBe("line_without_merchant");
  });
});

describe("chosenOptions", () => {
  const options = [optionFixture(), optionFixture({ id: "so_tools", shipping_profile_id: "sp_tools" })];
  const choose = (...choices: [string, string][]) =>
    codeOf(() =>
      chosenOptions(
        { lines: cart.lines, options },
        choices.map(([merchant_id, option_id]) => ({ merchant_id, option_id })),
      ).map(({ id }) => id),
    );

  it("takes one option per merchant, whatever the order of the choices", () => {
    expect(choose([tools.id, "so_tools"], [bees.id, "so_bees"])).toEqual(["so_bees", "so_tools"]);
  });

  it.each<[string, [string, string][], string]>([
    ["a merchant without a choice", [[bees.id, "so_bees"]], "delivery_missing"],
    [
      "another merchant's option",
      [
        [bees.id, "so_tools"],
        [tools.id, "so_bees"],
      ],
      "delivery_not_available",
    ],
    [
      "an unknown option",
      [
        [bees.id, "so_bees"],
        [tools.id, "so_none"],
      ],
      "delivery_not_available",
    ],
    [
      "a merchant chosen twice",
      [
        [bees.id, "so_bees"],
        [tools.id, "so_tools"],
        [bees.id, "so_bees"],
      ],
      "delivery_not_available",
    ],
    [
      "a merchant not in the cart",
      [
        [bees.id, "so_bees"],
        [tools.id, "so_tools"],
        ["mer_x", "so_x"],
      ],
      "delivery_not_available",
    ],
  ])("refuses %s", (_, choices, code) => {
    expect(choose(...choices)).toBe(code);
  });

  it("refuses an option without a price here", () => {
    const unpriced = { lines: [smoker], options: [toolsExpress] };
    expect(codeOf(() => chosenOptions(unpriced, [{ merchant_id: tools.id, option_id: "so_tools" }]))).toBe(
      "delivery_not_available",
    );
  });

  it("refuses an empty cart", () => {
    expect(codeOf(() => chosenOptions({ lines: [], options }, []))).toBe("cart_empty");
  });
});

describe("assertFreightCurrent", () => {
  const check = (amount: number, option = optionFixture()) =>
    codeOf(() => assertFreightCurrent([{ id: "sm_1", shipping_option_id: "so_bees", amount: fen(amount) }], [option]));

  it("passes the price of now", () => {
    expect(check(800)).toBeUndefined();
    expect(codeOf(() => assertFreightCurrent([], []))).toBeUndefined();
  });

  it.each<[string, number, ReturnType<typeof optionFixture>]>([
    ["one fen less than it costs now", 799, optionFixture()],
    ["more than it costs now", 801, optionFixture()],
    ["nothing, for what has no price here", 0, optionFixture({ amount: null })],
    ["an option that is gone", 800, optionFixture({ id: "so_other" })],
  ])("refuses %s", (_, amount, option) => {
    expect(check(amount, option)).toBe("delivery_price_changed");
  });
});
