import { proofErrors } from "./errors";
import { HASH_BYTES, type Hash } from "./merkle";
import { decodeBase64 } from "./signed-note";

/** The hash algorithm of leaves, nodes and files; named in every checkpoint, so that another can follow one day. */
export const HASH_ALGORITHM = "sha256";

/** The text of a checkpoint by C2SP `tlog-checkpoint`. */
export interface Checkpoint {
  /** Names the log: which installation, policy and year. */
  origin: string;
  /** Number of leaves. */
  size: bigint;
  root: Hash;
  /** Lines after the three that the specification knows. */
  extensions: readonly string[];
}

/** The text of a checkpoint, ready to be signed. Error: `checkpoint_invalid` for parts that cannot be one. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, `${size}`, Buffer.from(root).toString("base64"), ...extensions];
  const text = lines.map((line) => `${line}\n`).join("");
  parseCheckpoint(text);
  return text;
}

/** Reads a checkpoint's text, strictly. Error: `checkpoint_invalid`. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  if (lines.pop() !== "") throw invalid("末尾没有换行 / no newline at the end");
  const [origin, size, root, ...extensions] = lines;
  if (origin === undefined || size === undefined || root === undefined)
    throw invalid("不足三行 / less than three lines");
  if (lines.some((line) => line === "")) throw invalid("有空行 / an empty line");
  if (!/^(0|[1-9][0-9]{0,19})$/.test(size)) throw invalid(`第 2 行不是笔数 / line 2 is not a size: ${size}`);
  const hash = decodeBase64(root);
  if (hash?.length !== HASH_BYTES) throw invalid(`第 3 行不是散列值 / line 3 is not a hash: ${root}`);
  return { origin, size: BigInt(size), root: hash, extensions };
}

/** What a year's checkpoint says beyond the tree: the hash of the manifest, which holds that of every other file. */
export interface Seal extends Omit<Checkpoint, "extensions"> {
  manifest: Hash;
}

const ALGORITHM_LINE = "hash ";
const MANIFEST_LINE = "manifest ";

/** The checkpoint of a sealed year. */
export function checkpointOf({ manifest, ...tree }: Seal): Checkpoint {
  const hash = Buffer.from(manifest).toString("base64");
  return { ...tree, extensions: [`${ALGORITHM_LINE}${HASH_ALGORITHM}`, `${MANIFEST_LINE}${hash}`] };
}

/** A hash to be compared by eye: in hex no two characters look alike, in base64 I, l and 1 do. In groups of 8. */
export function hexText(hash: Uint8Array): string {
  return (
    Buffer.from(hash)
      .toString("hex")
      .match(/.{1,8}/g) ?? []
  ).join(" ");
}

/** Reads the checkpoint of a sealed year. Errors: `checkpoint_invalid`, `hash_unknown`. */
export function parseSeal(text: string): Seal {
  const { extensions, ...tree } = parseCheckpoint(text);
  const [algorithm, manifest, ...rest] = extensions;
  if (!algorithm?.startsWith(ALGORITHM_LINE)) throw invalid("第 4 行没有散列算法 / line 4 names no hash algorithm");
  if (algorithm !== `${ALGORITHM_LINE}${HASH_ALGORITHM}`) {
    throw proofErrors.hash_unknown({ algorithm: algorithm.slice(ALGORITHM_LINE.length) });
  }
  const hash = manifest?.startsWith(MANIFEST_LINE) ? decodeBase64(manifest.slice(MANIFEST_LINE.length)) : undefined;
  if (hash?.length !== HASH_BYTES) throw invalid("第 5 行没有清单的散列值 / line 5 has no hash of the manifest");
  if (rest.length > 0) throw invalid("第 6 行多余 / line 6 is one too many");
  return { ...tree, manifest: hash };
}

function invalid(problem: string): Error {
  return proofErrors.checkpoint_invalid({ problem });
}
