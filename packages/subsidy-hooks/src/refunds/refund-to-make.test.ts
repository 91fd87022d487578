import { fen } from "@qinshui/cn/money";
import { REFUNDED_BEFORE, refundedBefore, refundToMake, withoutRefundedBefore } from "./refund-to-make";

const asked = (before: number, amount: number, given: number) =>
  refundToMake({ payment: "pi_1", before: fen(before), amount: fen(amount), given: fen(given) });

describe("refundToMake", () => {
  it("is the same refund however often it is asked for", () => {
    expect(asked(0, 500, 0)).toBe("pi_1:0:500");
    expect(asked(0, 500, 0)).toBe(asked(0, 500, 0));
  });

  it("is another refund once the first is on record", () => {
    expect(asked(500, 500, 500)).not.toBe(asked(0, 500, 0));
  });

  it("is not made again when the provider has made it", () => {
    expect(asked(0, 500, 500)).toBeUndefined();
    expect(asked(300, 500, 800)).toBeUndefined();
  });

  it.each([1, 499, 501, 1000])("is refused when the provider has given back %d fen of something else", (given) => {
    expect(() => asked(0, 500, given)).toThrow(expect.objectContaining({ code: "refund_books_behind" }));
  });

  it("is made when the shop's record is ahead of the provider", () => {
    expect(asked(500, 200, 0)).toBe("pi_1:500:200");
  });
});

describe("refundedBefore", () => {
  it("is there only while a refund is asked for", () => {
    expect(refundedBefore({ [REFUNDED_BEFORE]: "12" })).toBe(12n);
    expect(refundedBefore({ id: "pi_1" })).toBeUndefined();
    expect(refundedBefore(null)).toBeUndefined();
    expect(withoutRefundedBefore({ id: "pi_1", [REFUNDED_BEFORE]: "12" })).toEqual({ id: "pi_1" });
  });
});
