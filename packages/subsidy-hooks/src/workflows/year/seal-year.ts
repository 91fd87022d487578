import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { LEAVES } from "../../export/bundle/format";
import { LeafFile } from "../../export/bundle/leaf-file";
import type { VerifiedBundle } from "../../export/bundle/verify-bundle";
import { writeBundle } from "../../export/bundle/write-bundle";
import { currentReport } from "../../export/read-report";
import type { Report } from "../../export/report-sheets";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { readPolicyFiles } from "../../policy-files/load-policy";
import { consistencyProof, verifyConsistency } from "../../proof/merkle";
import { toJson } from "../../reports/json";
import { yearErrors } from "../../year/errors";
import type { StepAction } from "../../year/step";
import { storeZip } from "./bundle-zip";
import { factsOf, readYear, type SealRecord, type YearRecord } from "./read-year";
import { sealedLines } from "./sealed-lines";
import { certifiedIn, detailsOf } from "./step-rows";
import { assertPossible } from "./take-step";

export interface SealRequest {
  year: number;
  by: string;
  reason: string;
  /** How many steps the year had when it was asked for. */
  after: number;
}

const WAIT_SECONDS = 300;

/**
 * Closes a year, or issues its next revision: fixes a state of the ledger, checks everything that must be settled,
 * seals the entries and signs, stores the bundle, and adds seal and step in one transaction. Sales go on all the while.
 * Gives the revision. Errors: `year_step_blocked`, `year_changed`, `seal_differs`, those of the policy and of the bundle.
 */
export async function sealYear(container: MedusaContainer, request: SealRequest): Promise<number> {
  const lock = `subsidy:year:${request.year}`;
  return container
    .resolve(Modules.LOCKING)
    .execute(lock, () => sealAlone(container, request), { timeout: WAIT_SECONDS });
}

async function sealAlone(container: MedusaContainer, { year, by, reason, after }: SealRequest): Promise<number> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const record = await readYear(ledger, year);
  if (record.state.steps !== after) throw yearErrors.year_changed({ year });
  const revision = record.state.revision + 1;
  await assertCalm(ledger, record, "");
  const report = await balancedReport(container, ledger, record);
  // Reconciling may have brought up what nobody has looked at yet.
  await assertCalm(ledger, record, "");
  const folder = mkdtempSync(join(tmpdir(), "subsidy-seal-"));
  try {
    const previous = record.seals.at(-1);
    const policy_files = readPolicyFiles(report.policy.id);
    const lines = sealedLines(ledger, year, report.as_of);
    const bundle = await writeBundle({
      ...ledger.signing(),
      folder,
      policy: policy_files,
      year,
      lines,
      ...(previous ? { previous: { size: Number(previous.size), root: Buffer.from(previous.root, "base64") } } : {}),
    });
    assertSame(bundle, report);
    const consistency = previous ? consistencyWith(previous, folder, bundle) : null;
    const name = `subsidy-${report.policy.id}-${year}-r${revision}`;
    const file_id = await storeZip(container, folder, name);
    await keepOrDelete(container, file_id, () =>
      ledger.appendYearStep({
        policy_year: year,
        after,
        kind: "seal",
        details: detailsOf(actionOf(revision, bundle)),
        taken_by: by,
        taken_at: report.at,
        reason,
        seal: {
          revision,
          as_of: report.as_of,
          size: `${bundle.seal.size}`,
          root: Buffer.from(bundle.seal.root).toString("base64"),
          checkpoint: bundle.checkpoint,
          consistency,
          report: bundle.report,
          control: toJson({ ...report.control }) as Record<string, string | number>,
          policy_files,
          file_id,
          sealed_at: report.at,
        },
      }),
    );
    return revision;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function assertCalm(ledger: SubsidyModuleService, record: YearRecord, out_of_balance: string): Promise<void> {
  const action: StepAction = { kind: "seal", revision: record.state.revision + 1, certified: [] };
  assertPossible(record.state, action, await factsOf(ledger, record, out_of_balance));
}

/** The figures to seal; figures that do not agree with the shop's stand against it like everything else. */
async function balancedReport(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  record: YearRecord,
): Promise<Report> {
  try {
    return await currentReport(container, ledger, record.state.year, new AbortController().signal);
  } catch (error) {
    if (isCatalogueError(error) && error.code === "export_out_of_balance") {
      await assertCalm(ledger, record, `${error.title}。${error.hint}`);
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

function actionOf(revision: number, { report }: VerifiedBundle): StepAction {
  return { kind: "seal", revision, certified: certifiedIn(report) };
}

/** Keeps no file of a seal that did not come about. */
async function keepOrDelete(container: MedusaContainer, fileId: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    await container.resolve(Modules.FILE).deleteFiles(fileId);
    throw error;
  }
}
