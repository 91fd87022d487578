import { fen } from "@qinshui/cn/money";
import { bees, orderLineFixture, tools } from "./fixtures";
import { type OrderToProject, orderParts } from "./order-parts";
import { partStateOf } from "./part-state";

const order: OrderToProject = {
  id: "order_1",
  display_id: 7,
  created_at: "2026-11-24T02:00:00.000Z",
  email: "shopper@example.cn",
  receiver: { name: "示例客户一", phone: "13812345678", address: "山西省晋城市沁水县示例路 1 号" },
  canceled: false,
  paid: true,
  lines: [
    orderLineFixture(),
    orderLineFixture({ id: "ordli_2", merchant: tools, quantity: 1, total: fen(8900), refunded: fen(8900) }),
  ],
  deliveries: [{ merchant_id: bees.id, kind: "express", name: "快递", amount: fen(800), hall: null }],
  shipments: [
    {
      line_ids: ["ordli_1"],
      shipped_at: new Date("2026-11-25T02:00:00Z"),
      delivered_at: null,
      tracking_numbers: ["SL1"],
    },
  ],
  freight: fen(800),
  discount: fen(0),
  total: fen(23300),
  refunded: fen(8900),
};

describe("orderParts", () => {
  const parts = orderParts(order);

  it("gives each merchant its lines, delivery, shipments and state", () => {
    expect(parts.merchant_parts).toMatchObject([
      {
        merchant: bees,
        state: "awaiting_shipment",
        items: [{ id: "ordli_1", total_fen: "13600", refunded_fen: "0" }],
        delivery: { kind: "express", amount_fen: "800" },
        shipments: [{ shipped_at: "2026-11-25T02:00:00.000Z", delivered_at: null, tracking_numbers: ["SL1"] }],
      },
      {
        merchant: tools,
        state: "refunded",
        items: [{ id: "ordli_2", refunded_fen: "8900" }],
        delivery: null,
        shipments: [],
      },
    ]);
  });

  it("adds up", () => {
    expect(parts).toMatchObject({
      goods_total_fen: "22500",
      freight_total_fen: "800",
      total_fen: "23300",
      refunded_total_fen: "8900",
    });
  });

  it("masks the receiver's phone", () => {
    expect(parts.order.receiver?.phone).toBe("138****5678");
    expect(JSON.stringify(parts)).not.toContain("13812345678");
  });

  it.each<[string, Partial<OrderToProject>, string]>([
    ["paid", {}, "paid"],
    ["nothing captured", { paid: false }, "awaiting_payment"],
    ["all given back", { refunded: fen(23300) }, "refunded"],
    ["one fen kept", { refunded: fen(23299) }, "paid"],
    ["canceled", { canceled: true, refunded: fen(23300) }, "canceled"],
  ])("is %s as a whole", (_, over, state) => {
    expect(orderParts({ ...order, ...over }).order.state).toBe(state);
  });
});

describe("partStateOf", () => {
  const line = (fulfilled: number, shipped: number, delivered: number) => ({
    quantity: 2,
    fulfilled,
    shipped,
    delivered,
  });
  const state = (lines: ReturnType<typeof line>[], over: Partial<Parameters<typeof partStateOf>[0]> = {}) =>
    partStateOf({ canceled: false, paid: true, refunded: false, pickup: false, lines, ...over });

  it.each([
    ["nothing packed", [line(0, 0, 0)], "awaiting_shipment"],
    ["packed only", [line(2, 0, 0)], "awaiting_shipment"],
    ["one piece of two shipped", [line(2, 1, 0)], "awaiting_shipment"],
    ["one line shipped, one not", [line(2, 2, 0), line(0, 0, 0)], "awaiting_shipment"],
    ["all shipped", [line(2, 2, 0), line(2, 2, 1)], "shipped"],
    ["all delivered", [line(2, 2, 2)], "delivered"],
  ])("express: %s", (_, lines, expected) => {
    expect(state(lines)).toBe(expected);
  });

  it.each([
    ["not packed", [line(0, 0, 0)], "awaiting_shipment"],
    ["one line packed", [line(2, 0, 0), line(1, 0, 0)], "awaiting_shipment"],
    ["all packed", [line(2, 0, 0)], "ready_for_pickup"],
    ["handed over", [line(2, 0, 2)], "picked_up"],
  ])("pickup: %s", (_, lines, expected) => {
    expect(state(lines, { pickup: true })).toBe(expected);
  });

  it("says canceled, unpaid and refunded before anything else", () => {
    const done = [line(2, 2, 2)];
    expect(state(done, { canceled: true, refunded: true })).toBe("canceled");
    expect(state(done, { paid: false })).toBe("awaiting_payment");
    expect(state(done, { refunded: true })).toBe("refunded");
  });
});
