import { z } from "zod";
import { decodeBase64 } from "../../proof/signed-note";
import { bundleErrors } from "./errors";

/**
 * A bundle is a folder that shows a closed year to whoever doubts it:
 *
 *     entries.csv.gz    every line of the year (SealedLine)
 *     leaf-hashes.bin   the leaf hash of every line, 32 bytes each: says which line was changed, and makes proofs cheap
 *     report.json       the figures (YearReport)
 *     policy/**         the policy they follow from
 *     calendar/**       the working days that the policy counts by
 *     manifest.json     size and SHA-256 of all of the above, and the keys that sign
 *     checkpoint        root and number of the lines and the hash of the manifest, signed
 */
export const ENTRIES = "entries.csv.gz";
export const LEAVES = "leaf-hashes.bin";
export const REPORT = "report.json";
export const MANIFEST = "manifest.json";
export const CHECKPOINT = "checkpoint";
export const POLICY_FOLDER = "policy/";
/** A policy's texts name their calendar so themselves. */
export const CALENDAR_FOLDER = "calendar/";

const FORMAT = "subsidy-bundle/1";

const hashText = z.string().refine((text) => decodeBase64(text)?.length === 32, "不是散列值 / is not a hash");
const treeSize = z.string().regex(/^(0|[1-9]\d{0,15})$/);

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  origin: z.string(),
  policy: z.string(),
  year: z.number().int(),
  /** The checkpoint of the revision before this one, whose lines are the beginning of these. */
  previous: z.strictObject({ size: treeSize, root: hashText }).nullable(),
  /** The log's own key first. */
  keys: z.array(z.strictObject({ verifier_key: z.string(), fingerprint: z.string() })).min(1),
  /** By path; all but the manifest and the checkpoint. */
  files: z.array(
    z.strictObject({ path: z.string(), size: z.number().int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest["files"][number];

export function newManifest(content: Omit<Manifest, "format">): Manifest {
  return { format: FORMAT, ...content };
}

/** Reads a manifest, strictly. Error: `manifest_invalid`. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const result = manifestSchema.safeParse(parseJson(bytes));
  if (!result.success) throw bundleErrors.manifest_invalid({ problem: z.prettifyError(result.error) });
  return result.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw bundleErrors.manifest_invalid({ problem: "不是 JSON / is not JSON" });
  }
}

/** The name of a year's log: the installation's log name, the policy and the year. */
export function originOf(log: string, policy: string, year: number): string {
  return `${log}/${policy}/${year}`;
}

/** The same value always has the same text: keys sorted, two spaces, a newline at the end. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
