import { fen } from "@qinshui/cn/money";
import type { LineDecision } from "../ledger/order-snapshot";
import { linesDecided } from "./decision";
import type { FindingLine } from "./finding";
import type { Decision } from "./vocabulary";

const line = (line_id: string): FindingLine => ({
  order_id: "o",
  order_display_id: "1",
  line_id,
  title: "示例商品",
  amount_fen: fen(100),
});
const lines = [line("a"), line("b")];
const out = (line_id: string): LineDecision => ({ line_id, finding_key: "k", effect: "exclude" });

function decide(decision: Decision, line_ids: string[] = [], earlier: LineDecision[] = [], reason = "查无此单") {
  return linesDecided({ decision, reason, line_ids }, lines, earlier);
}

describe("linesDecided", () => {
  it("gives the lines that change, each once", () => {
    expect(decide("excluded", ["a", "a"])).toEqual(["a"]);
    expect(decide("readmitted", ["a"], [out("a")])).toEqual(["a"]);
    expect(decide("dismissed")).toEqual([]);
    expect(decide("needs_evidence", ["a"], [out("a")])).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ["finding_lines_missing", () => decide("excluded")],
    ["finding_lines_missing", () => decide("readmitted")],
    ["finding_line_unknown", () => decide("excluded", ["z"])],
    ["finding_line_not_excluded", () => decide("readmitted", ["a"])],
    ["finding_line_not_excluded", () => decide("readmitted", ["a"], [out("a"), { ...out("a"), effect: "admit" }])],
    ["finding_lines_excluded", () => decide("dismissed", [], [out("a")])],
    ["decision_reason_missing", () => decide("dismissed", [], [], "  ")],
    ["decision_reason_personal", () => decide("dismissed", [], [], "已致电 138 0013 8000 核实")],
  ])("refuses: %s", (code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }));
  });

  it("admits again a line that the finding no longer names", () => {
    expect(decide("readmitted", ["gone"], [out("gone")])).toEqual(["gone"]);
  });

  it("takes a longer number for no phone", () => {
    expect(() => decide("dismissed", [], [], "物流单号 SF1380013800012 已核对")).not.toThrow();
  });
});
