import { hash, timingSafeEqual } from "node:crypto";

/** A SHA-256 hash of a leaf, a node or a tree: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;
export const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array(0));

export function sha256(bytes: Uint8Array): Hash {
  return Buffer.from(digest(bytes), "binary");
}

/** SHA-256 as a text of one character per byte, which Node makes several times faster than a buffer of its own. */
function digest(bytes: Uint8Array): string {
  return hash("sha256", bytes, "binary");
}

/** SHA-256(0x00 ‖ data): the prefix keeps a leaf from being passed off as a node. */
export function leafHash(data: Uint8Array): Hash {
  const bytes = new Uint8Array(data.length + 1);
  bytes[0] = LEAF_PREFIX;
  bytes.set(data, 1);
  return sha256(bytes);
}

const LEFT = 1;
const RIGHT = LEFT + HASH_BYTES;

/** What is hashed for a node, its prefix in place. */
function newPair(): Buffer {
  const pair = Buffer.alloc(RIGHT + HASH_BYTES);
  pair[0] = NODE_PREFIX;
  return pair;
}

// One buffer for all: the hash is taken before anything else can write into it.
const pair = newPair();

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.set(left, LEFT);
  pair.set(right, RIGHT);
  return sha256(pair);
}

/**
 * A tree that grows leaf by leaf and keeps nothing but the roots of its perfect subtrees: one hash per binary digit of
 * its size.
 */
export class TreeAccumulator {
  /** By height; the left half holds the peak where the size has a 1, the right half what completes it. */
  private readonly pairs: Buffer[] = [];
  private leaves = 0;

  /** Number of leaves. */
  get size(): number {
    return this.leaves;
  }

  /** Adds the hash of the next leaf. */
  append(leaf: Hash): void {
    const pair = this.pairAt(0);
    pair.set(leaf, isFilled(this.leaves) ? RIGHT : LEFT);
    let node = pair;
    let height = 0;
    // Each trailing 1 of the size is a perfect subtree that the new one completes to the next larger.
    for (let size = this.leaves; isFilled(size); size = (size - 1) / 2) {
      height++;
      const above = this.pairAt(height);
      above.write(digest(node), isFilled((size - 1) / 2) ? RIGHT : LEFT, "binary");
      node = above;
    }
    this.leaves += 1;
  }

  /** The root of the tree as it is now. */
  root(): Hash {
    let root: Hash | undefined;
    let height = 0;
    for (let size = this.leaves; size > 0; size = Math.floor(size / 2)) {
      const peak = this.pairAt(height).subarray(LEFT, RIGHT);
      if (isFilled(size)) root = root === undefined ? Buffer.from(peak) : nodeHash(peak, root);
      height++;
    }
    return root ?? EMPTY_ROOT;
  }

  private pairAt(height: number): Buffer {
    let pair = this.pairs[height];
    if (pair === undefined) {
      pair = newPair();
      this.pairs[height] = pair;
    }
    return pair;
  }
}

/** Whether a tree of this many subtrees of a height has one that waits for its right neighbour. */
function isFilled(size: number): boolean {
  return size % 2 === 1;
}

/** The root over leaf hashes. */
export function rootOf(leaves: Iterable<Hash>): Hash {
  const tree = new TreeAccumulator();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/**
 * The root over the leaves from `start` to before `end`. A proof asks for ranges that do not overlap, each once, so an
 * implementation may read hashes from a file and keep none of them.
 */
export type RangeRoot = (start: number, end: number) => Hash;

/** {@link RangeRoot} over leaf hashes in memory. */
export function rangeRootOf(leaves: readonly Hash[]): RangeRoot {
  return (start, end) => rootOf(leaves.slice(start, end));
}

/**
 * The hashes that lead from the leaf at `index` to the root of a tree of `size` leaves, lowest first (RFC 9162
 * §2.1.3.1). Throws RangeError unless 0 ≤ index < size.
 */
export function inclusionProof(index: number, size: number, rootOfRange: RangeRoot): Hash[] {
  checkCount(index);
  checkCount(size);
  if (index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const proof: Hash[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      proof.push(rootOfRange(middle, end));
      end = middle;
    } else {
      proof.push(rootOfRange(start, middle));
      start = middle;
    }
  }
  return proof.reverse();
}

/**
 * The hashes that show a tree of `size1` leaves to be the beginning of one of `size2` (RFC 9162 §2.1.4.1). Throws
 * RangeError unless 0 < size1 ≤ size2.
 */
export function consistencyProof(size1: number, size2: number, rootOfRange: RangeRoot): Hash[] {
  checkCount(size1);
  checkCount(size2);
  if (size1 === 0 || size1 > size2) throw new RangeError(`no proof from ${size1} to ${size2} leaves`);
  const proof: Hash[] = [];
  let [start, end] = [0, size2];
  while (size1 < end) {
    const middle = start + largestPowerBelow(end - start);
    if (size1 <= middle) {
      proof.push(rootOfRange(middle, end));
      end = middle;
    } else {
      proof.push(rootOfRange(start, middle));
      start = middle;
    }
  }
  // The old tree's own root need not be told; one of its subtrees must.
  if (start > 0) proof.push(rootOfRange(start, end));
  return proof.reverse();
}

/**
 * True when `proof` leads from the leaf hash at `index` to the root of a tree of `size` leaves (RFC 9162 §2.1.3.2).
 * Everything may come from an adversary; what cannot be true is false, never an exception.
 */
export function verifyInclusion(index: bigint, size: bigint, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (index < 0n || index >= size || ![leaf, root, ...proof].every(isHash)) return false;
  let [node, last, result] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      result = nodeHash(sibling, result);
      while (!isOdd(node) && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      result = nodeHash(result, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && equal(result, root);
}

/**
 * True when `proof` shows that the tree of `size1` leaves with `root1` is the beginning of the tree of `size2` leaves
 * with `root2` (RFC 9162 §2.1.4.2), 0 < size1 ≤ size2. Everything may come from an adversary.
 */
export function verifyConsistency(
  size1: bigint,
  size2: bigint,
  proof: readonly Hash[],
  root1: Hash,
  root2: Hash,
): boolean {
  return size1 > 0n && verifySubtreeConsistency(0n, size1, size2, proof, root1, root2);
}

/**
 * True when `proof` shows that the leaves from `start` to before `end` have the root `subroot` within the tree of
 * `size` leaves with `root`. The range must be a subtree: its start a multiple of the power of two not below its
 * length. With start 0 this is {@link verifyConsistency}. A range without leaves says nothing of `root`: it holds with
 * the empty root and no proof.
 */
export function verifySubtreeConsistency(
  start: bigint,
  end: bigint,
  size: bigint,
  proof: readonly Hash[],
  subroot: Hash,
  root: Hash,
): boolean {
  if (start >= 0n && start === end) return end <= size && proof.length === 0 && equal(subroot, EMPTY_ROOT);
  if (start === 0n && end === size) return proof.length === 0 && equal(subroot, root);
  if (!isSubtree(start, end) || end > size || ![subroot, root, ...proof].every(isHash)) return false;
  let [first, node, last] = [start, end - 1n, size - 1n];
  const shift = () => {
    [first, node, last] = [first >> 1n, node >> 1n, last >> 1n];
  };
  while (first !== node && (node === last || isOdd(node))) shift();
  // A range that is one perfect subtree, or ends where the tree ends, is itself a node of the path.
  const isNode = first === node;
  const [seed, ...rest] = isNode ? [subroot, ...proof] : proof;
  if (seed === undefined) return false;
  let [low, high] = [seed, seed];
  for (const sibling of rest) {
    if (last === 0n) return false;
    if (isOdd(node) || node === last) {
      if (first < node) low = nodeHash(sibling, low);
      high = nodeHash(sibling, high);
      while (!isOdd(node) && node !== 0n) shift();
    } else {
      high = nodeHash(high, sibling);
    }
    shift();
  }
  return last === 0n && equal(low, subroot) && equal(high, root);
}

/** True for a range of leaves that is a subtree: 0 ≤ start < end, start a multiple of the power of two ≥ its length. */
export function isSubtree(start: bigint, end: bigint): boolean {
  if (start < 0n || start >= end) return false;
  let power = 1n;
  while (power < end - start) power <<= 1n;
  return start % power === 0n;
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function checkCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of leaves: ${count}`);
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n;
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

function equal(a: Hash, b: Hash): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
