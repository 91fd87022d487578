import { alikeOf } from "./alike.ts";
import type { Listing } from "./listing.ts";

const listing = (id: string, of: Partial<Listing> = {}): Listing => ({
  id,
  handle: id,
  title: id,
  subtitle: "",
  picture: null,
  createdAt: "",
  kinds: ["other"],
  brand: null,
  merchant: null,
  price: undefined,
  inStock: true,
  badges: [],
  ...of,
});

it("offers what is nearest first, never the same nor what is sold out", () => {
  const brand = { handle: "a", title: "A" };
  const own = listing("own", { kinds: ["honey"], brand });
  const all = [
    own,
    listing("far"),
    listing("sold", { kinds: ["honey"], inStock: false }),
    listing("brand", { brand }),
    listing("kind", { kinds: ["honey"] }),
  ];
  expect(alikeOf(own, all, 9).map((one) => one.id)).toEqual(["kind", "brand", "far"]);
  expect(alikeOf(own, all, 1).map((one) => one.id)).toEqual(["kind"]);
});
