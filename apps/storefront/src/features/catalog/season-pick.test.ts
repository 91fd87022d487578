import type { Listing } from "./listing.ts";
import { seasonPick } from "./season-pick.ts";

const listing = (handle: string, kind: string, inStock = true): Listing => ({
  id: handle,
  handle,
  title: handle,
  subtitle: "",
  picture: null,
  createdAt: "",
  kinds: [kind],
  brand: null,
  merchant: null,
  price: undefined,
  inStock,
  badges: [],
});

it("lets the kinds take turns and leaves out what is sold out", () => {
  const all = [
    listing("a1", "a"),
    listing("a2", "a"),
    listing("a3", "a"),
    listing("b0", "b", false),
    listing("b1", "b"),
  ];
  expect(seasonPick(all, 3).map((one) => one.handle)).toEqual(["a1", "b1", "a2"]);
  expect(seasonPick([], 3)).toEqual([]);
});
