import { type CatalogueError, isCatalogueError } from "@qinshui/cn/errors";
import { formatFen } from "@qinshui/cn/money";
import { formatShanghai, shanghaiDate } from "@qinshui/cn/time";
import type { Policy } from "../rules/policy";
import { noticePeriod } from "../rules/public-notice";
import { isCalendarDate } from "../time/calendar-date";
import { yearBounds } from "../time/policy-year";
import { clawBackOf } from "./claw-back";
import { isMoneyStep, type MoneyStep, STEP_ZH, type StepAction } from "./step";
import { type ClaimantMoney, canFollow, dueOf, PHASE_ZH, positive, type YearState } from "./year-state";

/** What can stand against a step, as it is at this moment. */
export interface YearFacts {
  now: Date;
  policy: Policy;
  /** Entries to check that nobody has looked at. */
  to_check: number;
  /** Ids of orders that could not be booked. */
  failed_orders: readonly string[];
  /** Findings without a decision. */
  open_findings: number;
  /** Applications for other programmes without a decision. */
  open_applications: number;
  /** Declared statements of the year that somebody or something still has to bring to an end. */
  open_declarations: readonly OpenDeclaration[];
  /** Why the year's figures do not agree with the shop's; "" when they do, null when it was not asked. */
  out_of_balance: string | null;
  /** Objections to the present notice without a decision. */
  open_objections: number;
  /** Objections to the present notice that were upheld. */
  upheld_objections: number;
  /** When the newest revision was sealed. */
  sealed_at: Date | null;
}

/** A statement of declared sales: its file, whose it is, and what it waits for, in Chinese. */
export interface OpenDeclaration {
  id: string;
  name: string;
  merchant: string;
  state: string;
}

/** One thing that stands against a step, and where in the admin it is dealt with. */
export interface Blocker {
  code: string;
  text: string;
  link: string | null;
}

/** Everything that stands against a step, in Chinese; empty when it can be taken. */
export function blockers(state: YearState, action: StepAction, facts: YearFacts): Blocker[] {
  if (!canFollow(state, action.kind)) {
    const text = `${state.year} 年度现在是“${PHASE_ZH[state.phase]}”，不能“${STEP_ZH[action.kind]}”`;
    return [{ code: "out_of_order", text, link: null }];
  }
  if (isMoneyStep(action)) return moneyBlockers(state, action, facts);
  switch (action.kind) {
    case "start_closing":
      return yearOver(state, facts);
    case "seal":
      return [...yearOver(state, facts), ...unsettled(state, facts), ...undecided(facts)];
    case "start_notice":
      return noticeBlockers(action, facts);
    case "end_notice":
      return [...noticeTooShort(state, facts), ...undecided(facts), ...upheld(facts)];
    default:
      return [];
  }
}

function yearOver({ year }: YearState, { now }: YearFacts): Blocker[] {
  const { to } = yearBounds(year);
  if (now >= to) return [];
  return [blocker("year_not_over", `${year} 年度还没有结束，${formatShanghai(to)}（北京时间）之后才能关账`)];
}

function unsettled({ year }: YearState, facts: YearFacts): Blocker[] {
  const found: Blocker[] = [];
  if (facts.to_check > 0) {
    found.push(blocker("entries_to_check", `有 ${facts.to_check} 笔待核对的流水`, `/subsidy?year=${year}`));
  }
  if (facts.failed_orders.length > 0) {
    const text = `有 ${facts.failed_orders.length} 个订单没能入账（${some(facts.failed_orders)}）`;
    const why = "入账之前不知道它们的金额属于哪个年度，所以每个年度都要等它们入账才能封存";
    found.push(blocker("orders_not_booked", `${text}。${why}`, `/subsidy?year=${year}`));
  }
  if (facts.open_findings > 0) {
    found.push(
      blocker("open_findings", `有 ${facts.open_findings} 条疑点没有核查结论`, `/subsidy/findings?year=${year}`),
    );
  }
  if (facts.open_applications > 0) {
    const text = `有 ${facts.open_applications} 件项目申报没有决定`;
    found.push(blocker("applications_open", text, `/subsidy/projects?year=${year}`));
  }
  for (const { id, name, merchant, state } of facts.open_declarations) {
    found.push(blocker("open_declaration", `站外申报“${name}”（${merchant}）${state}`, `/subsidy/declarations/${id}`));
  }
  if (facts.out_of_balance)
    found.push(blocker("out_of_balance", facts.out_of_balance, `/subsidy/exports?year=${year}`));
  return found;
}

function noticeBlockers({ posted_on, url }: { posted_on: string; url: string }, facts: YearFacts): Blocker[] {
  const found = dateBlockers("公示", posted_on, facts.now);
  const sealedOn = facts.sealed_at ? shanghaiDate(facts.sealed_at) : "";
  if (found.length === 0 && posted_on < sealedOn) {
    found.push(blocker("notice_before_seal", `公示日期 ${posted_on} 早于封存日期 ${sealedOn}`));
  }
  if (!/^https?:\/\/[^\s/]+\S*$/.test(url)) found.push(blocker("notice_url_wrong", "没有填写公示网页的网址"));
  return found;
}

function noticeTooShort({ notice }: YearState, { now, policy }: YearFacts): Blocker[] {
  if (!notice) return [];
  try {
    const { last_day } = noticePeriod(policy, notice.posted_on);
    if (shanghaiDate(now) > last_day) return [];
    return [
      blocker("notice_too_short", `公示自 ${notice.posted_on} 起，到 ${last_day} 才满规定的工作日，次日方可结束`),
    ];
  } catch (error) {
    if (isCatalogueError(error)) return [ofError(error)];
    throw error;
  }
}

function undecided({ open_objections }: YearFacts): Blocker[] {
  if (open_objections === 0) return [];
  return [blocker("objections_open", `有 ${open_objections} 条异议没有处理结论`)];
}

/** Only a new revision answers it; that is published anew, without this objection. */
function upheld({ upheld_objections }: YearFacts): Blocker[] {
  if (upheld_objections === 0) return [];
  return [blocker("objection_upheld", `有 ${upheld_objections} 条异议成立，应先更正、发布更正版次并重新公示`)];
}

function moneyBlockers(state: YearState, action: MoneyStep, facts: YearFacts): Blocker[] {
  const money = state.claimants.find((one) => one.claimant_id === action.claimant_id);
  if (!money) return [blocker("claimant_unknown", "封存的名单里没有这个申报主体")];
  const found = dateBlockers("文件", action.dated_on, facts.now);
  if (action.kind === "grant") found.push(...upheld(facts));
  if (action.document_number.trim() === "") found.push(blocker("document_missing", "没有填写文号或凭证号"));
  if (action.amount_fen <= 0n) found.push(blocker("amount_not_positive", "金额必须大于零"));
  const { most, why } = mostOf(money)[action.kind];
  if (action.amount_fen > most) {
    const text = `${money.claimant_name}最多还能${STEP_ZH[action.kind]} ${formatFen(most)}（${why}），不能 ${formatFen(action.amount_fen)}`;
    found.push(blocker("amount_too_large", text));
  }
  return found;
}

/** How much of each a claimant's money allows. */
function mostOf(money: ClaimantMoney) {
  const { to_demand_fen, awaited_fen } = clawBackOf(money);
  return {
    grant: { most: positive(money.certified_fen - money.granted_fen), why: "核定额减已批复" },
    pay: { most: dueOf(money), why: "批复额与最新核定额中较小者减已拨付" },
    demand_return: { most: to_demand_fen, why: "多拨付的部分" },
    record_return: { most: awaited_fen, why: "已要求退回的部分" },
  };
}

function dateBlockers(what: string, date: string, now: Date): Blocker[] {
  if (!isCalendarDate(date)) return [blocker("date_wrong", `${what}日期“${date}”不是有效日期`)];
  const today = shanghaiDate(now);
  return date > today ? [blocker("date_in_future", `${what}日期 ${date} 晚于今天 ${today}`)] : [];
}

function some(ids: readonly string[]): string {
  return ids.length > 5 ? `${ids.slice(0, 5).join("、")} 等` : ids.join("、");
}

function blocker(code: string, text: string, link: string | null = null): Blocker {
  return { code, text, link };
}

function ofError({ code, title, hint }: CatalogueError): Blocker {
  return blocker(code, `${title}。${hint}`);
}
