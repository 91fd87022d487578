import { cartOf, options } from "../cart/testing/fixtures.ts";
import { choicesIn, defaultChoices, deliveryField, deliveryIsChosen, differs, placeOf, priceText } from "./delivery.ts";

const { express, pickup } = options;
const closed = { ...express, amount_fen: null, free_above_fen: null };

describe("placeOf", () => {
  const hall = { handle: "hall", name: "示例馆", address: "示例路 1 号" };

  it("names the hall once", () => {
    expect(placeOf({ name: "到馆自提：示例馆", hall })).toBe("示例路 1 号");
    expect(placeOf({ name: "到馆自提", hall })).toBe("示例馆 · 示例路 1 号");
  });

  it("has nothing to say of what is sent", () => {
    expect(placeOf({ name: "快递", hall: null })).toBe("");
  });
});

describe("defaultChoices", () => {
  it("takes express, else pickup, for every merchant", () => {
    const cart = cartOf({ merchant: "a" }, { merchant: "b", options: [closed, pickup] });
    expect(defaultChoices(cart)).toEqual([
      { merchant_id: "a", option_id: "express" },
      { merchant_id: "b", option_id: "pickup" },
    ]);
  });

  it("keeps what is chosen as long as it can be had", () => {
    expect(defaultChoices(cartOf({ chosen: "pickup" }))).toEqual([{ merchant_id: "m1", option_id: "pickup" }]);
    const gone = cartOf({ chosen: "express", options: [closed, pickup] });
    expect(defaultChoices(gone)).toEqual([{ merchant_id: "m1", option_id: "pickup" }]);
  });

  it("chooses nothing while a merchant has no way at all", () => {
    const cart = cartOf({ merchant: "a" }, { merchant: "b", options: [closed] });
    expect(defaultChoices(cart)).toBeUndefined();
  });
});

describe("choices of a form", () => {
  it("are the fields of the merchants, and nothing else", () => {
    const form = new FormData();
    form.set(deliveryField("m1"), "pickup");
    form.set(deliveryField("m2"), "");
    form.set("provider_id", "x");
    expect(choicesIn(form)).toEqual([{ merchant_id: "m1", option_id: "pickup" }]);
  });

  it("differ from the cart when one of them does", () => {
    const cart = cartOf({ merchant: "a", chosen: "express" }, { merchant: "b", chosen: "pickup" });
    expect(differs([{ merchant_id: "a", option_id: "express" }], cart)).toBe(false);
    expect(differs([{ merchant_id: "b", option_id: "express" }], cart)).toBe(true);
    expect(differs([{ merchant_id: "unknown", option_id: "express" }], cart)).toBe(true);
  });
});

it("is chosen when every merchant has a way", () => {
  expect(deliveryIsChosen(cartOf({ chosen: "express" }, { merchant: "b", chosen: "pickup" }))).toBe(true);
  expect(deliveryIsChosen(cartOf({ chosen: "express" }, { merchant: "b" }))).toBe(false);
});

it("puts a price into words", () => {
  const texts = cartOf({ options: [express, { ...express, amount_fen: "0" }, closed, pickup] })
    .merchant_parts.flatMap(({ shipping_options }) => shipping_options)
    .map(priceText);
  expect(texts).toEqual(["¥8.00", "包邮", "暂不送达该地区", "免费"]);
});
