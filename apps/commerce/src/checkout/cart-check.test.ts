import { assertOrderable, assertSelling, type CheckedCart, shortagesOf } from "./cart-check";

const line = { id: "item_1", title: "示例蜂蜜", variant_id: "variant_1", quantity: 2, shipping_profile_id: "sp_a" };
const address = {
  first_name: "示例收货人",
  phone: "13812345678",
  province: "山西省",
  city: "晋城市",
  address_1: "龙港镇示例街 1 号",
  metadata: { region_code: "140521" },
};
const cart: CheckedCart = {
  lines: [line],
  deliveries: [{ shipping_profile_id: "sp_a", pickup: false }],
  address,
  amounts: ["39.8", "8", "47.80"],
};

function refusal(change: Partial<CheckedCart>): string | undefined {
  try {
    assertOrderable({ ...cart, ...change });
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("assertSelling", () => {
  it("passes where every merchant sells, and names the goods of each that does not", () => {
    expect(() => assertSelling([])).not.toThrow();
    const [honey, comb, millet] = [
      { title: "蜂蜜", merchant: "示例甲" },
      { title: "巢蜜", merchant: "示例甲" },
      { title: "小米", merchant: "示例乙" },
    ];
    expect(() => assertSelling([honey, millet, comb, honey])).toThrow("示例甲的“蜂蜜”、“巢蜜”；示例乙的“小米”");
  });
});

describe("assertOrderable", () => {
  it("passes a whole cart", () => {
    expect(refusal({})).toBeUndefined();
  });

  it.each<[string, Partial<CheckedCart>]>([
    ["cart_empty", { lines: [] }],
    ["quantity_invalid", { lines: [{ ...line, quantity: 0.5 }] }],
    ["quantity_invalid", { lines: [{ ...line, quantity: 0 }] }],
    ["address_missing", { address: null }],
    ["receiver_missing", { address: { ...address, first_name: " " } }],
    ["phone_invalid", { address: { ...address, phone: "12345678901" } }],
    ["phone_invalid", { address: { ...address, phone: null } }],
    ["address_missing", { address: { ...address, city: "" } }],
    ["address_missing", { address: { ...address, metadata: null } }],
    ["region_unknown", { address: { ...address, metadata: { region_code: "999999" } } }],
    ["region_unknown", { address: { ...address, metadata: { region_code: "110101" } } }],
    ["delivery_missing", { deliveries: [] }],
    ["delivery_missing", { lines: [line, { ...line, id: "item_2", shipping_profile_id: "sp_b" }] }],
    ["delivery_missing", { lines: [{ ...line, shipping_profile_id: null }] }],
    ["delivery_not_available", { deliveries: [...cart.deliveries, ...cart.deliveries] }],
    ["delivery_not_available", { deliveries: [...cart.deliveries, { shipping_profile_id: "sp_b", pickup: false }] }],
    ["sub_fen_amount", { amounts: ["39.8", "8.005"] }],
    ["negative_amount", { amounts: ["-0.01"] }],
  ])("refuses with %s", (code, change) => {
    expect(refusal(change)).toBe(code);
  });

  it("asks for no address when everything is fetched, but still for a receiver who can be reached", () => {
    const pickup = { deliveries: [{ shipping_profile_id: "sp_a", pickup: true }] };
    const receiver = { first_name: address.first_name, phone: address.phone };
    expect(refusal({ ...pickup, address: receiver })).toBeUndefined();
    expect(refusal({ ...pickup, address: { ...receiver, phone: "" } })).toBe("phone_invalid");
  });
});

describe("shortagesOf", () => {
  it("finds nothing when there is enough, or when stock is not counted", () => {
    expect(shortagesOf([line], new Map([["variant_1", 2]]))).toEqual([]);
    expect(shortagesOf([line], new Map([["variant_1", undefined]]))).toEqual([]);
  });

  it("adds up lines of one variant", () => {
    const second = { ...line, id: "item_2", quantity: 1 };
    const shortage = { title: line.title, wanted: 3, available: 2 };
    expect(shortagesOf([line, second], new Map([["variant_1", 2]]))).toEqual([
      { ...shortage, item_id: "item_1" },
      { ...shortage, item_id: "item_2" },
    ]);
  });

  it("finds a line whose variant is gone", () => {
    expect(shortagesOf([line], new Map())).toMatchObject([{ item_id: "item_1", available: 0 }]);
    expect(shortagesOf([{ ...line, variant_id: null }], new Map())).toMatchObject([{ wanted: 2, available: 0 }]);
  });
});
