import { ownPayments } from "./own-payments";

const yuan = (value: string) => ({ raw_amount: { value } });
const payment = (id: string, captured: string, refunded: string[]) => ({
  id,
  captures: [{ id: `cap_${id}`, ...yuan(captured) }],
  refunds: refunded.map(yuan),
});
const idsOf = (written: string[], ...payments: ReturnType<typeof payment>[]) =>
  ownPayments({
    transactions: written.map((reference_id) => ({ reference_id })),
    payment_collections: [{ payments }],
  }).map(({ id }) => id);

describe("ownPayments", () => {
  it("leaves out a payment that was given back before there was an order", () => {
    expect(idsOf(["cap_second"], payment("first", "79", ["79"]), payment("second", "79", []))).toEqual(["second"]);
  });

  it("keeps an order's payment that was given back later, whole or in parts", () => {
    expect(idsOf(["cap_only"], payment("only", "79", ["79"]))).toEqual(["only"]);
    expect(idsOf(["cap_only"], payment("only", "79", ["12.34", "66.66"]))).toEqual(["only"]);
  });

  it("keeps money that is held, even where core wrote nothing to the order", () => {
    expect(idsOf([], payment("lost", "79", ["12.34"]))).toEqual(["lost"]);
  });
});
