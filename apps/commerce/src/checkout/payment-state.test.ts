import { outcomeOf, type PaymentState, paymentsToGiveBack, type SessionState } from "./payment-state";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 2, minute));
const session = (status: string, minute = 0, attempted = minute): SessionState => ({
  id: `payses_${minute}`,
  status,
  created_at: at(minute),
  data: { attempted_at: at(attempted).toISOString() },
});
const payment = (captured: number, refunded: number, minute = 1, refundedMinute?: number): PaymentState => ({
  id: `pay_${minute}`,
  session_id: `payses_${minute}`,
  captured: BigInt(captured),
  refunded: BigInt(refunded),
  created_at: at(minute),
  refunded_at: refundedMinute === undefined ? null : at(refundedMinute),
});

describe("outcomeOf", () => {
  it.each<[string, ReturnType<typeof outcomeOf>, Parameters<typeof outcomeOf>]>([
    ["nothing begun", { state: "open" }, [false, [], []]],
    ["a session waits", { state: "awaiting_payment" }, [false, [session("pending")], []]],
    ["money is here, the order not yet", { state: "processing" }, [false, [session("authorized")], [payment(100, 0)]]],
    [
      "the shopper said no",
      { state: "declined", reason: "canceled", refunded: false },
      [false, [session("canceled")], []],
    ],
    ["the payment failed", { state: "declined", reason: "failed", refunded: false }, [false, [session("error")], []]],
    ["an order exists", { state: "paid" }, [true, [session("authorized")], [payment(100, 0)]]],
    ["an order exists, all returned since", { state: "paid" }, [true, [], [payment(100, 100, 1, 5)]]],
  ])("%s", (_, expected, input) => {
    expect(outcomeOf(...input)).toEqual(expected);
  });

  it("is declined after a refund, although core made a fresh session for the same attempt", () => {
    const renewed = session("pending", 3, 0);
    expect(outcomeOf(false, [renewed], [payment(100, 100, 1, 2)])).toEqual({ state: "declined", refunded: true });
  });

  it("waits again once the shopper tries anew after a refund", () => {
    const again = session("pending", 4);
    expect(outcomeOf(false, [session("pending", 3, 0), again], [payment(100, 100, 1, 2)])).toEqual({
      state: "awaiting_payment",
    });
  });
});

describe("paymentsToGiveBack", () => {
  const ids = (payments: PaymentState[]) => payments.map(({ id }) => id);

  it("gives back all that is held without an order", () => {
    expect(ids(paymentsToGiveBack(false, [payment(100, 0, 1), payment(100, 100, 2, 3), payment(0, 0, 4)]))).toEqual([
      "pay_1",
    ]);
  });

  it("keeps the first payment of an order and gives back a second", () => {
    expect(ids(paymentsToGiveBack(true, [payment(100, 0, 2), payment(100, 0, 1)]))).toEqual(["pay_2"]);
  });

  it("keeps an order's payment whatever was refunded of it, or before it", () => {
    expect(paymentsToGiveBack(true, [payment(100, 40, 1, 5)])).toEqual([]);
    expect(paymentsToGiveBack(true, [payment(100, 100, 1, 2), payment(100, 0, 3)])).toEqual([]);
  });
});
