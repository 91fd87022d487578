import { certifiedIn, detailsOf, stepOfRow } from "../workflows/year/step-rows";
import { moneyOf, noticeOf, sealOf, taken, throughNotice, YEAR } from "./fixtures";
import type { StepAction, YearStep } from "./step";
import { yearState } from "./year-state";

const actions: StepAction[] = [
  ...throughNotice,
  { kind: "confirm_entries", up_to: "9007199254740993", count: 2 },
  moneyOf("grant", "a", 1_000n),
  moneyOf("pay", "a", 1_000n),
  sealOf(2, { a: 9_007_199_254_740_993n }),
  noticeOf(),
  sealOf(3, { a: 1n }),
  moneyOf("demand_return", "a", 999n),
  moneyOf("record_return", "a", 999n),
];

/** As the database keeps it: the kind, and details that went through JSON. */
function stored(step: YearStep) {
  const { by, at, reason, ...action } = step;
  return {
    kind: action.kind,
    details: JSON.parse(JSON.stringify(detailsOf(action as StepAction))),
    taken_by: by,
    taken_at: at.toISOString(),
    reason,
  };
}

const certifiedBy = (revision: number) => {
  const seal = actions.find((action) => action.kind === "seal" && action.revision === revision);
  return seal?.kind === "seal" ? seal.certified : [];
};

describe("rows of steps", () => {
  it("give back every step as it was taken, and so the same state", () => {
    const steps = taken(actions);
    const read = steps.map((step) => stepOfRow(stored(step), certifiedBy));
    expect(read).toEqual(steps);
    expect(yearState(YEAR, read)).toEqual(yearState(YEAR, steps));
  });

  it("are refused when they hold no step", () => {
    const [row] = taken([moneyOf("pay", "a", 1n)]).map(stored);
    if (!row) throw new Error("no row");
    expect(() => stepOfRow({ ...row, kind: "reopen" }, certifiedBy)).toThrow();
    expect(() => stepOfRow({ ...row, details: {} }, certifiedBy)).toThrow();
  });
});

describe("certifiedIn", () => {
  it("takes each claimant's subsidy, exactly", () => {
    const claimant = { claimant_id: "a", claimant_name: "示例", classes: [], subsidy_fen: "9007199254740993" };
    const report = { claimants: [claimant] } as unknown as Parameters<typeof certifiedIn>[0];
    expect(certifiedIn(report)).toEqual([
      { claimant_id: "a", claimant_name: "示例", subsidy_fen: 9_007_199_254_740_993n },
    ]);
  });
});
