import { CommerceRefused, CommerceUnavailable } from "../../lib/commerce/errors.ts";
import { isCartGone, problemOf, statusOf } from "./problem.ts";

const refused = (status: number, code: string, message = "英文 not for shoppers") =>
  new CommerceRefused(status, { code, message, hint: "怎么办" });

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("problemOf", () => {
  it("passes on what the catalogue says", () => {
    const found = problemOf(refused(409, "out_of_stock", "有商品库存不足"));
    expect(found).toEqual({ code: "out_of_stock", title: "有商品库存不足", hint: "怎么办" });
  });

  it.each(["not_allowed", "invalid_data", "not_found", "refused", "shop_key_missing"])(
    "does not show core's own sentence of %s",
    (code) => {
      const found = problemOf(refused(400, code));
      expect(found.title).not.toContain("not for shoppers");
      expect(found.hint).not.toBe("");
    },
  );

  it("says that the shop is down, and logs why", () => {
    expect(problemOf(new CommerceUnavailable("no answer")).code).toBe("commerce_unavailable");
    expect(console.error).toHaveBeenCalledWith("CommerceUnavailable: no answer");
  });

  it("does not swallow what nobody foresaw", () => {
    expect(() => problemOf(new TypeError("bug"))).toThrow("bug");
  });
});

it("answers a shortage with 409 and an outage with 503", () => {
  expect(statusOf(problemOf(refused(409, "out_of_stock")))).toBe(409);
  expect(statusOf(problemOf(new CommerceUnavailable("x")))).toBe(503);
  expect(statusOf(problemOf(refused(400, "delivery_missing")))).toBe(400);
});

it("knows a cart that is gone", () => {
  expect(isCartGone(refused(404, "cart_not_found"))).toBe(true);
  expect(isCartGone(refused(409, "cart_completed"))).toBe(true);
  expect(isCartGone(refused(409, "out_of_stock"))).toBe(false);
  expect(isCartGone(new CommerceUnavailable("x"))).toBe(false);
});
