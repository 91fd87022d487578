import { RecordEncoder } from "../ledger/canonical";
import { type Hash, LEAF_PREFIX, sha256, TreeAccumulator } from "./merkle";
import { LEAF_DOMAIN, type SealedLine, sealedFields } from "./sealed-line";

/** Grows the tree of a year line by line. Memory: one line, and one hash per binary digit of their number. */
export class LineSealer {
  private readonly tree = new TreeAccumulator();
  private readonly encoder = new RecordEncoder(Uint8Array.of(LEAF_PREFIX), LEAF_DOMAIN);

  get size(): number {
    return this.tree.size;
  }

  /** Adds a line as the next leaf and gives the leaf's hash. Throws RangeError for text that is not Unicode. */
  seal(line: SealedLine): Hash {
    const leaf = sha256(this.encoder.encode(sealedFields(line)));
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
