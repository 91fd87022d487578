import { createHash } from "node:crypto";
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { bundleErrors } from "./errors";
import type { ManifestFile } from "./format";

const CHUNK = 1 << 20;

/**
 * Paths of all files in a folder, "/" between the parts, sorted. Error: `file_extra` for what is neither file nor
 * folder; a link would lead out of the bundle.
 */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const pathOf = (entry: (typeof entries)[number]) =>
    relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
  const odd = entries.find((entry) => !entry.isFile());
  if (odd) throw bundleErrors.file_extra({ file: pathOf(odd) });
  return entries.map(pathOf).sort();
}

/** Size and SHA-256 of a file as it lies there, compressed or not. */
export async function describeFile(folder: string, path: string): Promise<ManifestFile> {
  const file = join(folder, path);
  if (statSync(file).size <= CHUNK) return described(path, [readFileSync(file)]);
  return described(path, createReadStream(file, { highWaterMark: CHUNK }));
}

async function described(path: string, chunks: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<ManifestFile> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { path, size, sha256: hash.digest("hex") };
}
