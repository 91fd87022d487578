import { type Draft, draftProblems } from "../admin/routes/subsidy/projects/parts/form-problems";
import { APPLIED_PROGRAMMES } from "./facts";

const empty: Draft = { programme: "new_project_grant", merchant: "", texts: {}, place: "", renamed: false };
const filled: Draft = {
  ...empty,
  merchant: "mer_1",
  texts: { project_number: "示例-1", project_name: "示例车间", invested_fen: "100", requested_fen: "30.5" },
  place: "x",
};

describe("the form of an application", () => {
  it("names everything that is missing at once", () => {
    expect(Object.keys(draftProblems(empty))).toEqual([
      "claimant_name",
      "credit_code",
      "project_number",
      "project_name",
      "invested_fen",
      "requested_fen",
      "place",
    ]);
  });

  it("asks what the programme needs, and of a merchant of the shop no name and code", () => {
    const cross = draftProblems({ ...empty, programme: "cross_border" });
    expect(Object.keys(cross)).toEqual(["claimant_name", "credit_code", "net_sales_fen", "place"]);
    const loan = draftProblems({ ...filled, programme: "loan_interest", texts: {} });
    expect(Object.keys(loan)).toEqual([
      "project_number",
      "project_name",
      "interest_paid_fen",
      "granted_before_fen",
      "requested_fen",
    ]);
    for (const programme of APPLIED_PROGRAMMES) expect(draftProblems({ ...empty, programme })).toHaveProperty("place");
  });

  it("is content with what is whole, and asks for dates never", () => {
    expect(draftProblems(filled)).toEqual({});
  });

  it.each(["2,000万", "1.005", "-1"])("takes no %s for an amount", (invested_fen) => {
    const problems = draftProblems({ ...filled, texts: { ...filled.texts, invested_fen } });
    expect(Object.keys(problems)).toEqual(["invested_fen"]);
  });

  it("asks why the name has changed once that is said", () => {
    const texts = { ...filled.texts, claimant_name: "示例公司", credit_code: "91140521MA0DEM9024" };
    expect(draftProblems({ ...filled, merchant: "", texts, renamed: true })).toEqual({
      renamed_reason: "请写明更名的依据。",
    });
    expect(draftProblems({ ...filled, merchant: "", texts })).toEqual({});
  });
});
