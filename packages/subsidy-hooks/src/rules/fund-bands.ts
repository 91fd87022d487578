import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import { mulRate, PPM } from "../money/rate";
import type { ExplanationLine } from "./assessment";
import { ruleErrors } from "./errors";
import { percentText, unique } from "./explain";
import { checkFacts, parameterUse, programmeOf, step } from "./grant";
import { valueOn } from "./parameter";
import type { Funds, Policy } from "./policy";

/** Money that is paid, or is to be paid, out of a source; of all years together, for the funds are not yearly. */
export interface FundUse {
  /** What it is for: a claim, a contract. */
  id: string;
  name: string;
  source: string;
  /** The band of the source that is divided into bands; null for the other sources. */
  band: string | null;
  amount_fen: Fen;
}

export interface SourceState {
  source: string;
  name: string;
  amount_fen: Fen;
  used_fen: Fen;
  /** Negative when more is used than there is. */
  left_fen: Fen;
  status: "within" | "above";
}

export interface BandState {
  band: string;
  name: string;
  used_fen: Fen;
  floor_fen: Fen;
  ceiling_fen: Fen;
  /** Share of the source's whole amount, rounded down. */
  share_ppm: bigint;
  /** Both bounds are within. */
  status: "below" | "within" | "above";
  /** What is missing to the floor, or exceeds the ceiling; 0 when within. */
  off_fen: Fen;
}

/** 资金使用情况: what is used of each source and band. */
export interface FundState {
  policy_id: string;
  date: string;
  sources: readonly SourceState[];
  bands: readonly BandState[];
  /** One for each source that is exceeded and each band that is left; they are principles, so nothing is refused. */
  warnings: readonly ExplanationLine[];
}

/**
 * What is used of each source and each band of the money, by the parameters of a Shanghai date (clauses c8-1 to c8-4 of
 * the first policy: bounds 原则上, so what lies outside is a warning). Sources and bands in the policy's order.
 *
 * Errors: `programme_missing`, `parameter_not_in_force`, `unknown_fund`, `facts_invalid` for a negative amount, a use of
 * the divided source that names no band, or of another source that names one.
 */
export function fundBands(policy: Policy, date: string, uses: readonly FundUse[]): FundState {
  const funds = programmeOf(policy, policy.funds, "funds");
  for (const use of uses) checkUse(policy, funds, use);
  const sources = [...funds.sources.keys()].map((source) => sourceState(funds, source, date, uses));
  const bands = [...funds.bands.keys()].map((band) => bandState(funds, band, date, uses));
  const warnings = [
    ...sources.filter((one) => one.status === "above").map((one) => sourceWarning(funds, one, date)),
    ...bands.filter((one) => one.status !== "within").map((one) => bandWarning(funds, one, date)),
  ];
  return { policy_id: policy.id, date, sources, bands, warnings };
}

function sourceState(funds: Funds, source: string, date: string, uses: readonly FundUse[]): SourceState {
  const { name } = sourceOf(funds, source);
  const amount = amountOf(funds, source, date);
  const used = sumFen(uses.filter((use) => use.source === source).map((use) => use.amount_fen));
  const status = used > amount ? "above" : "within";
  return { source, name, amount_fen: amount, used_fen: used, left_fen: fen(amount - used), status };
}

function bandState(funds: Funds, band: string, date: string, uses: readonly FundUse[]): BandState {
  const rules = bandOf(funds, band);
  const amount = amountOf(funds, funds.bands_of, date);
  const used = sumFen(uses.filter((use) => use.band === band).map((use) => use.amount_fen));
  // A part of a fen below a bound is not below it: the floor is rounded down, and the ceiling up would be no bound.
  const floor = mulRate(amount, valueOn(rules.floor, date).value, "down");
  const ceiling = mulRate(amount, valueOn(rules.ceiling, date).value, "down");
  const status = used < floor ? "below" : used > ceiling ? "above" : "within";
  const off = { below: floor - used, above: used - ceiling, within: 0n }[status];
  return {
    band,
    name: rules.name,
    used_fen: used,
    floor_fen: floor,
    ceiling_fen: ceiling,
    share_ppm: amount === 0n ? 0n : (used * PPM) / amount,
    status,
    off_fen: fen(off),
  };
}

function sourceWarning(funds: Funds, state: SourceState, date: string): ExplanationLine {
  const source = sourceOf(funds, state.source);
  const [used, amount, over] = [state.used_fen, state.amount_fen, fen(-state.left_fen)].map(formatFen);
  return step(
    `${source.name}已用 ${used}，超过总额 ${amount}，超出 ${over}`,
    `${used} of the ${source.name_en} are used, ${over} above its ${amount}`,
    source.clauses,
    [parameterUse(source.amount, valueOn(source.amount, date))],
  );
}

function bandWarning(funds: Funds, state: BandState, date: string): ExplanationLine {
  const band = bandOf(funds, state.band);
  const [used, off] = [state.used_fen, state.off_fen].map(formatFen);
  const isBelow = state.status === "below";
  const parameter = isBelow ? band.floor : band.ceiling;
  const bound = valueOn(parameter, date);
  const [share, limit] = [state.share_ppm, bound.value].map(percentText);
  return step(
    `${band.name}已用 ${used}（${share}），${isBelow ? `低于原则上的下限 ${limit}，还差` : `高于原则上的上限 ${limit}，超出`} ${off}`,
    `${band.name_en}: ${used} (${share}) used, ${off} ${isBelow ? "below the floor of" : "above the ceiling of"} ${limit}`,
    unique([...band.clauses, ...bound.clauses]),
    [parameterUse(parameter, bound)],
  );
}

function checkUse(policy: Policy, funds: Funds, use: FundUse): void {
  checkFacts(use.name, { amount_fen: use.amount_fen });
  if (!funds.sources.has(use.source)) throw ruleErrors.unknown_fund({ policy: policy.id, fund: use.source });
  const isDivided = use.source === funds.bands_of;
  if (isDivided && use.band === null)
    throw ruleErrors.facts_invalid({ subject: use.name, problem: "没有写明资金切块" });
  if (use.band === null) return;
  if (!isDivided) throw ruleErrors.facts_invalid({ subject: use.name, problem: `${use.source} 不分切块` });
  if (!funds.bands.has(use.band)) throw ruleErrors.unknown_fund({ policy: policy.id, fund: use.band });
}

function amountOf(funds: Funds, source: string, date: string): Fen {
  return valueOn(sourceOf(funds, source).amount, date).value;
}

function sourceOf(funds: Funds, source: string) {
  const found = funds.sources.get(source);
  if (!found) throw new RangeError(`no source ${source}`);
  return found;
}

function bandOf(funds: Funds, band: string) {
  const found = funds.bands.get(band);
  if (!found) throw new RangeError(`no band ${band}`);
  return found;
}
