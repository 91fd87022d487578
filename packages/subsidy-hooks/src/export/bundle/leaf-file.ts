import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { HASH_BYTES, type Hash, type RangeRoot, TreeAccumulator } from "../../proof/merkle";

const HASHES_PER_READ = 32_768;

/** A file of leaf hashes, read in pieces: memory does not grow with their number. */
export class LeafFile {
  private readonly file: number;
  private readonly buffer = Buffer.alloc(HASHES_PER_READ * HASH_BYTES);
  /** The hashes that the buffer holds. */
  private first = 0;
  private end = 0;

  constructor(path: string) {
    this.file = openSync(path, "r");
  }

  /** The number of whole hashes. */
  get size(): number {
    return Math.floor(fstatSync(this.file).size / HASH_BYTES);
  }

  /** The hash of one leaf; undefined where the file has none. It is only valid until the next call. */
  at(index: number): Hash | undefined {
    if (index < this.first || index >= this.end) this.load(index);
    if (index >= this.end) return undefined;
    const offset = (index - this.first) * HASH_BYTES;
    return this.buffer.subarray(offset, offset + HASH_BYTES);
  }

  /** For proofs: the root over a range of leaves. Throws RangeError where the file is shorter. */
  readonly rootOfRange: RangeRoot = (start, end) => {
    const tree = new TreeAccumulator();
    for (let index = start; index < end; index++) {
      const leaf = this.at(index);
      if (!leaf) throw new RangeError(`no leaf ${index}`);
      tree.append(Uint8Array.from(leaf));
    }
    return tree.root();
  };

  close(): void {
    closeSync(this.file);
  }

  private load(index: number): void {
    let length = 0;
    while (length < this.buffer.length) {
      const read = readSync(this.file, this.buffer, length, this.buffer.length - length, index * HASH_BYTES + length);
      if (read === 0) break;
      length += read;
    }
    this.first = index;
    this.end = index + Math.floor(length / HASH_BYTES);
  }
}
