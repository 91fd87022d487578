import type { FindingHistory, FindingInState } from "../modules/subsidy/findings";
import { findingDetail } from "./finding-report";

const line = (line_id: string) => ({
  order_id: `order_${line_id}`,
  order_display_id: "1",
  line_id,
  title: "示例商品",
  amount_fen: "100",
});

const finding = (revision: number, ...ids: string[]): FindingInState => ({
  id: `find_${revision}`,
  key: "s2.mer_1~a.2026",
  revision,
  raised: true,
  content_hash: "",
  signal: "s2",
  signal_version: 1,
  severity: "medium",
  policy_year: 2026,
  merchant_id: "mer_1",
  merchant_name: "示例蜂业",
  text: { zh: "示例", en: "example" },
  figures: [],
  lines: ids.map(line),
  amount_fen: String(100 * ids.length),
  parameters: [],
  raised_by: null,
  created_at: "2026-11-24T00:00:00Z",
  state: "open",
  decision: "excluded",
  decision_count: 1,
});

const history: FindingHistory = {
  finding: finding(2, "a", "b"),
  revisions: [finding(1, "a", "gone", "back"), finding(2, "a", "b")],
  decisions: [
    {
      id: "finddec_1",
      finding_key: "s2.mer_1~a.2026",
      number: 1,
      revision: 1,
      decision: "excluded",
      reason: "示例",
      line_ids: ["a", "gone", "back"],
      decided_by: "user_1",
      created_at: "2026-11-24T01:00:00Z",
    },
  ],
  line_decisions: [
    { line_id: "a", finding_key: "s2.mer_1~a.2026", effect: "exclude" },
    { line_id: "gone", finding_key: "s2.mer_1~a.2026", effect: "exclude" },
    { line_id: "back", finding_key: "s2.mer_1~a.2026", effect: "exclude" },
    { line_id: "back", finding_key: "s2.mer_1~a.2026", effect: "admit" },
  ],
};

describe("findingDetail", () => {
  it("shows the newest lines, and those of before that are still out", () => {
    const { lines } = findingDetail(history, new Map());
    expect(lines.map(({ line_id, excluded }) => [line_id, excluded])).toEqual([
      ["a", true],
      ["b", false],
      ["gone", true],
    ]);
  });

  it("names who decided, and keeps the id where nobody is known by it any more", () => {
    expect(findingDetail(history, new Map([["user_1", "示例审核员"]])).decisions[0]?.decided_by_name).toBe(
      "示例审核员",
    );
    expect(findingDetail(history, new Map()).decisions[0]).toMatchObject({
      decided_by: "user_1",
      decided_by_name: null,
    });
  });
});
