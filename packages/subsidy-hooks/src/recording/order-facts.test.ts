import type { ReviewLineRow } from "../modules/subsidy/review-rows";
import { orderFacts, orderSchema, type ShopOrder } from "./order-facts";
import { personalHasher } from "./personal-hash";

const hasher = personalHasher("示例密钥-仅供测试-0123456789");

const row: ReviewLineRow = {
  order_id: "order_1",
  order_display_id: "7",
  line_id: "line_1",
  merchant_id: "mer_1",
  merchant_name: "示例蜂业",
  goods_class: "specialty_agricultural",
  title: "示例蜂蜜",
  captured_fen: "1000",
  net_fen: "900",
  sold_at: "2026-06-02T00:00:00Z",
};

const place = {
  first_name: "示例买家",
  last_name: null,
  phone: "13911112222",
  province: "山西省",
  city: "晋城市",
  address_2: "沁水县",
  address_1: "示例路 1 号",
};

function shopOrder(more: Record<string, unknown> = {}): ShopOrder {
  return orderSchema.parse({
    id: "order_1",
    created_at: "2026-06-01T00:00:00Z",
    email: "buyer@example.com",
    customer: null,
    shipping_address: place,
    billing_address: null,
    shipping_methods: [{ shipping_option_id: "so_1" }],
    fulfillments: [],
    ...more,
  });
}

function fulfillment(more: Record<string, unknown> = {}) {
  return {
    id: "ful_1",
    created_at: "2026-06-03T00:00:00Z",
    shipped_at: null,
    canceled_at: null,
    metadata: null,
    items: [{ line_item_id: "line_1" }],
    labels: [{ tracking_number: "SF 0123456789" }],
    ...more,
  };
}

function factsOf(more: Record<string, unknown> = {}, pickups: [string, string | null][] = [], rows = [row]) {
  return orderFacts(shopOrder(more), rows, new Map(pickups), [], hasher);
}

const parcelOf = (more: Record<string, unknown>) => factsOf({ fulfillments: [fulfillment(more)] }).parcels[0];

describe("orderFacts", () => {
  it("gives away nothing of the buyer", () => {
    const text = JSON.stringify(factsOf({ fulfillments: [fulfillment()] }), (_, it) =>
      typeof it === "bigint" ? `${it}` : it,
    );
    for (const secret of [
      place.first_name,
      place.phone,
      place.address_1,
      "buyer@example.com",
      "0123456789",
      "沁水县",
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it("takes the account for the buyer, else the phone, else the e-mail, else nobody else's", () => {
    const customer = { id: "cus_1", has_account: true, email: null, phone: null };
    expect(factsOf({ customer }).buyer).toBe(hasher.account("cus_1"));
    expect(factsOf({ customer: { ...customer, has_account: false } }).buyer).toBe(hasher.phone("13911112222"));
    const noPhone = { shipping_address: { ...place, phone: null } };
    expect(factsOf(noPhone).buyer).toBe(hasher.email("buyer@example.com"));
    expect(factsOf({ ...noPhone, email: null }).buyer).toBe(hasher.account("order_1"));
  });

  it("knows every phone and e-mail that the order names", () => {
    const found = factsOf({
      customer: { id: "cus_1", has_account: false, email: "own@example.com", phone: "13700000001" },
      billing_address: { ...place, phone: "13700000002" },
    });
    expect(found.phones).toEqual(["13911112222", "13700000002", "13700000001"].map((it) => hasher.phone(it)));
    expect(found.emails).toEqual(["buyer@example.com", "own@example.com"].map((it) => hasher.email(it)));
  });

  it("has no address without a street", () => {
    expect(factsOf({ shipping_address: { ...place, address_1: "" } }).address).toBeNull();
    expect(factsOf({ shipping_address: null }).address).toBeNull();
    expect(factsOf().address).not.toBeNull();
  });

  it("dates the sale by the first of its lines", () => {
    const later = { ...row, line_id: "line_2", sold_at: new Date("2026-06-09T00:00:00Z") };
    expect(factsOf({}, [], [later, row]).sold_at).toEqual(new Date("2026-06-02T00:00:00Z"));
  });

  it("tells what is fetched from what is sent, merchant by merchant", () => {
    const pickup = (pickups: [string, string | null][]) => factsOf({}, pickups).lines[0]?.pickup;
    expect(pickup([])).toBe(false);
    expect(pickup([["so_1", "mer_1"]])).toBe(true);
    expect(pickup([["so_1", null]])).toBe(true);
    expect(pickup([["so_1", "mer_2"]])).toBe(false);
    expect(pickup([["so_2", "mer_1"]])).toBe(false);
  });
});

describe("a parcel", () => {
  it("keeps the waybill's hash and last four characters", () => {
    expect(parcelOf({})).toMatchObject({
      line_ids: ["line_1"],
      waybills: [{ hash: hasher.waybill("SF0123456789"), tail: "6789" }],
      courier_cost_fen: null,
    });
    expect(parcelOf({ labels: [{ tracking_number: " " }] })?.waybills).toEqual([]);
  });

  it("is as old as its waybill says, else as its dispatch, else as its row", () => {
    expect(parcelOf({})?.at).toEqual(new Date("2026-06-03T00:00:00Z"));
    expect(parcelOf({ shipped_at: "2026-06-04T00:00:00Z" })?.at).toEqual(new Date("2026-06-04T00:00:00Z"));
    const noted = { shipped_at: "2026-06-04T00:00:00Z", metadata: { waybill_at: "2026-05-30T08:00:00+08:00" } };
    expect(parcelOf(noted)?.at).toEqual(new Date("2026-05-30T00:00:00Z"));
  });

  it("costs what was noted, in whole fen, and nothing is guessed", () => {
    expect(parcelOf({ metadata: { courier_cost_fen: "350", other: 1 } })?.courier_cost_fen).toBe(350n);
    expect(() => parcelOf({ metadata: { courier_cost_fen: "3.5" } })).toThrow();
  });

  it("that was cancelled is none", () => {
    expect(parcelOf({ canceled_at: "2026-06-04T00:00:00Z" })).toBeUndefined();
  });
});
