import { generateEntityId } from "@medusajs/framework/utils";
import { fen } from "@qinshui/cn/money";
import type { DeclaredLine } from "../../declared/check-rows";
import { DECLARED_ROW_ID } from "../../declared/fields";
import { byWeight, type SaleGroup, SHOWN_LINES, type StandingSum } from "../../declared/standing";
import { policyYearOf } from "../../time/policy-year";
import type {
  Decision,
  DecisionRow,
  DeclaredRowRow,
  EvidenceRow,
  HeldElsewhere,
  ImportOutcome,
  NewStatement,
  ShownRow,
  StatementRow,
} from "./declared";
import { WORKING } from "./declared";
import { declaredErrors } from "./declared-errors";
import { JobRows, type JobRun, type JobTable } from "./job-rows";
import { arrayLiteral, type Sql } from "./post-order";

const STATEMENT_JOBS: JobTable = { name: "declared_statement", working: WORKING };
const AFTER: Readonly<Record<Decision, { from: string; to: string }>> = {
  accept: { from: "staged", to: "posting" },
  reject: { from: "staged", to: "rejected" },
  undo: { from: "accepted", to: "reversing" },
};

const STATEMENT_COLUMNS = [
  "id",
  "platform",
  "policy_year",
  "merchant_id",
  "merchant_name",
  "goods_class",
  "mapping",
  "file_name",
  "file_sha256",
  "file_id",
  "uploaded_by",
  "progress_total",
];

/** What is kept of declared sales, inside one transaction. */
export class DeclaredStore {
  readonly jobs: JobRows<StatementRow>;

  constructor(private readonly sql: Sql) {
    this.jobs = new JobRows(sql, STATEMENT_JOBS);
  }

  /** A new statement; or the one of the same file that is in hand already. */
  async request(input: NewStatement): Promise<{ statement: StatementRow; isNew: boolean }> {
    const inserted = await this.sql.execute<StatementRow[]>(
      `insert into declared_statement (${STATEMENT_COLUMNS.join(", ")}) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
       on conflict (file_sha256) where status not in ('failed', 'rejected', 'undone') and deleted_at is null do nothing
       returning *`,
      [
        generateEntityId("", "dcl"),
        input.platform,
        input.policy_year,
        input.merchant_id,
        input.merchant_name,
        input.goods_class,
        JSON.stringify(input.mapping),
        input.file_name,
        input.file_sha256,
        input.file_id,
        input.uploaded_by,
        input.progress_total,
      ],
    );
    if (inserted[0]) return { statement: inserted[0], isNew: true };
    const held = await this.inHand(input.file_sha256);
    // It came to its end between the two statements: asked again, it is new.
    return held ? { statement: held, isNew: false } : this.request(input);
  }

  /** The statement of a file, unless it failed, was rejected or undone. */
  async inHand(sha256: string): Promise<StatementRow | undefined> {
    const [row] = await this.sql.execute<StatementRow[]>(
      `select * from declared_statement where file_sha256 = ? and status not in ('failed', 'rejected', 'undone')
       and deleted_at is null`,
      [sha256],
    );
    return row;
  }

  /** Error: `declared_not_found`. */
  async statement(id: string): Promise<StatementRow> {
    const [row] = await this.sql.execute<StatementRow[]>(`select * from declared_statement where id = ?`, [id]);
    if (!row) throw declaredErrors.declared_not_found();
    return row;
  }

  /** Newest first, without their problems. */
  async statements(offset: number, limit: number): Promise<{ statements: StatementRow[]; count: number }> {
    const statements = await this.sql.execute<StatementRow[]>(
      `select s.*, null as problems from declared_statement s order by created_at desc, id desc offset ? limit ?`,
      [offset, limit],
    );
    const [total] = await this.sql.execute<{ count: number }[]>(
      `select count(*)::int as count from declared_statement`,
    );
    return { statements, count: total?.count ?? 0 };
  }

  /** Statements of a policy year that have no outcome yet, oldest first: without one the year's figures are not whole. */
  async openOf(year: number): Promise<Pick<StatementRow, "id" | "file_name" | "merchant_name" | "status">[]> {
    return this.sql.execute(
      `select id, file_name, merchant_name, status from declared_statement
       where policy_year = ? and status in ('importing', 'staged', 'posting', 'reversing') order by created_at, id`,
      [year],
    );
  }

  /**
   * Stores lines as the statement's rows; those it has already stay as they are. Gives the lines whose order number
   * another statement holds, and stores nothing of them. Throws an AbortError when another run has taken over.
   */
  async stage(statement: StatementRow, lines: readonly DeclaredLine[]): Promise<HeldElsewhere[]> {
    if (lines.length === 0) return [];
    // The update locks the statement: a run that lost it must not take order numbers for one that has ended.
    if (!(await this.jobs.touch(statement))) throw new DOMException("another run has the statement", "AbortError");
    // Two files with the same orders take them in the same order, so that neither waits for the other.
    const inOrder = [...lines].sort((a, b) => (a.platform_order_no < b.platform_order_no ? -1 : 1));
    const rows = inOrder.map((line) => [
      generateEntityId("", DECLARED_ROW_ID),
      statement.id,
      line.line,
      statement.platform,
      line.platform_order_no,
      policyYearOf(line.paid_at),
      line.paid_at.toISOString(),
      line.goods_fen.toString(),
      line.refunded_fen.toString(),
      line.title,
      line.goods_class,
    ]);
    const places = rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
    await this.sql.execute(
      `insert into declared_row (id, statement_id, line, platform, platform_order_no, policy_year, paid_at, goods_fen,
         refunded_fen, title, goods_class) values ${places}
       on conflict (platform, platform_order_no) where released_at is null do nothing`,
      rows.flat(),
    );
    const numbers = lines.map((line) => line.platform_order_no);
    return this.heldElsewhere(statement.platform, numbers, statement.id);
  }

  /** Of order numbers those that a statement (other than one) holds. */
  async heldElsewhere(platform: string, numbers: readonly string[], exceptId = ""): Promise<HeldElsewhere[]> {
    return this.sql.execute<HeldElsewhere[]>(
      `select r.platform_order_no, s.merchant_name, s.file_name from declared_row r
       join declared_statement s on s.id = r.statement_id
       where r.platform = ? and r.platform_order_no = any(?::text[]) and r.released_at is null and r.statement_id <> ?`,
      [platform, arrayLiteral(numbers), exceptId],
    );
  }

  /** Ends an import. False, with nothing changed, when another run has taken over. */
  async finishImport(run: JobRun, outcome: ImportOutcome): Promise<boolean> {
    return this.jobs.change(
      run,
      `status = 'staged', row_count = ?, problem_count = ?, left_out_count = ?, totals = ?::jsonb,
       problem_sums = ?::jsonb, problems = ?::jsonb,
       progress_done = progress_total`,
      [
        outcome.row_count,
        outcome.problem_count,
        outcome.left_out_count,
        JSON.stringify(outcome.totals),
        JSON.stringify(outcome.problem_sums),
        JSON.stringify(outcome.problems),
      ],
    );
  }

  /** Ends posting or reversing. An undone statement lets its order numbers go. */
  async finishWork(run: JobRun, status: "accepted" | "undone"): Promise<boolean> {
    const mine = await this.jobs.change(run, `status = ?, progress_done = progress_total`, [status]);
    if (mine && status === "undone") await this.release(run.id);
    return mine;
  }

  /** An import that cannot be done ends; posting and reversing stay to be tried again, with what went wrong. */
  async fail(run: JobRun, error: string): Promise<void> {
    const ended = await this.jobs.change(
      run,
      `status = case status when 'importing' then 'failed' else status end, error = ?`,
      [error],
    );
    const { status } = await this.statement(run.id);
    if (ended && status === "failed") await this.release(run.id);
  }

  /**
   * Writes a person's decision down and sets off what follows from it. Errors: `declared_not_found`,
   * `declared_wrong_state`, `declared_own_file`, `declared_evidence_missing`.
   */
  async decide(id: string, decision: Decision, decidedBy: string, reason: string): Promise<StatementRow> {
    const [held] = await this.sql.execute<StatementRow[]>(`select * from declared_statement where id = ? for update`, [
      id,
    ]);
    if (!held) throw declaredErrors.declared_not_found();
    const { from, to } = AFTER[decision];
    if (held.status !== from) throw declaredErrors.declared_wrong_state();
    if (decision === "accept") {
      if (held.uploaded_by === decidedBy) throw declaredErrors.declared_own_file();
      // Four eyes on the evidence too: what the reviewer himself attached shows nothing.
      const shown = (await this.evidence(id)).filter(({ added_by }) => added_by !== decidedBy);
      if (shown.length === 0) throw declaredErrors.declared_evidence_missing();
    }
    await this.sql.execute(
      `insert into declared_decision (id, statement_id, decision, decided_by, reason) values (?, ?, ?, ?, ?)`,
      [generateEntityId("", "dcd"), id, decision, decidedBy, reason],
    );
    if (decision === "reject") await this.release(id);
    const [changed] = await this.sql.execute<StatementRow[]>(
      `update declared_statement set status = ?, heartbeat_at = null, progress_done = 0, progress_total = row_count,
         updated_at = now() where id = ? returning *`,
      [to, id],
    );
    return changed ?? held;
  }

  async decisions(statementId: string): Promise<DecisionRow[]> {
    return this.sql.execute(`select * from declared_decision where statement_id = ? order by created_at, id`, [
      statementId,
    ]);
  }

  /** The same file twice is one. Errors: `declared_not_found`, `declared_evidence_settled`. */
  async addEvidence(input: Omit<EvidenceRow, "id" | "created_at">): Promise<EvidenceRow | undefined> {
    const [held] = await this.sql.execute<StatementRow[]>(`select * from declared_statement where id = ? for update`, [
      input.statement_id,
    ]);
    if (!held) throw declaredErrors.declared_not_found();
    if (held.status !== "importing" && held.status !== "staged") throw declaredErrors.declared_evidence_settled();
    const [row] = await this.sql.execute<EvidenceRow[]>(
      `insert into declared_evidence (id, statement_id, file_id, file_name, file_sha256, size, added_by)
       values (?, ?, ?, ?, ?, ?, ?) on conflict (statement_id, file_sha256) do nothing returning *`,
      [
        generateEntityId("", "dce"),
        input.statement_id,
        input.file_id,
        input.file_name,
        input.file_sha256,
        input.size,
        input.added_by,
      ],
    );
    return row;
  }

  async evidence(statementId: string): Promise<EvidenceRow[]> {
    return this.sql.execute(`select * from declared_evidence where statement_id = ? order by created_at, id`, [
      statementId,
    ]);
  }

  /** A statement's rows by class, Shanghai day and which of the instants lie before, as {@link SaleGroup}s. */
  async saleGroups(statementId: string, instants: readonly Date[]): Promise<SaleGroup[]> {
    const rows = await this.sql.execute<(Omit<SaleGroup, "net_fen"> & { net_fen: string })[]>(
      `select goods_class, min(paid_at) as paid_at, count(*)::int as orders, sum(goods_fen - refunded_fen)::text as net_fen,
         (array_agg(line order by line))[1:?] as lines
       from declared_row where statement_id = ?
       group by goods_class, (paid_at at time zone 'Asia/Shanghai')::date, width_bucket(paid_at, ?::timestamptz[])`,
      [SHOWN_LINES, statementId, arrayLiteral(instants.map((instant) => instant.toISOString()).sort())],
    );
    return rows.map((row) => ({ ...row, paid_at: new Date(row.paid_at), net_fen: fen(row.net_fen) }));
  }

  /** What a statement's rows count as in the ledger; a row that was excluded stands with what it stands for now. */
  async bookedStandings(statementId: string): Promise<StandingSum[]> {
    const rows = await this.sql.execute<(Omit<StandingSum, "net_fen"> & { net_fen: string })[]>(
      `select reasons, count(*)::int as orders, sum(net)::text as net_fen, (array_agg(line order by line))[1:?] as lines
       from (select r.line, e.reasons, sum(e.amount_fen) as net from declared_row r
         join subsidy_entry e on e.order_id = r.id where r.statement_id = ?
         group by r.id, e.reasons having sum(e.amount_fen) <> 0) s
       group by reasons`,
      [SHOWN_LINES, statementId],
    );
    return rows.map((row) => ({ ...row, net_fen: fen(row.net_fen) })).sort(byWeight);
  }

  /** A page of a statement's rows in the file's order, with what the ledger says of each: null before it is booked. */
  async rowsShown(statementId: string, page: { offset: number; limit: number }): Promise<ShownRow[]> {
    return this.sql.execute(
      `select r.*, t.reasons from declared_row r
       left join lateral (select reasons from subsidy_tag where order_id = r.id order by seq desc limit 1) t on true
       where r.statement_id = ? order by r.line offset ? limit ?`,
      [statementId, page.offset, page.limit],
    );
  }

  /** A statement's rows in the file's order, from after a line on. */
  async rowsAfter(statementId: string, line: number, limit: number): Promise<DeclaredRowRow[]> {
    return this.sql.execute(`select * from declared_row where statement_id = ? and line > ? order by line limit ?`, [
      statementId,
      line,
      limit,
    ]);
  }

  /** A row with its statement, or undefined. */
  async row(id: string): Promise<{ row: DeclaredRowRow; statement: StatementRow } | undefined> {
    const [row] = await this.sql.execute<DeclaredRowRow[]>(`select * from declared_row where id = ?`, [id]);
    return row ? { row, statement: await this.statement(row.statement_id) } : undefined;
  }

  /** The row goes into the ledger; said before it does, so that whoever finds it there knows why. */
  async markPosted(id: string): Promise<void> {
    await this.sql.execute(
      `update declared_row set posted_at = now(), updated_at = now() where id = ? and posted_at is null`,
      [id],
    );
  }

  async markUndone(id: string, at: Date): Promise<void> {
    await this.sql.execute(
      `update declared_row set undone_at = ?, updated_at = now() where id = ? and undone_at is null`,
      [at.toISOString(), id],
    );
  }

  /** Rows of a policy year that are in the ledger, a page of them. */
  async postedRows(year: number, afterId: string, limit: number): Promise<DeclaredRowRow[]> {
    return this.sql.execute(
      `select * from declared_row where policy_year = ? and posted_at is not null and id > ? order by id limit ?`,
      [year, afterId, limit],
    );
  }

  private async release(statementId: string): Promise<void> {
    await this.sql.execute(
      `update declared_row set released_at = now(), updated_at = now() where statement_id = ? and released_at is null`,
      [statementId],
    );
  }
}
