import type { Mark } from "../../lib/commerce/marks.ts";
import { groupMarks, markFacts } from "./mark-kinds.ts";

const mark = (of: Partial<Mark>): Mark => ({
  id: "m",
  handle: "m",
  kind: "local_brand",
  name: "示例",
  product_ids: [],
  authorised_merchants: [],
  ...of,
});

describe("markFacts", () => {
  it("says that an indication without a number may not be used", () => {
    const facts = markFacts(mark({ kind: "geographical_indication" }));
    expect(facts).toContainEqual({ name: "登记号", value: "尚无登记号，不得用标" });
  });

  it("leaves out what a brand does not have", () => {
    expect(markFacts(mark({ holder: "示例公司" }))).toEqual([{ name: "持有人", value: "示例公司" }]);
  });
});

it("groups marks by kind", () => {
  const regional = mark({ kind: "regional_brand" });
  const indication = mark({ kind: "geographical_indication" });
  const local = mark({});
  expect(groupMarks([local, indication, regional])).toEqual({ regional, local: [local], indications: [indication] });
});
