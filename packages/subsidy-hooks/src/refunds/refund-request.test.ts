import { fen } from "@qinshui/cn/money";
import type { OrderLine } from "../reports/order-report";
import { assertSameRequest, type RefundAsked } from "./refund-request";

const line = (line_id: string, title: string): OrderLine => ({
  line_id,
  title,
  part: "goods",
  merchant: null,
  tag: null,
  captured_fen: fen(1000),
  refunded_fen: fen(0),
  left_fen: fen(1000),
  to_check: false,
});
const titles = [line("a", "示例蜂蜜"), line("b", "示例蜂蜡梳")];
const first: RefundAsked = {
  order_id: "order_1",
  lines: [
    { line_id: "a", amount_fen: "500" },
    { line_id: "b", amount_fen: "20" },
  ],
  note: null,
};

describe("assertSameRequest", () => {
  it("takes the same lines in any order and any writing of the amount", () => {
    const again = {
      ...first,
      lines: [
        { line_id: "b", amount_fen: "020" },
        { line_id: "a", amount_fen: "500" },
      ],
    };
    expect(() => assertSameRequest(first, again, titles)).not.toThrow();
  });

  it.each([
    ["another amount", { lines: [{ line_id: "a", amount_fen: "501" }] }],
    ["another line", { lines: [{ line_id: "b", amount_fen: "500" }] }],
    ["another note", { note: "瓶盖破损" }],
    ["another order", { order_id: "order_2" }],
  ])("refuses %s", (_what, change) => {
    expect(() => assertSameRequest(first, { ...first, ...change }, titles)).toThrow(
      expect.objectContaining({ code: "refund_request_reused" }),
    );
  });

  it("shows both", () => {
    const other = { ...first, lines: [{ line_id: "a", amount_fen: "700" }], note: "瓶盖破损" };
    expect(() => assertSameRequest(first, other, titles)).toThrow(
      expect.objectContaining({
        hint: expect.stringContaining(
          "已提交：示例蜂蜜 ¥5.00、示例蜂蜡梳 ¥0.20，合计 ¥5.20；这次提交：示例蜂蜜 ¥7.00，合计 ¥7.00（瓶盖破损）",
        ),
      }),
    );
  });
});
