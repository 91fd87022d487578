import { generateEntityId } from "@medusajs/framework/utils";
import { fen } from "@qinshui/cn/money";
import {
  type Application,
  type CapDecided,
  type Case,
  type Decision,
  type DecisionMade,
  grantedElsewhere,
} from "../../projects/application";
import { type CountedLine, type DoubleClaim, doubleClaims } from "../../projects/double-claims";
import { projectErrors } from "../../projects/errors";
import { factsSchema } from "../../projects/facts";
import type { FundContent, FundPlan } from "../../projects/fund";
import type { Policy } from "../../rules/policy";
import { arrayLiteral, type Sql } from "./post-order";

/** The same key and content again writes nothing; other content under the same key is an error. */
export interface Keyed {
  request_key: string;
  request_hash: string;
}

export type NewApplication = Omit<Application, "id"> & Keyed;

export type NewDecision = DecisionMade & Keyed & { application_id: string };

export interface CaseFilter {
  /** Only of this year. */
  policy_year?: number;
  /** Newest first, a page of them; all when left out. */
  page?: { limit: number; offset: number };
}

type Row = Record<string, unknown>;

/** What is kept of applications and funds, inside one transaction. */
export class ProjectStore {
  constructor(private readonly sql: Sql) {}

  /** One change at a time: what was read after this is as it will be when the transaction ends. */
  async lock(): Promise<void> {
    await this.sql.execute(`select pg_advisory_xact_lock(hashtextextended('subsidy:projects', 0))`);
  }

  /** Kinds of steps that the year's closing has taken. Waits for a step that is being taken, and holds back the next. */
  async yearSteps(year: number): Promise<Set<string>> {
    await this.sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`subsidy:year:${year}`]);
    const rows = await this.sql.execute<{ kind: string }[]>(
      `select distinct kind from year_step where policy_year = ?`,
      [year],
    );
    return new Set(rows.map(({ kind }) => kind));
  }

  async countCases(policyYear: number): Promise<number> {
    const [row] = await this.sql.execute<{ count: number }[]>(
      `select count(*)::int as count from project_application where policy_year = ?`,
      [policyYear],
    );
    return row?.count ?? 0;
  }

  /** How many applications of a year wait for a decision. */
  async countOpen(policyYear: number): Promise<number> {
    const [row] = await this.sql.execute<{ count: number }[]>(
      `select count(*)::int as count from project_application a where policy_year = ?
         and not exists (select 1 from project_decision d where d.application_id = a.id)`,
      [policyYear],
    );
    return row?.count ?? 0;
  }

  /** Three queries, whatever the number of applications. */
  async cases({ policy_year, page }: CaseFilter = {}): Promise<Case[]> {
    const rows = await this.sql.execute<Row[]>(
      `select * from project_application where (?::int is null or policy_year = ?::int)
       order by recorded_at desc, id desc limit ?::int offset ?::int`,
      [policy_year ?? null, policy_year ?? null, page?.limit ?? null, page?.offset ?? 0],
    );
    return this.withDecisions(rows);
  }

  /** Every application up to a year: what the fund's money was granted to. */
  async casesUntil(year: number): Promise<Case[]> {
    return this.withDecisions(
      await this.sql.execute<Row[]>(`select * from project_application where policy_year <= ? order by id`, [year]),
    );
  }

  /** Error: `project_not_found`. */
  async case(id: string): Promise<Case> {
    const [found] = await this.withDecisions(
      await this.sql.execute<Row[]>(`select * from project_application where id = ?`, [id]),
    );
    if (!found) throw projectErrors.project_not_found();
    return found;
  }

  /** Applications of any year that are about the same as some of them, or rest on the same lines; those included. */
  async related(cases: readonly Case[]): Promise<Case[]> {
    const keys = cases.map(({ application }) => application.project_key);
    const lines = cases.flatMap(({ application }) => application.line_ids);
    return this.withDecisions(
      await this.sql.execute<Row[]>(
        `select * from project_application
         where project_key = any(?::text[]) or line_ids && ?::text[] order by id`,
        [arrayLiteral(keys), arrayLiteral(lines)],
      ),
    );
  }

  /** What the cases claim that is claimed elsewhere too, and what was granted to their projects in other years. */
  async circumstances(policy: Policy, year: number, cases: readonly Case[]) {
    const related = await this.related(cases);
    const lines = await this.countedLines(related.flatMap(({ application }) => [...application.line_ids]));
    const double: DoubleClaim[] = doubleClaims(policy, year, related, lines);
    return { double, elsewhere: (own: Case) => grantedElsewhere(own, related) };
  }

  /** Which of the lines online sales count. */
  async countedLines(lineIds: readonly string[]): Promise<CountedLine[]> {
    if (lineIds.length === 0) return [];
    return this.sql.execute<CountedLine[]>(
      `select line_id, max(order_display_id) as order_display_id, merchant_id, max(merchant_name) as merchant_name,
         policy_year
       from subsidy_entry where line_id = any(?::text[]) and counts and merchant_id is not null
       group by line_id, merchant_id, policy_year having sum(amount_fen) > 0 order by line_id, policy_year`,
      [arrayLiteral(lineIds)],
    );
  }

  /** Lines of goods that a merchant sold in a year by the orders' numbers. Error: `project_order_unknown`. */
  async linesOfOrders(year: number, merchantId: string, orders: readonly string[]): Promise<string[]> {
    if (orders.length === 0) return [];
    const rows = await this.sql.execute<{ order: string; line_id: string }[]>(
      `select distinct order_display_id as order, line_id from subsidy_entry
       where policy_year = ? and merchant_id = ? and part = 'goods' and order_display_id = any(?::text[])
       order by line_id`,
      [year, merchantId, arrayLiteral(orders)],
    );
    const missing = orders.find((order) => !rows.some((row) => row.order === order));
    if (missing !== undefined) throw projectErrors.project_order_unknown({ year, order: missing });
    return rows.map(({ line_id }) => line_id);
  }

  /** What the owner of a credit code is called by its newest application that was not withdrawn. */
  async nameOf(creditCode: string): Promise<string | undefined> {
    const [row] = await this.sql.execute<{ claimant_name: string }[]>(
      `select claimant_name from project_application a where credit_code = ?
         and not exists (select 1 from project_decision d where d.application_id = a.id and d.decision = 'withdraw')
       order by recorded_at desc, id desc limit 1`,
      [creditCode],
    );
    return row?.claimant_name;
  }

  /** The id of what the key has written already. Error: `project_key_reused`. */
  async writtenBy(table: "project_application" | "project_decision", keyed: Keyed): Promise<string | undefined> {
    const [row] = await this.sql.execute<{ id: string; request_hash: string }[]>(
      `select id, request_hash from ${table} where request_key = ?`,
      [keyed.request_key],
    );
    if (row && row.request_hash !== keyed.request_hash) throw projectErrors.project_key_reused();
    return row?.id;
  }

  async addApplication(input: NewApplication): Promise<string> {
    const id = generateEntityId("", "papp");
    await this.insert("project_application", {
      ...input,
      id,
      programme: input.facts.programme,
      facts: JSON.stringify(input.facts),
      line_ids: arrayLiteral(input.line_ids),
      recorded_at: input.recorded_at.toISOString(),
    });
    return id;
  }

  async addCapDecision(application_id: string, { number, ...cap }: CapDecided): Promise<void> {
    await this.insert("project_cap_decision", {
      ...cap,
      id: generateEntityId("", "pcap"),
      application_id,
      document_number: number,
      amount_fen: cap.amount_fen.toString(),
      recorded_at: cap.recorded_at.toISOString(),
    });
  }

  async addDecision(input: NewDecision): Promise<void> {
    await this.insert("project_decision", {
      ...input,
      id: generateEntityId("", "pdec"),
      amount_fen: input.amount_fen?.toString() ?? null,
      assessed_fen: input.assessed_fen?.toString() ?? null,
      over_fund_fen: input.over_fund_fen?.toString() ?? null,
      decided_at: input.decided_at.toISOString(),
    });
  }

  /** The newest version of every year's fund up to a year, oldest year first. */
  async fundsUntil(year: number): Promise<FundPlan[]> {
    const rows = await this.sql.execute<(FundContent & Row)[]>(
      `select distinct on (policy_year) policy_year, version, sources, allocations, reason, saved_by, saved_at
       from fund_plan where policy_year <= ? order by policy_year, version desc`,
      [year],
    );
    return rows.map((row) => ({ ...row, saved_at: new Date(row.saved_at as string) }) as unknown as FundPlan);
  }

  /** Adds the next version of a year's fund. Error: `fund_changed` when there are more versions than `after`. */
  async addFund(year: number, after: number, plan: Omit<FundPlan, "policy_year" | "version">): Promise<void> {
    await this.lock();
    const newest = (await this.fundsUntil(year)).find((one) => one.policy_year === year);
    if ((newest?.version ?? 0) !== after) throw projectErrors.fund_changed({ year });
    await this.insert("fund_plan", {
      id: generateEntityId("", "fund"),
      policy_year: year,
      version: after + 1,
      sources: JSON.stringify(plan.sources),
      allocations: JSON.stringify(plan.allocations),
      reason: plan.reason,
      saved_by: plan.saved_by,
      saved_at: plan.saved_at.toISOString(),
    });
  }

  private async withDecisions(rows: readonly Row[]): Promise<Case[]> {
    if (rows.length === 0) return [];
    const ids = arrayLiteral(rows.map(({ id }) => String(id)));
    const caps = await this.sql.execute<Row[]>(
      `select * from project_cap_decision where application_id = any(?::text[])`,
      [ids],
    );
    const decisions = await this.sql.execute<Row[]>(
      `select * from project_decision where application_id = any(?::text[]) order by application_id, position`,
      [ids],
    );
    return rows.map((row) => {
      const cap = caps.find((one) => one.application_id === row.id);
      return {
        application: applicationOf(row),
        cap: cap ? capOf(cap) : null,
        decisions: decisions.filter((one) => one.application_id === row.id).map(decisionOf),
      };
    });
  }

  private async insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = Object.keys(row);
    const places = columns.map((column) => (JSON_COLUMNS.has(column) ? "?::jsonb" : "?")).join(", ");
    await this.sql.execute(`insert into ${table} (${columns.join(", ")}) values (${places})`, Object.values(row));
  }
}

const JSON_COLUMNS = new Set(["facts", "sources", "allocations"]);

function applicationOf(row: Row): Application {
  const { id, policy_year, project_number, project_key, project_name, merchant_id, claimant_name, credit_code } = row;
  const { fund_source, fund_band, recorded_by, line_ids, former_name, renamed_reason } = row;
  return {
    ...{ id, policy_year, project_number, project_key, project_name, merchant_id, claimant_name, credit_code },
    ...{ fund_source, fund_band, recorded_by, line_ids, former_name, renamed_reason },
    facts: factsSchema.parse(row.facts),
    recorded_at: new Date(row.recorded_at as string),
  } as Application;
}

function capOf(row: Row): CapDecided {
  return {
    number: String(row.document_number),
    decided_on: String(row.decided_on),
    amount_fen: fen(String(row.amount_fen)),
    reason: String(row.reason),
    recorded_by: String(row.recorded_by),
    recorded_at: new Date(row.recorded_at as string),
  };
}

function decisionOf(row: Row): DecisionMade {
  const amount = (value: unknown) => (value === null ? null : fen(String(value)));
  return {
    position: Number(row.position),
    decision: row.decision as Decision,
    amount_fen: amount(row.amount_fen),
    assessed_fen: amount(row.assessed_fen),
    document_number: row.document_number as string | null,
    over_fund_fen: amount(row.over_fund_fen),
    reason: String(row.reason),
    decided_by: String(row.decided_by),
    decided_at: new Date(row.decided_at as string),
  };
}
