import { fen } from "../../lib/money.ts";
import type { Listing } from "./listing.ts";
import { arrangeShelf, brandsOf, countBy, PER_PAGE, readShelfQuery, shelfPath } from "./shelf.ts";

let serial = 0;

function listing(of: Partial<Listing> & { yuan?: number } = {}): Listing {
  serial += 1;
  const { yuan, ...rest } = of;
  const price = yuan === undefined ? undefined : { lowest: fen(yuan * 100), highest: fen(yuan * 100) };
  return {
    id: `p${serial}`,
    handle: `p${serial}`,
    title: "示例",
    subtitle: "",
    picture: null,
    createdAt: `2026-01-${String(serial).padStart(2, "0")}`,
    kinds: ["honey"],
    brand: null,
    merchant: null,
    price,
    inStock: true,
    badges: [],
    ...rest,
  };
}

const handles = (listings: readonly Listing[]) => listings.map((one) => one.handle);

describe("readShelfQuery", () => {
  it("reads what was asked", () => {
    const query = readShelfQuery(new URLSearchParams("kind=honey&brand=qin-yuansu&sort=cheapest&page=2"));
    expect(query).toEqual({ kind: "honey", brand: "qin-yuansu", sort: "cheapest", page: 2 });
  });

  it.each(["page=0", "page=-1", "page=1.5", "page=x", "sort=toString", "sort=", "kind="])(
    "falls back on %s",
    (text) => {
      expect(readShelfQuery(new URLSearchParams(text))).toEqual({
        kind: undefined,
        brand: undefined,
        sort: "default",
        page: 1,
      });
    },
  );
});

describe("shelfPath", () => {
  it("names only what differs from the default", () => {
    expect(shelfPath("/goods", { sort: "default", page: 1 })).toBe("/goods");
    expect(shelfPath("/goods", { kind: "honey", page: 3 })).toBe("/goods?kind=honey&page=3");
  });

  it("is read back as it was written", () => {
    const query = { kind: "black-goat", brand: "qinhe-gubao", sort: "dearest", page: 2 } as const;
    const { searchParams } = new URL(shelfPath("/goods", query), "http://here");
    expect(readShelfQuery(searchParams)).toEqual(query);
  });
});

describe("arrangeShelf", () => {
  it("filters by kind and brand together", () => {
    const wanted = listing({ kinds: ["honey"], brand: { handle: "a", title: "A" } });
    const all = [wanted, listing({ kinds: ["millet"], brand: { handle: "a", title: "A" } }), listing()];
    expect(arrangeShelf(all, { kind: "honey", brand: "a", sort: "default", page: 1 }).listings).toEqual([wanted]);
  });

  it("puts what is sold out last, else keeps the order", () => {
    const [out, first, second] = [listing({ inStock: false }), listing(), listing()];
    expect(arrangeShelf([out, first, second], { sort: "default", page: 1 }).listings).toEqual([first, second, out]);
  });

  it("sorts by price both ways, unpriced goods always last", () => {
    const [none, dear, cheap] = [listing(), listing({ yuan: 90 }), listing({ yuan: 9 })];
    const sorted = (sort: "cheapest" | "dearest") => arrangeShelf([none, dear, cheap], { sort, page: 1 }).listings;
    expect(handles(sorted("cheapest"))).toEqual(handles([cheap, dear, none]));
    expect(handles(sorted("dearest"))).toEqual(handles([dear, cheap, none]));
  });

  it("cuts pages and shows the last for one beyond", () => {
    const all = Array.from({ length: PER_PAGE + 1 }, () => listing());
    expect(arrangeShelf(all, { sort: "default", page: 1 })).toMatchObject({ total: PER_PAGE + 1, pages: 2, page: 1 });
    expect(arrangeShelf(all, { sort: "default", page: 99 })).toMatchObject({ page: 2, listings: all.slice(PER_PAGE) });
  });

  it("has one empty page when nothing fits", () => {
    expect(arrangeShelf([], { sort: "default", page: 1 })).toEqual({ listings: [], total: 0, page: 1, pages: 1 });
  });
});

describe("countBy", () => {
  it("counts along one axis with the other filter kept", () => {
    const a = { handle: "a", title: "A" };
    const all = [listing({ brand: a }), listing({ kinds: ["millet"], brand: a }), listing()];
    expect(countBy(all, "kind", { kind: "honey", brand: "a" })).toEqual(
      new Map([
        ["honey", 1],
        ["millet", 1],
      ]),
    );
    expect(countBy(all, "brand", { kind: "honey" })).toEqual(new Map([["a", 1]]));
  });
});

it("lists each brand once", () => {
  const [a, b] = [
    { handle: "a", title: "A" },
    { handle: "b", title: "B" },
  ];
  expect(brandsOf([listing({ brand: b }), listing(), listing({ brand: a }), listing({ brand: b })])).toEqual([b, a]);
});
