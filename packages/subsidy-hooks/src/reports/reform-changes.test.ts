import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { parseReforms } from "../rules/reform";
import { reformChanges } from "./reform-changes";

const policy = loadPolicy("qinshui-2023-33");
const reforms = parseReforms(readPolicyFiles(policy.id));
const changesOf = (id: string) => reforms.filter((one) => one.id === id).flatMap((one) => reformChanges(policy, one));

describe("what a reform changes", () => {
  it("is said by parameter: before, after, since when, by which clause", () => {
    expect(changesOf("threshold-lower")).toMatchObject([
      {
        name: "online_sales/general_industrial/threshold",
        description: expect.stringContaining("起补线"),
        before: [{ text: "¥5,000,000.00", from: "2023-01-01", clauses: ["c5-2-3"] }],
        after: [{ text: "¥3,000,000.00", from: "2023-01-01", clauses: ["c5-2-3"] }],
      },
      { before: [{ text: "¥1,000,000.00" }], after: [{ text: "¥500,000.00" }] },
    ]);
    expect(changesOf("rate-three-percent")[0]).toMatchObject({ before: [{ text: "5%" }], after: [{ text: "3%" }] });
  });

  it("has words for every value of every reform", () => {
    const texts = reforms
      .flatMap((one) => reformChanges(policy, one))
      .flatMap(({ before, after }) => [...before, ...after]);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ text }) => /[a-z_]/.test(text))).toEqual([]);
  });
});
