import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CatalogueError, isCatalogueError } from "@qinshui/cn/errors";
import { lineCheck } from "../../proof/check-line";
import { parseSeal, type Seal } from "../../proof/checkpoint";
import { type Hash, sha256 } from "../../proof/merkle";
import { LineSealer } from "../../proof/seal-lines";
import type { SealedLine } from "../../proof/sealed-line";
import { fingerprintOf, parseNote, parseVerifierKey, type SignedNote, type VerifierKey } from "../../proof/signed-note";
import { signersOf, type TrustedKey } from "../../proof/trusted-key";
import { type YearReport, YearTotals } from "../../proof/year-report";
import type { Assessment } from "../../rules/assessment";
import { parsePolicy } from "../../rules/parse-policy";
import type { Policy } from "../../rules/policy";
import { SeenIds } from "../../seen/seen-entries";
import { describeFile, filesIn } from "./bundle-files";
import { bundleErrors } from "./errors";
import { firstDifference } from "./first-difference";
import {
  CALENDAR_FOLDER,
  CHECKPOINT,
  ENTRIES,
  LEAVES,
  MANIFEST,
  type Manifest,
  originOf,
  POLICY_FOLDER,
  parseManifest,
  REPORT,
  stableJson,
} from "./format";
import { LeafFile } from "./leaf-file";
import { readEntries, whereIs } from "./read-entries";

/** What a bundle that holds has shown. */
export interface VerifiedBundle {
  manifest: Manifest;
  seal: Seal;
  /** The checkpoint as it lies there, signatures included. */
  checkpoint: string;
  /** Whose signatures hold; the log's own among them. */
  signers: readonly VerifierKey[];
  policy: Policy;
  report: YearReport;
  assessments: readonly Assessment[];
}

export interface VerifyOptions {
  /** Keys that must have signed. Without one the bundle's own key is believed, which shows no origin. */
  trusted?: readonly TrustedKey[];
  /** A checkpoint that was published before: its lines must be the beginning of the bundle's. */
  previous?: Seal;
  /** Is shown every line once it has been found to be the sealed one. */
  onLine?: (line: SealedLine) => void;
}

/**
 * Verifies a bundle with nothing but what lies in it: no network, no database, and memory that grows with nothing but
 * the ids of its lines (about 44 bytes each). All figures are computed again from the lines by the policy inside. Errors: those of `bundleErrors` and
 * `proofErrors`, for the first file or entry that does not hold.
 */
export async function verifyBundle(folder: string, options: VerifyOptions = {}): Promise<VerifiedBundle> {
  const files = filesIn(folder);
  const { manifest, note, seal } = readHead(folder, files);
  checkListed(manifest, files);
  const { previous } = options;
  if (previous && previous.origin !== seal.origin) {
    throw bundleErrors.origin_differs({ previous: previous.origin, origin: seal.origin });
  }
  const keys = manifest.keys.map(keyOfManifest);
  const signers = inCheckpoint(() => signersOf(note, keys, options.trusted ?? []));
  const difference = await firstDifferingFile(folder, manifest);
  if (difference && difference !== ENTRIES && difference !== LEAVES) throw await differs(folder, difference, "");
  const policy = readPolicy(folder, manifest);
  const pass = new LinePass(folder, manifest, policy, options);
  if (difference) throw await differs(folder, difference, await pass.firstProblem());
  const { size, root, totals } = await pass.run();
  if (BigInt(size) !== seal.size) throw bundleErrors.size_differs({ lines: size, size: seal.size });
  if (!isSame(root, seal.root)) throw bundleErrors.root_differs({ root: base64(root) });
  const { report, assessments } = byPolicy(() => ({ report: totals.report(), assessments: totals.assessments() }));
  checkReport(readFileSync(join(folder, REPORT), "utf8"), report);
  const checkpoint = readFileSync(join(folder, CHECKPOINT), "utf8");
  return { manifest, seal, checkpoint, signers, policy, report, assessments };
}

function readHead(folder: string, files: readonly string[]): { manifest: Manifest; note: SignedNote; seal: Seal } {
  for (const file of [CHECKPOINT, MANIFEST]) if (!files.includes(file)) throw bundleErrors.file_missing({ file });
  const manifestBytes = readFileSync(join(folder, MANIFEST));
  const { note, seal } = inCheckpoint(() => {
    const note = parseNote(readFileSync(join(folder, CHECKPOINT)));
    return { note, seal: parseSeal(note.text) };
  });
  if (!isSame(sha256(manifestBytes), seal.manifest)) throw bundleErrors.manifest_differs();
  const manifest = parseManifest(manifestBytes);
  checkOrigin(manifest, seal);
  return { manifest, note, seal };
}

function checkOrigin({ origin, policy, year }: Manifest, seal: Seal): void {
  if (seal.origin !== origin) {
    throw bundleErrors.checkpoint_wrong({
      problem: `来源不是 ${origin} / another origin`,
      hint: "存证摘要不属于这个核验包。It belongs to another bundle.",
    });
  }
  if (!origin.endsWith(originOf("", policy, year))) {
    throw bundleErrors.manifest_invalid({ problem: `来源 ${origin} 不是该政策和年度的 / the origin is another's` });
  }
}

function checkListed(manifest: Manifest, files: readonly string[]): void {
  const there = files.filter((file) => file !== MANIFEST && file !== CHECKPOINT);
  const listed = manifest.files.map((file) => file.path);
  const repeated = listed.find((path, i) => listed.indexOf(path) !== i);
  if (repeated !== undefined)
    throw bundleErrors.manifest_invalid({ problem: `${repeated} 出现两次 / is listed twice` });
  const missing = [ENTRIES, LEAVES, REPORT, ...listed].find((file) => !there.includes(file));
  if (missing !== undefined) throw bundleErrors.file_missing({ file: missing });
  const extra = there.find((file) => !listed.includes(file));
  if (extra !== undefined) throw bundleErrors.file_extra({ file: extra });
  const unknown = listed.find((file) => !hasPlace(file));
  if (unknown !== undefined) throw bundleErrors.file_unknown({ file: unknown });
}

/** What nothing reads would be believed unread; and a calendar within the policy would be read for the one beside it. */
function hasPlace(file: string): boolean {
  if ([ENTRIES, LEAVES, REPORT].includes(file)) return true;
  if (!/\.(yaml|md)$/.test(file)) return false;
  return file.startsWith(POLICY_FOLDER)
    ? !file.startsWith(`${POLICY_FOLDER}${CALENDAR_FOLDER}`)
    : file.startsWith(CALENDAR_FOLDER);
}

function keyOfManifest({ verifier_key, fingerprint }: Manifest["keys"][number]): VerifierKey {
  try {
    const key = parseVerifierKey(verifier_key);
    if (fingerprintOf(key.public_key) === fingerprint) return key;
  } catch {
    // Told below: which of its parts is wrong does not matter.
  }
  throw bundleErrors.manifest_invalid({ problem: `${verifier_key} 不是公钥 / is not a key with this fingerprint` });
}

async function firstDifferingFile(folder: string, manifest: Manifest): Promise<string | undefined> {
  for (const file of manifest.files) {
    const there = await describeFile(folder, file.path);
    if (there.sha256 !== file.sha256 || there.size !== file.size) return file.path;
  }
  return undefined;
}

async function differs(folder: string, file: string, first: string): Promise<Error> {
  const { sha256 } = await describeFile(folder, file);
  return bundleErrors.file_differs({ file, sha256, first: first && `；${first}` });
}

function readPolicy(folder: string, manifest: Manifest): Policy {
  const paths = manifest.files.map((file) => file.path);
  const texts = paths
    .filter((path) => path.startsWith(POLICY_FOLDER) || path.startsWith(CALENDAR_FOLDER))
    .map((path) => [path.replace(POLICY_FOLDER, ""), readFileSync(join(folder, path), "utf8")]);
  const policy = byPolicy(() => parsePolicy(Object.fromEntries(texts)));
  if (policy.id === manifest.policy) return policy;
  throw bundleErrors.policy_wrong({ problem: `编号 ${policy.id} 不是 ${manifest.policy} / is another policy` });
}

/** The tree of the first lines, as it was sealed before. */
interface Prefix {
  size: number;
  root: string;
}

/** One reading of the lines, in which everything is checked and summed. */
class LinePass {
  private readonly sealer = new LineSealer();
  private readonly totals: YearTotals;
  private readonly onLine: (line: SealedLine) => void;
  private readonly prefixes: readonly Prefix[];
  /** Both are unique in the ledger: a sale counts once, under whatever id. */
  private readonly seen = { entry_id: new SeenIds(), source_key: new SeenIds() };

  constructor(
    private readonly folder: string,
    private readonly manifest: Manifest,
    private readonly policy: Policy,
    options: VerifyOptions,
  ) {
    this.totals = new YearTotals(policy, manifest.year);
    this.onLine = options.onLine ?? (() => {});
    const { previous } = options;
    this.prefixes = [
      ...(manifest.previous ? [{ size: Number(manifest.previous.size), root: manifest.previous.root }] : []),
      ...(previous ? [{ size: Number(previous.size), root: base64(previous.root) }] : []),
    ];
  }

  async run(): Promise<{ size: number; root: Hash; totals: YearTotals }> {
    const { sealer, totals } = this;
    const leaves = new LeafFile(join(this.folder, LEAVES));
    try {
      await this.read(leaves);
      if (leaves.size !== sealer.size) throw bundleErrors.size_differs({ lines: sealer.size, size: leaves.size });
    } finally {
      leaves.close();
    }
    return { size: sealer.size, root: sealer.root(), totals };
  }

  /** What is wrong with the first line that is; empty when none is by itself. */
  async firstProblem(): Promise<string> {
    try {
      await this.run();
      return "";
    } catch (error) {
      if (isCatalogueError(error)) return error.title;
      throw error;
    }
  }

  private async read(leaves: LeafFile): Promise<void> {
    const { sealer, totals, manifest, onLine } = this;
    const check = byPolicy(() => lineCheck(this.policy, manifest.year));
    this.checkPrefixes();
    await readEntries(join(this.folder, ENTRIES), (line, textLine) => {
      check(line, whereIs(textLine));
      this.checkNew(line, textLine);
      const leaf = sealer.seal(line);
      const sealed = leaves.at(line.position);
      if (!sealed || !isSame(leaf, sealed)) {
        throw bundleErrors.leaf_differs({ line: textLine, entry_id: line.entry_id });
      }
      totals.add(line);
      onLine(line);
      this.checkPrefixes();
    });
    const longer = this.prefixes.find(({ size }) => size > sealer.size);
    if (longer) throw bundleErrors.size_differs({ lines: sealer.size, size: longer.size });
  }

  private checkNew(line: SealedLine, textLine: number): void {
    for (const column of ["entry_id", "source_key"] as const) {
      if (this.seen[column].add(line[column])) continue;
      throw bundleErrors.entry_twice({ line: textLine, entry_id: line.entry_id, column, value: line[column] });
    }
  }

  /** At the size of what was sealed before the root must be its root. */
  private checkPrefixes(): void {
    for (const { size, root: sealed } of this.prefixes) {
      if (size !== this.sealer.size) continue;
      const root = base64(this.sealer.root());
      if (root !== sealed) throw bundleErrors.previous_differs({ size, root });
    }
  }
}

function checkReport(stated: string, derived: YearReport): void {
  if (stated === stableJson(derived)) return;
  throw bundleErrors.report_differs(firstDifference(stated, derived));
}

/** Runs what reads the checkpoint; its errors are the checkpoint's. */
function inCheckpoint<T>(run: () => T): T {
  return translated(run, (error) => bundleErrors.checkpoint_wrong({ problem: error.title, hint: error.hint }));
}

/** Runs what works by the policy; its errors are the policy's. */
function byPolicy<T>(run: () => T): T {
  return translated(run, (error) => bundleErrors.policy_wrong({ problem: error.title }));
}

function translated<T>(run: () => T, translate: (error: CatalogueError) => Error): T {
  try {
    return run();
  } catch (error) {
    throw isCatalogueError(error) ? translate(error) : error;
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
