import { fen } from "@qinshui/cn/money";
import { interrupted, rowsMakingUp } from "./interrupted";
import type { PaymentOnRecord, RefundRow } from "./read-payment";

const row = (id: string, amount: number, told = false): RefundRow => ({
  id,
  amount: fen(amount),
  created_at: new Date(`2026-11-24T00:0${id}:00Z`),
  note: null,
  created_by: null,
  metadata: null,
  allocation_id: null,
  told,
});

const NAMED = { id: "order_1", canceled: false, canceled_at: null, told_whole: false };

const payment = (order: PaymentOnRecord["order"], refunds: RefundRow[]): PaymentOnRecord => ({
  id: "pay_1",
  collection_id: "paycol_1",
  provider_id: "pp_1",
  currency_code: "cny",
  data: {},
  captured: fen(5000),
  refunded: fen(refunds.reduce((sum, { amount }) => sum + amount, 0n)),
  refunds,
  order,
});

const ids = (rows: RefundRow[] | undefined) => rows?.map(({ id }) => id);
const LATEST = new Date("2026-11-24T00:05:00Z");

describe("interrupted", () => {
  it("are rows of which their order does not know, the oldest first, and none that is young", () => {
    const rows = [row("6", 1), row("3", 1), row("2", 1, true), row("1", 1)];
    expect(ids(interrupted(payment(NAMED, rows), fen(4), LATEST))).toEqual(["1", "3"]);
    expect(ids(interrupted(payment(NAMED, rows), undefined, LATEST))).toEqual(["1", "3"]);
  });

  it.each([
    ["without an order", null],
    ["of an order that was told of everything at once", { ...NAMED, canceled: true, told_whole: true }],
  ])("are, %s, the rows for which the provider gave back too little", (_case, order) => {
    const rows = [row("2", 200, true), row("1", 100, true), row("6", 50)];
    expect(ids(interrupted(payment(order, rows), fen(349), LATEST))).toEqual(["1", "2"]);
    expect(interrupted(payment(order, rows), fen(350), LATEST)).toEqual([]);
    expect(interrupted(payment(order, rows), undefined, LATEST)).toEqual([]);
  });
});

describe("rowsMakingUp", () => {
  const rows = [row("1", 700), row("2", 1000), row("3", 700)];

  it.each([
    [0, []],
    [700, ["1"]],
    [1000, ["2"]],
    [1400, ["1", "3"]],
    [1700, ["1", "2"]],
    [2400, ["1", "2", "3"]],
  ])("%d fen are rows %j", (sum, found) => expect(ids(rowsMakingUp(rows, fen(sum)))).toEqual(found));

  it.each([1, 699, 1001, 2401])("%d fen are no rows' sum", (sum) => {
    expect(rowsMakingUp(rows, fen(sum))).toBeUndefined();
  });

  it("are not looked for among more rows than can be tried", () => {
    const many = Array.from({ length: 40 }, (_, i) => row(String(i), 2));
    expect(rowsMakingUp(many, fen(39))).toBeUndefined();
    expect(ids(rowsMakingUp(many.slice(0, 20), fen(4)))).toEqual(["0", "1"]);
  });
});
