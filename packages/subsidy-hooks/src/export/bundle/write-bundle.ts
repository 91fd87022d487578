import type { KeyObject } from "node:crypto";
import {
  closeSync,
  createWriteStream,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { lineCheck } from "../../proof/check-line";
import { checkpointOf, formatCheckpoint } from "../../proof/checkpoint";
import { type Hash, sha256 } from "../../proof/merkle";
import { LineSealer } from "../../proof/seal-lines";
import { SEALED_CSV_HEADER, sealedCsvLine } from "../../proof/sealed-csv";
import type { SealedLine } from "../../proof/sealed-line";
import { fingerprintOf, formatVerifierKey, type Signer, signNote, verifierKeyOf } from "../../proof/signed-note";
import { type YearReport, YearTotals } from "../../proof/year-report";
import { parsePolicy } from "../../rules/parse-policy";
import type { Policy } from "../../rules/policy";
import type { PolicyFiles } from "../../rules/policy-files";
import { describeFile, filesIn } from "./bundle-files";
import {
  CALENDAR_FOLDER,
  CHECKPOINT,
  ENTRIES,
  LEAVES,
  MANIFEST,
  newManifest,
  originOf,
  POLICY_FOLDER,
  REPORT,
  stableJson,
} from "./format";
import { type VerifiedBundle, verifyBundle } from "./verify-bundle";

export interface BundleInput {
  /** Made if it does not exist; must be empty. */
  folder: string;
  /** The installation's log name, the beginning of the checkpoint's origin. */
  log: string;
  /** The texts of the policy as `readPolicyFiles` gives them, calendar included. */
  policy: PolicyFiles;
  year: number;
  /** All lines of the year in their order, page by page. */
  lines: AsyncIterable<readonly SealedLine[]> | Iterable<readonly SealedLine[]>;
  /** The log's Ed25519 key. Its name in signatures is the origin. */
  private_key: KeyObject;
  /** Others whose keys the manifest names and who sign at once. */
  cosigners?: readonly Signer[];
  /** Is shown every line once more when it was found in what was written. */
  onVerified?: (line: SealedLine) => void;
  /** The revision before this one; its lines are the beginning of these. */
  previous?: { size: number; root: Hash };
}

/**
 * Writes the bundle of a closed year and verifies it as an outsider would; what does not hold is thrown and the folder
 * emptied. The same input gives the same bytes. Memory grows with nothing but the ids of the lines. Errors: those of
 * `parsePolicy`, `lineCheck` and `verifyBundle`; RangeError for a folder that is not empty.
 */
export async function writeBundle(input: BundleInput): Promise<VerifiedBundle> {
  const { folder } = input;
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new RangeError("the folder of a new bundle must be empty");
  try {
    await writeFiles(input);
    return await verifyBundle(folder, { onLine: input.onVerified });
  } catch (error) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    throw error;
  }
}

async function writeFiles(input: BundleInput): Promise<void> {
  const { folder } = input;
  const policy = parsePolicy(input.policy);
  const totals = new YearTotals(policy, input.year);
  const tree = await writeLines(input, policy, totals);
  writePolicy(folder, input.policy);
  writeText(folder, REPORT, stableJson(totals.report() satisfies YearReport));
  const origin = originOf(input.log, policy.id, input.year);
  const signers = [{ name: origin, private_key: input.private_key }, ...(input.cosigners ?? [])];
  const manifest = stableJson(await manifestOf(input, policy.id, origin, signers));
  writeText(folder, MANIFEST, manifest);
  const seal = { origin, size: BigInt(tree.size), root: tree.root(), manifest: sha256(Buffer.from(manifest)) };
  writeText(folder, CHECKPOINT, signNote(formatCheckpoint(checkpointOf(seal)), signers));
}

async function writeLines(input: BundleInput, policy: Policy, totals: YearTotals): Promise<LineSealer> {
  const sealer = new LineSealer();
  const check = lineCheck(policy, input.year);
  const leaves = openSync(join(input.folder, LEAVES), "w");
  async function* csv() {
    yield `${SEALED_CSV_HEADER}\n`;
    for await (const page of input.lines) {
      const hashes = page.map((line) => {
        check(line, ENTRIES);
        totals.add(line);
        return sealer.seal(line);
      });
      writeSync(leaves, Buffer.concat(hashes));
      yield page.map((line) => `${sealedCsvLine(line)}\n`).join("");
    }
  }
  try {
    await pipeline(csv, createGzip(), createWriteStream(join(input.folder, ENTRIES)));
  } finally {
    closeSync(leaves);
  }
  return sealer;
}

function writePolicy(folder: string, files: PolicyFiles): void {
  for (const [path, text] of Object.entries(files)) {
    writeText(folder, path.startsWith(CALENDAR_FOLDER) ? path : `${POLICY_FOLDER}${path}`, text);
  }
}

function writeText(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function manifestOf(input: BundleInput, policy: string, origin: string, signers: readonly Signer[]) {
  const { folder, year, previous } = input;
  const files = [];
  for (const path of filesIn(folder)) files.push(await describeFile(folder, path));
  const keys = signers.map(verifierKeyOf).map((key) => ({
    verifier_key: formatVerifierKey(key),
    fingerprint: fingerprintOf(key.public_key),
  }));
  return newManifest({
    origin,
    policy,
    year,
    previous: previous ? { size: `${previous.size}`, root: Buffer.from(previous.root).toString("base64") } : null,
    keys,
    files,
  });
}
