import { isSeen } from "./shop-totals";

const FROM = new Date("2025-12-31T16:00:00Z");
const order = (...captures: [id: string, written: string][]) => ({
  id: "order_1",
  payment_collections: captures.map(([id, written]) => ({
    created_at: new Date(written),
    payments: [
      { id: `pay_${id}`, captures: [{ id, created_at: new Date(written), raw_amount: { value: "1" } }] as never[] },
    ],
  })),
});

describe("an order that was paid for more than once", () => {
  const paid = order(["capt_2", "2026-02-01T00:00:00Z"], ["capt_5", "2026-09-01T00:00:00Z"]);

  it("is taken with the first of its captures that is looked at, and with no later one", () => {
    expect(isSeen(paid, FROM, "")).toBe(false);
    expect(isSeen(paid, FROM, "capt_1")).toBe(false);
    expect(isSeen(paid, FROM, "capt_2")).toBe(true);
    expect(isSeen(paid, FROM, "capt_4")).toBe(true);
  });

  it("was not seen by a capture written down before the year", () => {
    const early = order(["capt_1", "2025-12-31T15:59:59Z"], ["capt_5", "2026-09-01T00:00:00Z"]);
    expect(isSeen(early, FROM, "capt_4")).toBe(false);
  });
});
