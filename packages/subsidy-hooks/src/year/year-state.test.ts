import { fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { blockers } from "./blockers";
import { clawBackList, clawBackOf } from "./claw-back";
import { calm, moneyOf, noticeOf, sealOf, taken, throughNotice, YEAR } from "./fixtures";
import { STEP_KINDS, type StepAction } from "./step";
import { afterStep, canFollow, dueOf, keptOf, newYear, PHASES, type YearState, yearState } from "./year-state";

const after = (...actions: StepAction[]) => yearState(YEAR, taken(actions));
const moneyIn = (state: YearState, id: string) => state.claimants.find((one) => one.claimant_id === id);

describe("yearState", () => {
  it("goes from open to paid, one phase after the other", () => {
    const actions = [...throughNotice, moneyOf("grant", "a", 1_000n), moneyOf("pay", "a", 1_000n)];
    const phases = actions.map((_, i) => after(...actions.slice(0, i + 1)).phase);
    expect(["open", ...phases]).toEqual([...PHASES]);
  });

  it("is granted while anything granted is unpaid", () => {
    const granted = [...throughNotice, moneyOf("grant", "a", 1_000n), moneyOf("grant", "b", 500n)];
    expect(after(...granted, moneyOf("pay", "a", 1_000n)).phase).toBe("granted");
    expect(after(...granted, moneyOf("pay", "a", 1_000n), moneyOf("pay", "b", 500n)).phase).toBe("paid");
  });

  it("must be published anew after a new revision, and then is where its money is", () => {
    const paid = [...throughNotice, moneyOf("grant", "a", 1_000n), moneyOf("pay", "a", 1_000n)];
    const revised = after(...paid, sealOf(2, { a: 800n, b: 500n }));
    expect(revised).toMatchObject({ phase: "closed", revision: 2, notice: null });
    const published = after(...paid, sealOf(2, { a: 800n, b: 500n }), noticeOf(), { kind: "end_notice" });
    expect(published.phase).toBe("paid");
    const raised = after(...paid, sealOf(2, { a: 1_200n }), noticeOf(), { kind: "end_notice" });
    expect(blockers(raised, moneyOf("grant", "a", 200n), calm())).toEqual([]);
  });

  it("certifies nothing for who is no longer in the newest revision", () => {
    expect(moneyIn(after(...throughNotice, sealOf(2, { a: 1_000n })), "b")?.certified_fen).toBe(0n);
  });

  it("refuses steps out of order, naming the phase and the step", () => {
    expect(() => after(sealOf(1, {}))).toThrow("2025 年度现在是“进行中”，不能“封存”");
    expect(() => after({ kind: "start_closing" }, sealOf(2, {}))).toThrow("封存");
    expect(() => after({ kind: "start_closing" }, { kind: "start_closing" })).toThrow("关账中");
  });
});

const ids = fc.constantFrom("a", "b");
const amounts = fc.bigInt({ min: 1n, max: 1_500n });
const subsidies = fc.record({ a: amounts, b: amounts });

/** Any step at all, money in any amount; the revision is made to fit when it is offered. */
const anyAction: fc.Arbitrary<StepAction> = fc.oneof(
  fc.constant<StepAction>({ kind: "start_closing" }),
  fc.constant<StepAction>({ kind: "confirm_entries", up_to: "7", count: 1 }),
  { weight: 2, arbitrary: subsidies.map((certified) => sealOf(0, certified)) },
  { weight: 2, arbitrary: fc.constant(noticeOf()) },
  { weight: 2, arbitrary: fc.constant<StepAction>({ kind: "end_notice" }) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom("grant", "pay", "demand_return", "record_return"), ids, amounts)
      .map(([kind, id, amount]) => moneyOf(kind, id, amount)),
  },
);

/** The steps of a run that were let through, as a county would take them. */
function accepted(offered: readonly StepAction[]): { actions: StepAction[]; states: YearState[] } {
  const actions: StepAction[] = [];
  const states = [newYear(YEAR)];
  for (const action of offered) {
    const state = states.at(-1) as YearState;
    const fitting = action.kind === "seal" ? { ...action, revision: state.revision + 1 } : action;
    if (blockers(state, fitting, calm()).length > 0) continue;
    actions.push(fitting);
    states.push(afterStep(state, fitting));
  }
  return { actions, states };
}

const runs = fc.array(anyAction, { maxLength: 60 });

/** Revisions and money in few amounts, so that they meet: paid, certified for less, asked back, certified again. */
const roundAmounts = fc.constantFrom(200n, 400n, 800n, 1_000n);
const moneyRuns = fc
  .array(
    fc.oneof(
      fc.record({ a: roundAmounts }).map((certified): StepAction[] => [sealOf(0, certified)]),
      fc.constant<StepAction[]>([noticeOf(), { kind: "end_notice" }]),
      {
        weight: 4,
        arbitrary: fc
          .tuple(fc.constantFrom("grant", "pay", "demand_return", "record_return"), roundAmounts)
          .map(([kind, amount]): StepAction[] => [moneyOf(kind, "a", amount)]),
      },
    ),
    { minLength: 20, maxLength: 60 },
  )
  .map((steps) => [...throughNotice, moneyOf("grant", "a", 1_000n), moneyOf("pay", "a", 1_000n), ...steps.flat()]);

describe("in any order of steps", () => {
  it("no phase is reached without the one before it for the same revision", () => {
    fc.assert(
      fc.property(runs, (offered) => {
        const { actions, states } = accepted(offered);
        actions.forEach((action, i) => {
          const [from, to] = [states[i], states[i + 1]];
          if (!from || !to) return;
          const sinceSeal = actions
            .slice(0, i + 1)
            .slice(actions.slice(0, i + 1).findLastIndex((it) => it.kind === "seal"));
          const kinds = sinceSeal.map((it) => it.kind);
          if (to.phase !== "open") expect(actions[0]?.kind).toBe("start_closing");
          if (PHASES.indexOf(to.phase) >= PHASES.indexOf("closed")) expect(kinds[0]).toBe("seal");
          if (PHASES.indexOf(to.phase) >= PHASES.indexOf("noticed")) {
            expect(kinds.indexOf("start_notice")).toBeGreaterThan(0);
            expect(kinds.indexOf("end_notice")).toBeGreaterThan(kinds.indexOf("start_notice"));
          }
          if (action.kind === "grant" || action.kind === "pay") expect(kinds).toContain("end_notice");
        });
      }),
    );
  });

  it("no claimant is granted above the certified amount, paid above the grant, or asked back what is theirs", () => {
    fc.assert(
      fc.property(runs, (offered) => {
        const { actions, states } = accepted(offered);
        actions.forEach((action, i) => {
          if (!("claimant_id" in action)) return;
          const [was, is] = [states[i], states[i + 1]].map((state) => state && moneyIn(state, action.claimant_id));
          if (!was || !is) throw new Error("a step for nobody");
          if (action.kind === "grant") expect(is.granted_fen <= is.certified_fen).toBe(true);
          if (action.kind === "pay") {
            expect(keptOf(is) <= is.granted_fen && keptOf(is) <= is.certified_fen).toBe(true);
          }
          if (action.kind === "demand_return") expect(action.amount_fen <= keptOf(was) - was.certified_fen).toBe(true);
          if (action.kind === "record_return") expect(is.returned_fen <= is.demanded_fen).toBe(true);
          expect(dueOf(is) >= 0n).toBe(true);
        });
      }),
    );
  });

  it("nobody is asked for more than they hold too much, and what is due can be paid in every phase of money", () => {
    fc.assert(
      fc.property(moneyRuns, (offered) => {
        for (const state of accepted(offered).states) {
          for (const money of state.claimants) {
            const row = clawBackOf(money);
            expect(row.awaited_fen + money.returned_fen <= money.demanded_fen).toBe(true);
            expect(row.awaited_fen + row.to_demand_fen).toBe(row.outstanding_fen);
            const amounts = [row.outstanding_fen, row.awaited_fen, row.to_demand_fen];
            expect(amounts.every((amount) => amount >= 0n)).toBe(true);
            if (!["noticed", "granted", "paid"].includes(state.phase)) continue;
            const due = dueOf(money);
            const pay = moneyOf("pay", money.claimant_id, due || 1n);
            expect(blockers(state, pay, calm()).length === 0).toBe(due > 0n);
          }
        }
      }),
    );
  });

  it("replaying the steps gives the same state, and only accepted ones can be replayed", () => {
    fc.assert(
      fc.property(runs, (offered) => {
        const { actions, states } = accepted(offered);
        expect(yearState(YEAR, taken(actions))).toEqual(states.at(-1));
        const last = states.at(-1) as YearState;
        for (const kind of STEP_KINDS.filter((it) => !canFollow(last, it))) {
          const action = { ...moneyOf("grant", "a", 1n), kind } as StepAction;
          expect(() => afterStep(last, action)).toThrow(expect.objectContaining({ code: "year_step_out_of_order" }));
        }
      }),
    );
  });
});

describe("clawBackList", () => {
  const paid = [...throughNotice, moneyOf("grant", "a", 1_000n), moneyOf("pay", "a", 1_000n)];

  it("is empty while everyone has what is certified", () => {
    expect(clawBackList(after(...paid))).toEqual([]);
  });

  it("follows what was paid too much, to the fen, until it is back", () => {
    const revised = [...paid, sealOf(2, { a: 799n, b: 500n })];
    const [row] = clawBackList(after(...revised));
    expect(row).toMatchObject({ claimant_id: "a", outstanding_fen: 201n, to_demand_fen: 201n, status: "to_demand" });
    const demanded = [...revised, moneyOf("demand_return", "a", 201n)];
    expect(clawBackList(after(...demanded))).toMatchObject([
      { status: "demanded", to_demand_fen: 0n, awaited_fen: 201n },
    ]);
    const half = [...demanded, moneyOf("record_return", "a", 200n)];
    expect(clawBackList(after(...half))).toMatchObject([{ status: "demanded", outstanding_fen: 1n, awaited_fen: 1n }]);
    const back = [...half, moneyOf("record_return", "a", 1n)];
    expect(clawBackList(after(...back))).toMatchObject([
      { status: "returned", outstanding_fen: 0n, returned_fen: 201n },
    ]);
  });
});

describe("a claimant who is owed again what was asked back", () => {
  const asked = [
    ...throughNotice,
    moneyOf("grant", "a", 1_000n),
    moneyOf("pay", "a", 1_000n),
    sealOf(2, { a: 600n }),
    moneyOf("demand_return", "a", 400n),
  ];
  const restored = [...asked, sealOf(3, { a: 1_000n }), noticeOf(), { kind: "end_notice" } as const];

  it("stands on no claw-back list, and gives nothing back", () => {
    const state = after(...restored);
    expect(clawBackList(state)).toEqual([]);
    expect(blockers(state, moneyOf("record_return", "a", 400n), calm())).toMatchObject([{ code: "amount_too_large" }]);
  });

  it("is asked only for what is too much by the newest revision", () => {
    expect(clawBackList(after(...asked, sealOf(3, { a: 900n })))).toMatchObject([
      { outstanding_fen: 100n, awaited_fen: 100n, to_demand_fen: 0n, status: "demanded" },
    ]);
  });

  it("is paid again what was given back although it was not owed", () => {
    const returned = after(...restored, moneyOf("record_return", "a", 400n));
    expect(returned.phase).toBe("granted");
    expect(blockers(returned, moneyOf("pay", "a", 400n), calm())).toEqual([]);
  });
});

describe("money", () => {
  it("is added up per claimant and of no other", () => {
    const state = after(
      ...throughNotice,
      moneyOf("grant", "a", 400n),
      moneyOf("grant", "a", 300n),
      moneyOf("pay", "a", 5n),
    );
    expect(moneyIn(state, "a")).toMatchObject({ granted_fen: 700n, paid_fen: 5n });
    expect(moneyIn(state, "b")).toMatchObject({ granted_fen: fen(0), paid_fen: fen(0) });
  });
});
