import { isOrderKey, orderKey } from "./order-key";

describe("order key", () => {
  it("opens its own order only", () => {
    const key = orderKey("order_1", "secret");
    expect(isOrderKey("order_1", key, "secret")).toBe(true);
    expect(isOrderKey("order_2", key, "secret")).toBe(false);
    expect(isOrderKey("order_1", key, "other")).toBe(false);
    expect(isOrderKey("order_1", key.slice(1), "secret")).toBe(false);
    expect(isOrderKey("order_1", "", "secret")).toBe(false);
    expect(isOrderKey("order_1", "密".repeat(43), "secret")).toBe(false);
  });

  it("can stand in an address as it is", () => {
    expect(orderKey("order_1", "secret")).toMatch(/^[\w-]{43}$/);
  });
});
