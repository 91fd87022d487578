import { type Fen, fen } from "@qinshui/cn/money";
import { compareText } from "../ledger/book";
import { yearErrors } from "./errors";
import { type CertifiedClaimant, type MoneyStep, STEP_ZH, type StepAction, type StepKind, type YearStep } from "./step";

export const PHASES = ["open", "closing", "closed", "notice", "noticed", "granted", "paid"] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_ZH: Readonly<Record<Phase, string>> = {
  open: "进行中",
  closing: "关账中",
  closed: "已关账",
  notice: "公示中",
  noticed: "公示期满",
  granted: "已批复",
  paid: "已拨付",
};

/** A claimant's money by now; amounts in fen, none negative. */
export interface ClaimantMoney {
  claimant_id: string;
  claimant_name: string;
  /** By the newest revision. */
  certified_fen: Fen;
  granted_fen: Fen;
  paid_fen: Fen;
  demanded_fen: Fen;
  returned_fen: Fen;
}

/** Where a year stands. */
export interface YearState {
  year: number;
  phase: Phase;
  /** Number of steps taken. */
  steps: number;
  /** The newest sealed revision; 0 before the first. */
  revision: number;
  /** Entries to check up to this position in the ledger were looked at. */
  confirmed_up_to: string;
  /** The notice of the newest revision, once it has begun. */
  notice: { posted_on: string; url: string } | null;
  /** Everyone who was ever certified, by id. */
  claimants: readonly ClaimantMoney[];
}

/** After the notice of the newest revision: money may move. */
const MONEY_PHASES: readonly Phase[] = ["noticed", "granted", "paid"];
const CLOSED: readonly Phase[] = ["closed", "notice", ...MONEY_PHASES];

/** In which phases a step can be taken. A new revision sends the year back to be published anew. */
const PHASES_OF: Readonly<Record<StepKind, readonly Phase[]>> = {
  start_closing: ["open"],
  confirm_entries: ["closing", ...CLOSED],
  seal: ["closing", ...CLOSED],
  start_notice: ["closed"],
  end_notice: ["notice"],
  grant: MONEY_PHASES,
  pay: ["granted"],
  demand_return: CLOSED,
  record_return: CLOSED,
};

export function newYear(year: number): YearState {
  return { year, phase: "open", steps: 0, revision: 0, confirmed_up_to: "0", notice: null, claimants: [] };
}

/** Whether the order of steps allows this kind next; facts may still stand against it, see `blockers`. */
export function canFollow(state: YearState, kind: StepKind): boolean {
  return PHASES_OF[kind].includes(state.phase);
}

/** Where a year stands after its steps. Error: `year_step_out_of_order` for steps that cannot have followed. */
export function yearState(year: number, steps: readonly YearStep[]): YearState {
  return steps.reduce(afterStep, newYear(year));
}

/** The state after one more step. Error: `year_step_out_of_order`. */
export function afterStep(state: YearState, action: StepAction): YearState {
  if (!canFollow(state, action.kind)) throw outOfOrder(state, action.kind);
  return { ...changed(state, action), steps: state.steps + 1 };
}

function changed(state: YearState, action: StepAction): YearState {
  switch (action.kind) {
    case "start_closing":
      return { ...state, phase: "closing" };
    case "confirm_entries":
      return { ...state, confirmed_up_to: action.up_to };
    case "seal":
      return sealed(state, action.revision, action.certified);
    case "start_notice":
      return { ...state, phase: "notice", notice: { posted_on: action.posted_on, url: action.url } };
    case "end_notice":
      return withMoneyPhase(state);
    default:
      return moved(state, action);
  }
}

function sealed(state: YearState, revision: number, certified: readonly CertifiedClaimant[]): YearState {
  if (revision !== state.revision + 1) throw outOfOrder(state, "seal");
  const now = new Map(certified.map((one) => [one.claimant_id, one]));
  const known = state.claimants.map((money) => ({
    ...money,
    certified_fen: now.get(money.claimant_id)?.subsidy_fen ?? fen(0),
  }));
  const added = certified.filter((one) => !state.claimants.some((it) => it.claimant_id === one.claimant_id));
  const claimants = [...known, ...added.map(newClaimant)].sort((a, b) => compareText(a.claimant_id, b.claimant_id));
  return { ...state, phase: "closed", revision, notice: null, claimants };
}

function newClaimant({ claimant_id, claimant_name, subsidy_fen }: CertifiedClaimant): ClaimantMoney {
  const zero = fen(0);
  const money = { granted_fen: zero, paid_fen: zero, demanded_fen: zero, returned_fen: zero };
  return { claimant_id, claimant_name, certified_fen: subsidy_fen, ...money };
}

const COLUMN_OF = {
  grant: "granted_fen",
  pay: "paid_fen",
  demand_return: "demanded_fen",
  record_return: "returned_fen",
} as const;

function moved(state: YearState, { kind, claimant_id, amount_fen }: MoneyStep): YearState {
  const claimants = state.claimants.map((money) => {
    const column = COLUMN_OF[kind];
    return money.claimant_id === claimant_id ? { ...money, [column]: fen(money[column] + amount_fen) } : money;
  });
  const next = { ...state, claimants };
  return MONEY_PHASES.includes(state.phase) ? withMoneyPhase(next) : next;
}

/** After a notice has run out: how far the money is. */
function withMoneyPhase(state: YearState): YearState {
  const isGranted = state.claimants.some((money) => money.granted_fen > 0n);
  if (!isGranted) return { ...state, phase: "noticed" };
  return { ...state, phase: state.claimants.some((money) => dueOf(money) > 0n) ? "granted" : "paid" };
}

/** What may still be paid: up to what was granted and to what the newest revision certifies, less what is paid. */
export function dueOf(money: ClaimantMoney): Fen {
  const upTo = money.granted_fen - positive(money.granted_fen - money.certified_fen);
  return positive(upTo - keptOf(money));
}

/** What was paid and not given back. */
export function keptOf({ paid_fen, returned_fen }: ClaimantMoney): bigint {
  return paid_fen - returned_fen;
}

export function positive(amount: bigint): Fen {
  return fen(amount > 0n ? amount : 0n);
}

function outOfOrder({ year, phase }: YearState, kind: StepKind): Error {
  return yearErrors.year_step_out_of_order({ year, phase: PHASE_ZH[phase], step: STEP_ZH[kind] });
}
