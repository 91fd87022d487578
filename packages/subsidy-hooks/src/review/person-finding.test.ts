import { fen } from "@qinshui/cn/money";
import { type BookedLine, personFinding } from "./person-finding";

const line = (line_id: string, more: Partial<BookedLine> = {}): BookedLine => ({
  order_id: `o_${line_id}`,
  order_display_id: `淘宝-${line_id}`,
  line_id,
  title: "示例商品",
  amount_fen: fen(100),
  merchant_id: "mer_1",
  merchant_name: "示例蜂业",
  policy_year: 2026,
  ...more,
});
const booked = [line("a"), line("b", { amount_fen: fen(250) }), line("c", { merchant_id: "mer_2" })];
const raise = (line_ids: string[], text = "买家是店主的亲戚，示例") => personFinding({ line_ids, text }, booked);

it("is about what was chosen, in the words of whoever raises it", () => {
  const finding = raise(["b", "a", "a"]);
  expect(finding).toMatchObject({
    signal: "person",
    policy_year: 2026,
    merchant_id: "mer_1",
    amount_fen: 350n,
    text: { zh: "买家是店主的亲戚，示例" },
    parameters: [],
  });
  expect(finding.lines).toEqual([
    { order_id: "o_a", order_display_id: "淘宝-a", line_id: "a", title: "示例商品", amount_fen: 100n },
    { order_id: "o_b", order_display_id: "淘宝-b", line_id: "b", title: "示例商品", amount_fen: 250n },
  ]);
});

it("is one for the same lines and words, and another for others", () => {
  expect(raise(["b", "a"]).key).toBe(raise(["a", "b"], " 买家是店主的亲戚，示例 ").key);
  expect(new Set([raise(["a"]).key, raise(["b"]).key, raise(["a"], "别的").key]).size).toBe(3);
});

it.each<[string, () => unknown]>([
  ["finding_lines_missing", () => raise([])],
  ["finding_lines_not_booked", () => raise(["a", "x"])],
  ["finding_lines_of_several", () => raise(["a", "c"])],
  [
    "finding_lines_of_several",
    () => personFinding({ line_ids: ["a", "d"], text: "示例" }, [...booked, line("d", { policy_year: 2025 })]),
  ],
  ["decision_reason_missing", () => raise(["a"], " ")],
  ["decision_reason_personal", () => raise(["a"], "电话 13800001111")],
])("%s", (code, refused) => {
  expect(refused).toThrow(expect.objectContaining({ code }));
});
