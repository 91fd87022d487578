import { type OrderChange, receiptsOf, versionTimes } from "./order-changes";

const noon = (day: number) => new Date(Date.UTC(2026, 5, day, 12));
const change = (version: number, day: number, more: Partial<OrderChange> = {}): OrderChange => ({
  id: `change_${version}_${day}`,
  version,
  confirmed_at: noon(day),
  actions: [],
  ...more,
});
const receipt = (id: string, action: string, quantity: unknown) => ({
  id,
  action,
  details: { reference_id: "line", quantity },
});

describe("versionTimes", () => {
  it("is not moved by contact data written down later under the same version", () => {
    const times = versionTimes([change(2, 9), change(2, 3), change(3, 5)]);
    expect(times).toEqual(
      new Map([
        [2, noon(3)],
        [3, noon(5)],
      ]),
    );
  });
});

describe("receiptsOf", () => {
  it("gives each part of a return its own instant, damaged units once, requested ones not at all", () => {
    const changes = [
      change(2, 1, { return_id: "ret", actions: [receipt("a0", "RETURN_ITEM", 3)] }),
      change(3, 2, {
        return_id: "ret",
        actions: [receipt("a1", "RECEIVE_RETURN_ITEM", 1), receipt("a2", "RECEIVE_DAMAGED_RETURN_ITEM", 1)],
      }),
      change(4, 3, { return_id: "ret", actions: [receipt("a3", "RECEIVE_RETURN_ITEM", "1")] }),
    ];
    expect(receiptsOf(changes)).toEqual(
      [
        ["a1", 2],
        ["a2", 2],
        ["a3", 3],
      ].map(([id, day]) => ({ id, return_id: "ret", line_id: "line", quantity: 1, received_at: noon(Number(day)) })),
    );
  });

  it.each([0.5, 0, -1, null])("refuses %s units", (quantity) => {
    const actions = [receipt("a1", "RECEIVE_RETURN_ITEM", quantity)];
    expect(() => receiptsOf([change(2, 1, { return_id: "ret", actions })])).toThrow();
  });
});
