import { z } from "zod";
import { parseSeal, type Seal } from "./checkpoint";
import { proofErrors } from "./errors";
import { type Hash, leafHash, verifyInclusion } from "./merkle";
import { parseSealedLine } from "./sealed-csv";
import { encodeSealedLine, SEALED_COLUMNS, type SealedLine, sealedFields } from "./sealed-line";
import { decodeBase64, formatVerifierKey, parseNote, parseVerifierKey, type VerifierKey } from "./signed-note";
import { signersOf, type TrustedKey } from "./trusted-key";

const FORMAT = "subsidy-line-proof/1";

const schema = z.strictObject({
  format: z.literal(FORMAT),
  /** The line by its columns, as text. */
  line: z.record(z.string(), z.string()),
  /** From the leaf's sibling up to the root, base64. */
  inclusion_proof: z.array(z.string()),
  checkpoint: z.string(),
  /** The log's own key first. */
  keys: z.array(z.string()).min(1),
});

/** 包含证明: a document that shows one line to be in a sealed year, without any other line of it. */
export type LineProof = z.infer<typeof schema>;

export function lineProof(
  line: SealedLine,
  proof: readonly Hash[],
  checkpoint: string,
  keys: readonly VerifierKey[],
): LineProof {
  const fields = sealedFields(line);
  return {
    format: FORMAT,
    line: Object.fromEntries(SEALED_COLUMNS.map((column, i) => [column, fields[i] ?? ""])),
    inclusion_proof: proof.map((hash) => Buffer.from(hash).toString("base64")),
    checkpoint,
    keys: keys.map(formatVerifierKey),
  };
}

/** What a proof of a line that holds has shown. */
export interface VerifiedLine {
  line: SealedLine;
  seal: Seal;
  signers: readonly VerifierKey[];
}

/**
 * Verifies a document that may come from anyone. Without `trusted` its own key is believed, which shows no origin.
 * Errors: `line_proof_invalid`, `line_invalid`, `line_not_included`, `note_invalid`, `checkpoint_invalid`, and those of
 * `signersOf`.
 */
export function verifyLineProof(json: string, trusted: readonly TrustedKey[] = []): VerifiedLine {
  const document = parseDocument(json);
  const line = parseSealedLine(fieldsOf(document), "line");
  const note = parseNote(Buffer.from(document.checkpoint));
  const seal = parseSeal(note.text);
  const signers = signersOf(note, document.keys.map(keyOf), trusted);
  const proof = document.inclusion_proof.map((text) => decodeBase64(text) ?? new Uint8Array(0));
  const leaf = leafHash(encodeSealedLine(line));
  if (verifyInclusion(BigInt(line.position), seal.size, leaf, proof, seal.root)) return { line, seal, signers };
  throw proofErrors.line_not_included({ entry_id: line.entry_id });
}

function parseDocument(json: string): LineProof {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid("不是 JSON / is not JSON");
  }
  const result = schema.safeParse(value);
  if (!result.success) throw invalid(z.prettifyError(result.error));
  return result.data;
}

function fieldsOf({ line }: LineProof): string[] {
  const surplus = Object.keys(line).find((key) => !SEALED_COLUMNS.some((column) => column === key));
  if (surplus !== undefined) throw invalid(`line.${surplus}`);
  return SEALED_COLUMNS.map((column) => {
    const value = line[column];
    if (value === undefined) throw invalid(`line.${column}`);
    return value;
  });
}

function keyOf(text: string): VerifierKey {
  try {
    return parseVerifierKey(text);
  } catch {
    throw invalid(`keys: ${text}`);
  }
}

function invalid(problem: string): Error {
  return proofErrors.line_proof_invalid({ problem });
}
