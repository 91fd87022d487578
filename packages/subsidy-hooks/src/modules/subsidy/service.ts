import type { Context } from "@medusajs/framework/types";
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils";
import type { EntryMerchant } from "../../ledger/entry";
import { policyDigest } from "../../policy-files/load-policy";
import { activePolicy, type PolicyOptions } from "../../recording/active-policy";
import { type PersonalHasher, personalHasher } from "../../recording/personal-hash";
import type { Finding as SeenFinding } from "../../review/finding";
import type { PersonFinding } from "../../review/person-finding";
import { eligibilityIfAny } from "../../rules/eligibility";
import type { Policy } from "../../rules/policy";
import { type SigningOptions, signingOf } from "../../year/signing-key";
import { DeclaredStore } from "./declared-store";
import { type EntryRow, entryOfRow } from "./entry-row";
import { subsidyErrors } from "./errors";
import { EXPORT_JOBS, type ExportFormat, type ExportJob, type ExportOutcome, sealedState } from "./exports";
import {
  appendFindings,
  type Decided,
  type DecideFinding,
  decideFinding,
  type FindingCounts,
  type FindingFilter,
  type FindingHistory,
  type FindingInState,
  findingCounts,
  findingHistory,
  findings,
  merchantsWithFindings,
  openFindings,
  raiseFinding,
  type Scanned,
} from "./findings";
import { JobRows, type JobRun } from "./job-rows";
import {
  DeclaredDecision,
  DeclaredEvidence,
  DeclaredRow,
  DeclaredStatement,
  Finding,
  FindingDecision,
  FundPlan,
  GoodsClassDecision,
  LineDecision,
  ProjectApplication,
  ProjectCapDecision,
  ProjectDecision,
  ReconcileWatermark,
  RefundAllocation,
  SubsidyEntry,
  SubsidyExport,
  SubsidyTag,
  YearObjection,
  YearSeal,
  YearSealing,
  YearStep,
} from "./models";
import {
  arrayLiteral,
  type OrderRows,
  type Posted,
  type PostOrderInput,
  postOrder,
  readOrder,
  type Sql,
} from "./post-order";
import { ProjectStore } from "./project-store";
import {
  type AsOf,
  type LineQuery,
  lineFilter,
  MERCHANT_YEAR_SUMS,
  NOW,
  type SumRow,
  YEAR_SUMS,
  type YearSumRow,
} from "./report-queries";
import { type ReviewRows, reviewedMerchants, reviewRows } from "./review-rows";
import { drawSample, type Sample } from "./sample";
import { SealingStore } from "./sealing-store";
import {
  appendStep,
  decideObjection,
  type NewObjection,
  type NewStep,
  type ObjectionDecision,
  recordObjection,
} from "./year-rows";

export interface ReviewOptions {
  /** Key of the hashes by which the signals know persons and addresses; see `personalHasher`. */
  review_key?: string;
}

/** The ledger: appends entries and tags, and reads them back as figures. */
export default class SubsidyModuleService extends MedusaService({
  Finding,
  FindingDecision,
  LineDecision,
  SubsidyEntry,
  SubsidyTag,
  GoodsClassDecision,
  RefundAllocation,
  SubsidyExport,
  ReconcileWatermark,
  DeclaredStatement,
  DeclaredRow,
  DeclaredEvidence,
  DeclaredDecision,
  YearStep,
  YearSeal,
  YearSealing,
  YearObjection,
  ProjectApplication,
  ProjectCapDecision,
  ProjectDecision,
  FundPlan,
}) {
  private readonly options: PolicyOptions & SigningOptions & ReviewOptions;

  constructor(container: Record<string, unknown>, options?: PolicyOptions & SigningOptions & ReviewOptions) {
    super(container, options);
    this.options = options ?? {};
  }

  /** The policy that this installation applies. Error: `policy_not_chosen`. */
  policy(): Policy {
    return activePolicy(this.options);
  }

  /** How this installation signs closed years. Errors: `log_name_missing`, `signing_key_invalid`. */
  signing() {
    return signingOf(this.options);
  }

  /** Adds a step to a policy year. Error: `year_changed` (nothing is added). */
  @InjectTransactionManager()
  async appendYearStep(step: Omit<NewStep, "seal">, @MedusaContext() context: Context = {}): Promise<void> {
    return appendStep(sqlOf(context), step);
  }

  /** Records an objection to the notice that is running; its id. Error: `objection_out_of_notice`. */
  @InjectTransactionManager()
  async recordYearObjection(objection: NewObjection, @MedusaContext() context: Context = {}): Promise<string> {
    return recordObjection(sqlOf(context), objection);
  }

  /** Writes the decision on an objection, once. Errors: `objection_not_found`, `objection_decided`. */
  @InjectManager()
  async decideYearObjection(
    year: number,
    id: string,
    decision: ObjectionDecision,
    @MedusaContext() context: Context = {},
  ): Promise<void> {
    return decideObjection(sqlOf(context), year, id, decision);
  }

  /** Error: `review_key_missing`. */
  personalHasher(): PersonalHasher {
    return personalHasher(this.options.review_key);
  }

  /** The merchants whose sales of a year the signals look at. */
  @InjectManager()
  async reviewedMerchants(year: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return reviewedMerchants(sqlOf(context), year);
  }

  /** What the ledger knows of a merchant's year for the signals. */
  @InjectManager()
  async reviewRows(year: number, merchantId: string, @MedusaContext() context: Context = {}): Promise<ReviewRows> {
    return reviewRows(sqlOf(context), year, merchantId);
  }

  /** Writes down what a scan saw; the same scan again writes nothing. */
  @InjectTransactionManager()
  async appendFindings(
    year: number,
    seen: readonly SeenFinding[],
    @MedusaContext() context: Context = {},
  ): Promise<Scanned> {
    return appendFindings(sqlOf(context), year, seen);
  }

  /** Writes down what a person raises about lines of the ledger. Gives its key. Errors: those of `personFinding`. */
  @InjectTransactionManager()
  async raiseFinding(
    input: PersonFinding & { raised_by: string },
    @MedusaContext() context: Context = {},
  ): Promise<string> {
    return raiseFinding(sqlOf(context), input);
  }

  /** A year's findings in their newest revision, the gravest first. */
  @InjectManager()
  async findingsOf(
    filter: FindingFilter,
    page: { limit: number; offset: number },
    @MedusaContext() context: Context = {},
  ): Promise<{ findings: FindingInState[]; count: number }> {
    return findings(sqlOf(context), filter, page);
  }

  /** Findings of a year that still wait for a person's decision or for evidence: a year closes only without them. */
  @InjectManager()
  async openFindings(year: number, @MedusaContext() context: Context = {}): Promise<FindingInState[]> {
    return openFindings(sqlOf(context), year);
  }

  @InjectManager()
  async findingCounts(year: number, @MedusaContext() context: Context = {}): Promise<FindingCounts> {
    return findingCounts(sqlOf(context), year);
  }

  @InjectManager()
  async merchantsWithFindings(
    year: number,
    @MedusaContext() context: Context = {},
  ): Promise<{ id: string; name: string }[]> {
    return merchantsWithFindings(sqlOf(context), year);
  }

  /** A finding with its revisions and decisions. Error: `finding_not_found`. */
  @InjectManager()
  async findingHistory(key: string, @MedusaContext() context: Context = {}): Promise<FindingHistory> {
    return findingHistory(sqlOf(context), key);
  }

  /** See {@link drawSample}. */
  @InjectManager()
  async drawSample(input: Parameters<typeof drawSample>[1], @MedusaContext() context: Context = {}): Promise<Sample> {
    return drawSample(sqlOf(context), input);
  }

  /** Writes down a person's decision. Errors: `finding_not_found`, `finding_changed`, those of `linesDecided`. */
  @InjectTransactionManager()
  async decideFinding(input: DecideFinding, @MedusaContext() context: Context = {}): Promise<Decided> {
    return decideFinding(sqlOf(context), input);
  }

  /** All rows the ledger holds for an order. */
  @InjectManager()
  async orderRows(orderId: string, @MedusaContext() context: Context = {}): Promise<OrderRows> {
    return readOrder(sqlOf(context), orderId);
  }

  /**
   * Brings the ledger to what was derived, in one transaction under the order's advisory lock: adds the entries that
   * `planPosting` and `planMoves` ask for (`ON CONFLICT DO NOTHING`) and the tags that changed. Adds nothing and answers
   * `current: false` when rows were added since `version` was read, because the derivation may then be older than
   * they are. Error: `entry_content_differs` (nothing is added).
   */
  @InjectTransactionManager()
  async postOrder(input: PostOrderInput, @MedusaContext() context: Context = {}): Promise<Posted> {
    return postOrder(sqlOf(context), input, eligibilityIfAny(this.policy()));
  }

  /** Declared sales from other platforms: whatever `work` does with the store is one transaction. */
  @InjectTransactionManager()
  async declared<T>(work: (store: DeclaredStore) => Promise<T>, @MedusaContext() context: Context = {}): Promise<T> {
    return work(new DeclaredStore(sqlOf(context)));
  }

  /** Applications for other programmes and the fund: whatever `work` does with the store is one transaction. */
  @InjectTransactionManager()
  async projects<T>(work: (store: ProjectStore) => Promise<T>, @MedusaContext() context: Context = {}): Promise<T> {
    return work(new ProjectStore(sqlOf(context)));
  }

  /** Orders with entries recorded since an instant: they are looked at again, in case a source has vanished. */
  @InjectManager()
  async ordersRecordedSince(since: Date, @MedusaContext() context: Context = {}): Promise<string[]> {
    const rows = await sqlOf(context).execute<{ order_id: string }[]>(
      `select distinct order_id from subsidy_entry where created_at >= ?
       union select distinct e.order_id from subsidy_entry e join goods_class_decision d on d.product_id = e.product_id
         where d.updated_at >= ?
       union select distinct order_id from line_decision where created_at >= ?`,
      [since.toISOString(), since.toISOString(), since.toISOString()],
    );
    return rows.map((row) => row.order_id);
  }

  /** Orders in which a product was sold. */
  @InjectManager()
  async ordersOfProducts(productIds: readonly string[], @MedusaContext() context: Context = {}): Promise<string[]> {
    const rows = await sqlOf(context).execute<{ order_id: string }[]>(
      `select distinct order_id from subsidy_entry where product_id = any(?::text[])`,
      [arrayLiteral(productIds)],
    );
    return rows.map((row) => row.order_id);
  }

  /** Sums of a policy year per merchant, standing (counts, class, reasons) and kind; one row per group. */
  @InjectManager()
  async yearSums(year: number, asOf: AsOf = NOW, @MedusaContext() context: Context = {}): Promise<YearSumRow[]> {
    return sqlOf(context).execute<YearSumRow[]>(YEAR_SUMS, [year, asOf]);
  }

  /** Counted net of a year per month of sale (Shanghai, 1 to 12) and goods class; months without sales have no row. */
  @InjectManager()
  async monthSums(
    year: number,
    @MedusaContext() context: Context = {},
  ): Promise<{ month: number; goods_class: string; amount_fen: string }[]> {
    return sqlOf(context).execute(
      `select extract(month from sale_occurred_at at time zone 'Asia/Shanghai')::int as month, goods_class,
         sum(amount_fen)::text as amount_fen
       from subsidy_entry where policy_year = ? and counts group by 1, 2 order by 1, 2`,
      [year],
    );
  }

  /** What a merchant's entries of a year come to by month of sale (Shanghai); months without any have no row. */
  @InjectManager()
  async merchantMonths(
    { policy_year, merchant_id, as_of }: { policy_year: number; merchant_id: string; as_of: AsOf },
    @MedusaContext() context: Context = {},
  ): Promise<{ month: number; counted_fen: string; counted: number; excluded_fen: string; excluded: number }[]> {
    return sqlOf(context).execute(
      `select extract(month from sale_occurred_at at time zone 'Asia/Shanghai')::int as month,
         coalesce(sum(amount_fen) filter (where counts), 0)::text as counted_fen,
         (count(*) filter (where counts))::int as counted,
         coalesce(sum(amount_fen) filter (where not counts), 0)::text as excluded_fen,
         (count(*) filter (where not counts))::int as excluded
       from subsidy_entry where policy_year = ? and merchant_id = ? and seq <= ? group by 1 order by 1`,
      [policy_year, merchant_id, as_of],
    );
  }

  /** Whether the ledger has anything of a policy year, of anybody. */
  @InjectManager()
  async isYearKnown(year: number, @MedusaContext() context: Context = {}): Promise<boolean> {
    const [row] = await sqlOf(context).execute<{ known: boolean }[]>(
      `select exists (select 1 from subsidy_entry where policy_year = ?) as known`,
      [year],
    );
    return row?.known ?? false;
  }

  /** {@link yearSums} of one merchant alone. */
  @InjectManager()
  async merchantSums(year: number, merchantId: string, @MedusaContext() context: Context = {}): Promise<YearSumRow[]> {
    return sqlOf(context).execute<YearSumRow[]>(MERCHANT_YEAR_SUMS, [year, NOW, merchantId]);
  }

  /** The merchant as the year's newest entry knows it. Error: `merchant_unknown`. Null for "no merchant". */
  @InjectManager()
  async merchantOf(
    year: number,
    merchantId: string | null,
    @MedusaContext() context: Context = {},
  ): Promise<EntryMerchant | null> {
    if (merchantId === null) return null;
    const [row] = await sqlOf(context).execute<EntryRow[]>(
      `select * from subsidy_entry where policy_year = ? and merchant_id = ? order by seq desc limit 1`,
      [year, merchantId],
    );
    if (!row) throw subsidyErrors.merchant_unknown();
    return entryOfRow(row).merchant;
  }

  /** Years that have entries, newest first. */
  @InjectManager()
  async years(@MedusaContext() context: Context = {}): Promise<number[]> {
    const rows = await sqlOf(context).execute<{ policy_year: number }[]>(
      `select distinct policy_year from subsidy_entry order by 1 desc`,
    );
    return rows.map((row) => row.policy_year);
  }

  /** Entries of a policy year, oldest first; a page of them from a position on. */
  @InjectManager()
  async reportLines(query: LineQuery, @MedusaContext() context: Context = {}): Promise<EntryRow[]> {
    const { where, parameters } = lineFilter(query);
    return sqlOf(context).execute<EntryRow[]>(
      `select e.* from subsidy_entry e where ${where} and e.seq > ? order by e.seq limit ?`,
      [...parameters, query.after ?? "0", query.limit],
    );
  }

  /** How many entries {@link reportLines} would give in all, and what they sum to. */
  @InjectManager()
  async reportSums(query: Omit<LineQuery, "limit" | "after">, @MedusaContext() context: Context = {}): Promise<SumRow> {
    const { where, parameters } = lineFilter(query);
    const [row] = await sqlOf(context).execute<SumRow[]>(
      `select count(*)::int as entry_count, coalesce(sum(e.amount_fen), 0)::text as amount_fen
       from subsidy_entry e where ${where}`,
      parameters,
    );
    return row ?? { entry_count: 0, amount_fen: "0" };
  }

  /**
   * The state of the ledger now. Waits for whoever is adding entries: a row that got its place before this and is
   * committed after it would join a report that has been read already.
   */
  @InjectTransactionManager()
  async position(@MedusaContext() context: Context = {}): Promise<AsOf> {
    const sql = sqlOf(context);
    await sql.execute(`lock table subsidy_entry in share mode`);
    const [row] = await sql.execute<{ seq: string }[]>(`select coalesce(max(seq), 0)::text as seq from subsidy_entry`);
    return row?.seq ?? "0";
  }

  /** Σ entries of orders, per order and policy year. */
  @InjectManager()
  async orderSums(
    orderIds: readonly string[],
    asOf: AsOf,
    @MedusaContext() context: Context = {},
  ): Promise<{ order_id: string; policy_year: number; amount_fen: string }[]> {
    return sqlOf(context).execute(
      `select order_id, policy_year, sum(amount_fen)::text as amount_fen from subsidy_entry
       where order_id = any(?::text[]) and seq <= ? group by 1, 2`,
      [arrayLiteral(orderIds), asOf],
    );
  }

  /**
   * What a report of an open year shows at a state of the ledger: its entries and those of the year before, to which
   * growth is compared, by the policy as it is.
   */
  @InjectManager()
  async openState(year: number, asOf: AsOf = NOW, @MedusaContext() context: Context = {}): Promise<string> {
    const [row] = await sqlOf(context).execute<{ seq: string }[]>(
      `select coalesce(max(seq), 0)::text as seq from subsidy_entry where policy_year in (?, ?) and seq <= ?`,
      [year, year - 1, asOf],
    );
    return `open ${row?.seq ?? "0"} ${policyDigest(this.policy().id)}`;
  }

  /** The finished export of a year and format that shows what a new one would, and whether the year is sealed. */
  @InjectManager()
  async exportOfNow(
    policyYear: number,
    format: ExportFormat,
    @MedusaContext() context: Context = {},
  ): Promise<{ job: ExportJob | undefined; isSealed: boolean }> {
    const sql = sqlOf(context);
    const [seal] = await sql.execute<{ revision: number }[]>(
      `select revision from year_seal where policy_year = ? order by revision desc limit 1`,
      [policyYear],
    );
    const state = seal ? sealedState(seal.revision) : await this.openState(policyYear, NOW, context);
    const [job] = await sql.execute<ExportJob[]>(
      `select * from subsidy_export where policy_year = ? and format = ? and state_key = ? and status = 'done'
       and deleted_at is null`,
      [policyYear, format, state],
    );
    return { job, isSealed: seal !== undefined };
  }

  /** The file of a finished export is missing: another one of the same may be made. */
  @InjectManager()
  async releaseExport(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    await sqlOf(context).execute(`update subsidy_export set state_key = null, updated_at = now() where id = ?`, [id]);
  }

  /**
   * A new export job; or the one of the same year and format that is still queued or running, or that is done and shows
   * the same. What is looked up after the job has its place in the queue cannot be made by another one meanwhile.
   */
  @InjectTransactionManager()
  async requestExport(
    input: { policy_year: number; format: ExportFormat; requested_by: string },
    @MedusaContext() context: Context = {},
  ): Promise<{ job: ExportJob; isNew: boolean }> {
    const sql = sqlOf(context);
    const inserted = await sql.execute<ExportJob[]>(
      `insert into subsidy_export (id, policy_year, format, requested_by) values (?, ?, ?, ?)
       on conflict (policy_year, format) where status in ('queued', 'running') and deleted_at is null do nothing
       returning *`,
      [generateEntityId("", "sexp"), input.policy_year, input.format, input.requested_by],
    );
    const [added] = inserted;
    if (added) {
      const { job } = await this.exportOfNow(input.policy_year, input.format, context);
      if (!job) return { job: added, isNew: true };
      await sql.execute(`delete from subsidy_export where id = ?`, [added.id]);
      return { job, isNew: false };
    }
    const [running] = await sql.execute<ExportJob[]>(
      `select * from subsidy_export where policy_year = ? and format = ? and status in ('queued', 'running')
       and deleted_at is null`,
      [input.policy_year, input.format],
    );
    // It ended between the two statements: the next request gets a new one.
    if (!running) return this.requestExport(input, context);
    return { job: running, isNew: false };
  }

  /** See {@link JobRows.claim}. */
  @InjectManager()
  async claimExport(
    id: string,
    staleSeconds: number,
    @MedusaContext() context: Context = {},
  ): Promise<ExportJob | undefined> {
    return exportsOf(context).claim(id, staleSeconds);
  }

  /** See {@link JobRows.abandoned}. */
  @InjectManager()
  async abandonedExports(staleSeconds: number, @MedusaContext() context: Context = {}): Promise<string[]> {
    return exportsOf(context).abandoned(staleSeconds);
  }

  /**
   * Ends a job that this run still owns. False, with nothing changed, when it does not. A failed one keeps the place of
   * its file until that is known to be deleted.
   */
  @InjectManager()
  async finishExport(run: JobRun, outcome: ExportOutcome, @MedusaContext() context: Context = {}): Promise<boolean> {
    const done = "file_id" in outcome;
    return exportsOf(context).change(
      run,
      `status = ?, file_id = coalesce(?, file_id), file_name = ?, state_key = ?, totals = ?::jsonb, error = ?,
       finished_at = now(),
       progress_done = case when ? then progress_total else progress_done end`,
      [
        done ? "done" : "failed",
        done ? outcome.file_id : null,
        done ? outcome.file_name : null,
        done ? outcome.state_key : null,
        done ? JSON.stringify(outcome.totals) : null,
        done ? null : outcome.error,
        done,
      ],
    );
  }

  /** Calls a job off that is not ended. Errors: `export_not_found`, `export_not_running`. */
  @InjectManager()
  async cancelExport(id: string, by: string, @MedusaContext() context: Context = {}): Promise<ExportJob> {
    const sql = sqlOf(context);
    const [cancelled] = await sql.execute<ExportJob[]>(
      `update subsidy_export set status = 'cancelled', cancelled_by = ?, finished_at = now(), updated_at = now()
       where id = ? and status in ('queued', 'running') and deleted_at is null returning *`,
      [by, id],
    );
    if (cancelled) return cancelled;
    const known = await sql.execute<{ id: string }[]>(`select id from subsidy_export where id = ?`, [id]);
    throw known.length > 0 ? subsidyErrors.export_not_running() : subsidyErrors.export_not_found();
  }

  /** See {@link JobRows.report}. */
  @InjectManager()
  async reportExport(
    run: JobRun,
    { done, total }: { done: number; total: number },
    @MedusaContext() context: Context = {},
  ): Promise<boolean> {
    return exportsOf(context).report(run, done, total);
  }

  /** See {@link JobRows.touch}. */
  @InjectManager()
  async touchExport(run: JobRun, @MedusaContext() context: Context = {}): Promise<boolean> {
    return exportsOf(context).touch(run);
  }

  /** See {@link JobRows.noteFile}. */
  @InjectManager()
  async noteExportFile(run: JobRun, fileId: string, @MedusaContext() context: Context = {}): Promise<boolean> {
    return exportsOf(context).noteFile(run, fileId);
  }

  /** See {@link JobRows.leftFiles}. */
  @InjectManager()
  async leftExportFiles(
    staleSeconds: number,
    @MedusaContext() context: Context = {},
  ): Promise<{ id: string; file_id: string }[]> {
    return exportsOf(context).leftFiles(staleSeconds);
  }

  /** See {@link JobRows.forgetFile}. */
  @InjectManager()
  async forgetExportFile(id: string, fileId: string, @MedusaContext() context: Context = {}): Promise<void> {
    return exportsOf(context).forgetFile(id, fileId);
  }

  /** The sealing of years: whatever `work` does with the store is one transaction. */
  @InjectTransactionManager()
  async sealings<T>(work: (store: SealingStore) => Promise<T>, @MedusaContext() context: Context = {}): Promise<T> {
    return work(new SealingStore(sqlOf(context)));
  }
}

function exportsOf(context: Context): JobRows<ExportJob> {
  return new JobRows(sqlOf(context), EXPORT_JOBS);
}

function sqlOf(context: Context): Sql {
  return (context.transactionManager ?? context.manager) as Sql;
}
