import { encodedSizeLimit, encodeFieldsInto } from "../ledger/canonical";
import { type Hash, LEAF_PREFIX, sha256, TreeAccumulator } from "./merkle";
import { LEAF_DOMAIN, type SealedLine, sealedFields } from "./sealed-line";

const FIRST_CAPACITY = 4096;

/** Grows the tree of a year line by line. Memory: one line, and one hash per binary digit of their number. */
export class LineSealer {
  private readonly tree = new TreeAccumulator();
  private buffer = newBuffer(FIRST_CAPACITY);

  get size(): number {
    return this.tree.size;
  }

  /** Adds a line as the next leaf and gives the leaf's hash. Throws RangeError for text that is not Unicode. */
  seal(line: SealedLine): Hash {
    const fields = sealedFields(line);
    const limit = 1 + encodedSizeLimit(LEAF_DOMAIN, fields);
    if (limit > this.buffer.length) this.buffer = newBuffer(2 * limit);
    const end = encodeFieldsInto(this.buffer, 1, LEAF_DOMAIN, fields);
    const leaf = sha256(this.buffer.subarray(0, end));
    this.tree.append(leaf);
    return leaf;
  }

  root(): Hash {
    return this.tree.root();
  }
}

/** The root over lines, in their order. */
export function sealLines(lines: Iterable<SealedLine>): { size: number; root: Hash } {
  const sealer = new LineSealer();
  for (const line of lines) sealer.seal(line);
  return { size: sealer.size, root: sealer.root() };
}

/** A buffer whose first byte is the leaf's prefix already. */
function newBuffer(capacity: number): Buffer {
  const buffer = Buffer.alloc(capacity);
  buffer[0] = LEAF_PREFIX;
  return buffer;
}
