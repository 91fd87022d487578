import { capturesOf, orderMoneySchema } from "./order-money";

const ASKED = "2026-12-31T15:00:00.000Z";
const WRITTEN = "2026-12-31T16:10:00.000Z";

const capture = (id: string, created_at: string) => ({ id, created_at, raw_amount: { value: "79" } });

/** The instants of the captures of one payment, as read from what core answers. */
function instants(data: Record<string, unknown> | null, captures = [capture("cap", WRITTEN)]): string[] {
  const order = orderMoneySchema.parse({
    id: "order_1",
    payment_collections: [{ created_at: ASKED, payments: [{ id: "pay", data, captures }] }],
  });
  return capturesOf(order).map(({ at }) => at.toISOString());
}

const refused = expect.objectContaining({ code: "capture_instant_invalid" });

describe("the instant of a capture", () => {
  it("is the provider's own where the host noted it, and stays the shop's for its place among other events", () => {
    expect(instants({ captured_at: "2026-12-31T15:59:59Z" })).toEqual(["2026-12-31T15:59:59.000Z"]);
    expect(instants({ captured_at: "2026-12-31T16:00:00.000Z" })).toEqual(["2026-12-31T16:00:00.000Z"]);
  });

  it.each([null, {}, { captured_at: null }])("is when it was written down where nothing is noted: %j", (data) => {
    expect(instants(data)).toEqual([WRITTEN]);
  });

  it("of a later capture of the same payment is its own, whatever the order of the rows", () => {
    const second = "2027-01-04T00:00:00.000Z";
    const rows = [capture("cap_2", second), capture("cap_1", WRITTEN)];
    expect(instants({ captured_at: "2026-12-31T15:59:59Z" }, rows)).toEqual(["2026-12-31T15:59:59.000Z", second]);
  });

  it("is never after it was written down: clocks a minute apart are no error, more is", () => {
    expect(instants({ captured_at: "2026-12-31T16:11:00.000Z" })).toEqual([WRITTEN]);
    expect(() => instants({ captured_at: "2026-12-31T16:11:00.001Z" })).toThrow(refused);
  });

  it("is never before the money was asked for, but for a minute between clocks", () => {
    expect(instants({ captured_at: "2026-12-31T14:59:00.000Z" })).toEqual(["2026-12-31T14:59:00.000Z"]);
    expect(() => instants({ captured_at: "2026-12-31T14:58:59.999Z" })).toThrow(refused);
  });

  it.each([
    ["seconds since 1970", 1_798_732_799],
    ["another writing of time", "31.12.2026 23:59"],
    ["a local time of no zone", "2026-12-31T23:59:59"],
    ["a day that is none", "2026-02-30T00:00:00Z"],
    ["nothing", ""],
    ["a record", { at: WRITTEN }],
  ])("is refused by name for %s", (_what, captured_at) => {
    expect(() => instants({ captured_at })).toThrow(refused);
  });

  it("refuses a row that was written at no time", () => {
    const row = { ...capture("cap", WRITTEN), created_at: null };
    expect(() =>
      orderMoneySchema.parse({
        id: "order_1",
        payment_collections: [{ created_at: ASKED, payments: [{ id: "p", captures: [row] }] }],
      }),
    ).toThrow();
  });
});
