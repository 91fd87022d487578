import fc from "fast-check";
import { fen } from "../../lib/money.ts";
import { firstPrices, formerPrice, readPrices, writtenPrices } from "./price-changes.ts";

const line = (id: string, price: number) => ({ id, unit_price_fen: fen(price) });

describe("prices kept beside the cart", () => {
  it("come back as they were written, in letters that a cookie carries as they are", () => {
    const id = fc.stringMatching(/^[\w-]{1,40}$/);
    const prices = fc.array(fc.tuple(id, fc.integer({ min: 0, max: 10 ** 11 })), { maxLength: 60 });
    fc.assert(
      fc.property(prices, (entries) => {
        const seen = new Map(entries.map(([key, price]) => [key, fen(price)]));
        const text = writtenPrices(seen);
        expect(encodeURIComponent(text)).toBe(text);
        expect(readPrices(text)).toEqual(seen);
      }),
    );
  });

  it("stay within what a browser keeps", () => {
    const many = new Map(Array.from({ length: 500 }, (_, i) => [`cali_${String(i).padStart(26, "0")}`, fen(123456)]));
    expect(writtenPrices(many).length).toBeLessThan(3_500);
  });

  it.each(["", "~", "x", "a.b", "a.1.2", "a b.1", "a.-1", "__proto__"])("are none in %j", (text) => {
    expect(readPrices(text).size).toBe(0);
  });
});

it("keeps what was seen first, learns new lines and forgets those that are gone", () => {
  const seen = new Map([
    ["a", fen(100)],
    ["gone", fen(1)],
  ]);
  expect(firstPrices([line("a", 120), line("b", 50)], seen)).toEqual(
    new Map([
      ["a", 100n],
      ["b", 50n],
    ]),
  );
});

it("names the former price only where it is another one", () => {
  const seen = new Map([["a", fen(100)]]);
  expect(formerPrice(line("a", 120), seen)).toBe(100n);
  expect(formerPrice(line("a", 100), seen)).toBeUndefined();
  expect(formerPrice(line("b", 120), seen)).toBeUndefined();
});
