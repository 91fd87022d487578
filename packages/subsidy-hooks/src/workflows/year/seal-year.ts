import { rmSync } from "node:fs";
import { join } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { isCatalogueError } from "@qinshui/cn/errors";
import { progressNotes } from "../../background/progress";
import { openRunFolder } from "../../background/run-folders";
import { LEAVES } from "../../export/bundle/format";
import { LeafFile } from "../../export/bundle/leaf-file";
import type { VerifiedBundle } from "../../export/bundle/verify-bundle";
import { writeBundle } from "../../export/bundle/write-bundle";
import { currentReport } from "../../export/read-report";
import type { Report } from "../../export/report";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { AsOf } from "../../modules/subsidy/report-queries";
import type { SealingJob } from "../../modules/subsidy/sealing-store";
import type SubsidyModuleService from "../../modules/subsidy/service";
import type { NewSeal } from "../../modules/subsidy/year-rows";
import { readPolicyFiles } from "../../policy-files/load-policy";
import { consistencyProof, verifyConsistency } from "../../proof/merkle";
import { toJson } from "../../reports/json";
import { yearErrors } from "../../year/errors";
import type { StepAction } from "../../year/step";
import { scanYear } from "../review/scan-year";
import { storeZip } from "./bundle-zip";
import { discardBundle } from "./discard-bundle";
import { factsOf, readYear, type SealRecord, type YearRecord } from "./read-year";
import { sealedLines } from "./sealed-lines";
import { certifiedIn, detailsOf } from "./step-rows";
import { assertPossible } from "./take-step";

/** Of the folders in which bundles are put together; see `openRunFolder`. */
export const SEAL_FOLDERS = "subsidy-seal";

/**
 * Closes a year, or issues its next revision: fixes a state of the ledger, checks everything that must be settled,
 * seals the entries and signs, stores the bundle, and adds seal and step in one transaction with the job's end. Sales go
 * on all the while. Stops soon after `lost` is aborted. Errors, of which none leaves a file: `year_step_blocked`,
 * `year_changed`, `seal_differs`, those of the policy and of the bundle.
 */
export async function sealYear(container: MedusaContainer, job: SealingJob, lost: AbortSignal): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { policy_year: year, after } = job;
  const record = await readYear(ledger, year);
  if (record.state.steps !== after) throw yearErrors.year_changed({ year });
  await assertSealable(ledger, record);
  const decisions = await ledger.sealings((store) => store.decisionsOf(year));
  const report = await balancedReport(container, ledger, record, lost);
  // A year whose sales no signal has looked at is not settled; one that cannot be looked at is not sealed.
  if (report.policy.review) await scanYear(container, year);
  lost.throwIfAborted();
  // Reconciling and the signals may have brought up what nobody has looked at yet.
  await assertSealable(ledger, record, report.as_of);
  const folder = openRunFolder(SEAL_FOLDERS, job);
  try {
    const written = await writeSealed({ ledger, job, record, report, folder, lost });
    const name = `subsidy-${report.policy.id}-${year}-r${written.revision}`;
    const file_id = await storeZip(container, {
      folder,
      name,
      fileName: `${name}-${job.id}-${job.attempt}`,
      lost,
      begin: (fileId) => noteFile(ledger, job, fileId),
    });
    await keepOrDelete(container, job, file_id, async () => {
      // It took a while: a finding may have come up meanwhile.
      await assertSealable(ledger, record, report.as_of);
      const step = stepOf(job, report, { ...written, file_id });
      await ledger.sealings((store) => store.seal(job, step, decisions));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sealing {
  ledger: SubsidyModuleService;
  job: SealingJob;
  record: YearRecord;
  report: Report;
  folder: string;
  lost: AbortSignal;
}

type Written = Omit<NewSeal, "file_id">;

/** Writes the bundle into the folder and gives what its seal holds. */
async function writeSealed({ ledger, job, record, report, folder, lost }: Sealing): Promise<Written> {
  const { policy_year: year } = job;
  const previous = record.seals.at(-1);
  const policy_files = readPolicyFiles(report.policy.id);
  // Every line is written and then read again.
  const total = 2 * report.control.entry_count;
  const note = progressNotes((done) =>
    ledger.sealings((store) => store.jobs.report(job, Math.min(done, total), total)),
  );
  const went = (lines: number) => {
    lost.throwIfAborted();
    note(lines);
  };
  const bundle = await writeBundle({
    ...ledger.signing(),
    folder,
    policy: policy_files,
    year,
    lines: watched(sealedLines(ledger, year, report.as_of), went),
    onVerified: () => went(1),
    ...(previous ? { previous: { size: Number(previous.size), root: Buffer.from(previous.root, "base64") } } : {}),
  });
  assertSame(bundle, report);
  return {
    revision: record.state.revision + 1,
    as_of: report.as_of,
    size: `${bundle.seal.size}`,
    root: Buffer.from(bundle.seal.root).toString("base64"),
    checkpoint: bundle.checkpoint,
    consistency: previous ? consistencyWith(previous, folder, bundle) : null,
    report: bundle.report,
    control: toJson({ ...report.control }) as Record<string, string | number>,
    policy_files,
    sealed_at: report.at,
  };
}

async function* watched<T>(pages: AsyncIterable<T[]>, went: (lines: number) => void): AsyncGenerator<T[]> {
  for await (const page of pages) {
    went(page.length);
    yield page;
  }
}

function stepOf({ policy_year, after, requested_by, reason }: SealingJob, { at }: Report, seal: NewSeal) {
  const { revision, report } = seal;
  const action: StepAction = { kind: "seal", revision, certified: certifiedIn(report) };
  return {
    policy_year,
    after,
    kind: "seal",
    details: detailsOf(action),
    taken_by: requested_by,
    taken_at: at,
    reason,
    seal,
  };
}

/** So that whoever comes after a crash finds the bundle and deletes it. */
async function noteFile(ledger: SubsidyModuleService, job: SealingJob, fileId: string): Promise<void> {
  const isOwn = await ledger.sealings((store) => store.jobs.noteFile(job, fileId));
  if (!isOwn) throw yearErrors.sealing_not_running({ year: job.policy_year });
}

/** Error: `year_step_blocked`. Entries to check are those up to `as_of`. */
export async function assertSealable(ledger: SubsidyModuleService, record: YearRecord, as_of?: AsOf): Promise<void> {
  assertPossible(record.state, nextSeal(record), await factsOf(ledger, record, "", as_of));
}

function nextSeal({ state }: YearRecord): StepAction {
  return { kind: "seal", revision: state.revision + 1, certified: [] };
}

/** The figures to seal; figures that do not agree with the shop's stand against it like everything else. */
async function balancedReport(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  record: YearRecord,
  lost: AbortSignal,
): Promise<Report> {
  try {
    return await currentReport(container, ledger, record.state.year, lost);
  } catch (error) {
    if (isCatalogueError(error) && error.code === "export_out_of_balance") {
      const facts = await factsOf(ledger, record, `${error.title}。${error.hint}`);
      assertPossible(record.state, nextSeal(record), facts);
    }
    throw error;
  }
}

/** The bundle's figures come from the lines one by one, the report's from the database's sums. Error: `seal_differs`. */
function assertSame({ report }: VerifiedBundle, { control }: Report): void {
  const pairs = [
    ["流水笔数", report.control.lines, control.entry_count],
    ["计入金额", report.control.counted_fen, `${control.counted_fen}`],
    ["剔除金额", report.control.excluded_fen, `${control.excluded_fen}`],
    ["补贴合计", report.total_subsidy_fen, `${control.subsidy_fen}`],
  ] as const;
  for (const [what, sealed, stated] of pairs) if (sealed !== stated) throw yearErrors.seal_differs({ what });
}

/** The proof that the revision before is the beginning of this one. Error: `seal_differs` when it is not. */
function consistencyWith(previous: SealRecord, folder: string, { seal }: VerifiedBundle) {
  const size = Number(previous.size);
  const leaves = new LeafFile(join(folder, LEAVES));
  try {
    // Every tree begins with the empty one, which needs no proof.
    const proof = size === 0 ? [] : consistencyProof(size, Number(seal.size), leaves.rootOfRange);
    const root = Buffer.from(previous.root, "base64");
    const holds = size === 0 || verifyConsistency(BigInt(size), seal.size, proof, root, seal.root);
    if (!holds) throw yearErrors.seal_differs({ what: "与上一版次的一致性证明" });
    return { size: previous.size, proof: proof.map((hash) => Buffer.from(hash).toString("base64")) };
  } finally {
    leaves.close();
  }
}

/** Keeps no file of a seal that did not come about. */
async function keepOrDelete(
  container: MedusaContainer,
  job: SealingJob,
  fileId: string,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    await discardBundle(container, job.id, fileId);
    throw error;
  }
}
