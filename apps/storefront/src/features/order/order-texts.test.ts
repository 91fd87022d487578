import { partStateText } from "./order-texts.ts";

const express = { kind: "express" } as never;
const pickup = { kind: "pickup" } as never;

describe("partStateText", () => {
  it("does not promise a parcel to who fetches the goods", () => {
    expect(partStateText({ state: "awaiting_shipment", delivery: express }).label).toBe("待发货");
    expect(partStateText({ state: "awaiting_shipment", delivery: null }).label).toBe("待发货");
    expect(partStateText({ state: "awaiting_shipment", delivery: pickup }).label).toBe("备货中");
    expect(partStateText({ state: "ready_for_pickup", delivery: pickup }).label).toBe("可以自提");
  });
});
