import { createHash } from "node:crypto";
import fc from "fast-check";
import {
  consistencyProof,
  EMPTY_ROOT,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  rangeRootOf,
  rootOf,
  TreeAccumulator,
  verifyConsistency,
  verifyInclusion,
} from "./merkle";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => Buffer.from(text, "hex");

/** The inputs that Certificate Transparency's reference implementations have always tested with. */
const INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(
  bytes,
);
/** By the definition of RFC 6962 §2.1, written as it stands there and not as the code has it. */
function rootByDefinition(inputs: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const [only] = inputs;
  if (only === undefined) return sha256();
  if (inputs.length === 1) return sha256(Buffer.from([0]), only);
  const k = 2 ** Math.floor(Math.log2(inputs.length - 1));
  return sha256(Buffer.from([1]), rootByDefinition(inputs.slice(0, k)), rootByDefinition(inputs.slice(k)));
}

const leaves = (count: number): Hash[] =>
  Array.from({ length: count }, (_, i) => leafHash(new TextEncoder().encode(`${i}`)));

describe("hashes", () => {
  it("are those of RFC 6962", () => {
    expect(hex(EMPTY_ROOT)).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hex(leafHash(bytes("")))).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(hex(nodeHash(leafHash(bytes("")), leafHash(bytes("00"))))).toBe(
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    );
    expect(hex(rootOf(INPUTS.map(leafHash)))).toBe("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  });
});

describe("TreeAccumulator", () => {
  it("has the root of the definition at every size", () => {
    const tree = new TreeAccumulator();
    for (let size = 0; size <= 70; size++) {
      const inputs = Array.from({ length: size }, (_, i) => Buffer.from(`${i}`));
      expect(tree.size).toBe(size);
      expect(hex(tree.root())).toBe(hex(rootByDefinition(inputs)));
      tree.append(leafHash(Buffer.from(`${size}`)));
    }
  });

  it("can be asked for its root without being changed by it", () => {
    const tree = new TreeAccumulator();
    for (const leaf of leaves(5)) {
      tree.append(leaf);
      expect(tree.root()).toEqual(tree.root());
    }
    expect(hex(tree.root())).toBe(hex(rootOf(leaves(5))));
  });
});

const position = fc
  .integer({ min: 1, max: 80 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));

describe("inclusion", () => {
  it("is proved for every leaf, and for no other leaf, index or root", () => {
    fc.assert(
      fc.property(position, fc.nat(79), ({ size, index }, other) => {
        const all = leaves(size);
        const root = rootOf(all);
        const proof = inclusionProof(index, size, rangeRootOf(all));
        const leaf = all[index] as Hash;
        expect(verifyInclusion(BigInt(index), BigInt(size), leaf, proof, root)).toBe(true);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        if (other === index) return;
        expect(verifyInclusion(BigInt(other), BigInt(size), leaf, proof, root)).toBe(false);
        expect(verifyInclusion(BigInt(index), BigInt(size), leaves(80)[other] as Hash, proof, root)).toBe(false);
      }),
    );
  });

  it("does not survive a flipped bit, a hash more or a hash less", () => {
    fc.assert(
      fc.property(position, fc.nat(255), ({ size, index }, bit) => {
        const all = leaves(size);
        const root = rootOf(all);
        const proof = inclusionProof(index, size, rangeRootOf(all));
        const check = (altered: Hash[]) =>
          verifyInclusion(BigInt(index), BigInt(size), all[index] as Hash, altered, root);
        for (let i = 0; i < proof.length; i++) {
          expect(check(proof.map((hash, j) => (i === j ? flip(hash, bit) : hash)))).toBe(false);
        }
        expect(check([...proof, root])).toBe(false);
        if (proof.length > 0) expect(check(proof.slice(1))).toBe(false);
        expect(verifyInclusion(BigInt(index), BigInt(size), all[index] as Hash, proof, flip(root, bit))).toBe(false);
      }),
    );
  });

  it("is false for what cannot be, and throws for nothing that comes from outside", () => {
    const [leaf] = leaves(1) as [Hash];
    expect(verifyInclusion(-1n, 1n, leaf, [], leaf)).toBe(false);
    expect(verifyInclusion(1n, 1n, leaf, [], leaf)).toBe(false);
    expect(verifyInclusion(0n, 0n, leaf, [], leaf)).toBe(false);
    expect(verifyInclusion(0n, 2n ** 80n, leaf, [], leaf)).toBe(false);
    expect(verifyInclusion(0n, 1n, leaf.subarray(1), [], leaf.subarray(1))).toBe(false);
    expect(verifyInclusion(0n, 2n, leaf, [leaf.subarray(1)], leaf)).toBe(false);
  });

  it("does not follow hashes above the root of the size that is claimed", () => {
    const [leaf, above] = leaves(2) as [Hash, Hash];
    expect(verifyInclusion(0n, 1n, leaf, [above], nodeHash(above, leaf))).toBe(false);
    expect(verifyInclusion(0n, 1n, leaf, [above], nodeHash(leaf, above))).toBe(false);
    const root = rootOf([leaf, above]);
    const higher = nodeHash(above, root);
    expect(verifyInclusion(0n, 2n, leaf, [above, above], higher)).toBe(false);
    expect(verifyConsistency(1n, 2n, [above, above], leaf, higher)).toBe(false);
    expect(verifyConsistency(1n, 2n, [above], leaf, root)).toBe(true);
  });

  it("is not to be had for a leaf that is not there", () => {
    const ranges = rangeRootOf(leaves(3));
    for (const index of [3, -1, 0.5, Number.NaN]) {
      expect(() => inclusionProof(index, 3, ranges)).toThrow(RangeError);
    }
    expect(() => inclusionProof(0, 0, ranges)).toThrow(RangeError);
    expect(() => inclusionProof(0, 2 ** 53, ranges)).toThrow(RangeError);
  });

  it("asks for every other leaf once", () => {
    fc.assert(
      fc.property(position, ({ size, index }) => {
        const asked: number[] = [];
        inclusionProof(index, size, (start, end) => {
          for (let i = start; i < end; i++) asked.push(i);
          return EMPTY_ROOT;
        });
        const others = Array.from({ length: size }, (_, i) => i).filter((i) => i !== index);
        expect(asked.sort((a, b) => a - b)).toEqual(others);
      }),
    );
  });
});

describe("consistency", () => {
  const sizes = fc
    .integer({ min: 1, max: 80 })
    .chain((size2) => fc.record({ size2: fc.constant(size2), size1: fc.integer({ min: 1, max: size2 }) }));

  it("is proved for every beginning, and for no other tree", () => {
    fc.assert(
      fc.property(sizes, fc.nat(255), fc.nat(79), ({ size1, size2 }, bit, changed) => {
        const all = leaves(size2);
        const [root1, root2] = [rootOf(all.slice(0, size1)), rootOf(all)];
        const proof = consistencyProof(size1, size2, rangeRootOf(all));
        const check = (hashes: Hash[], old = root1, now = root2) =>
          verifyConsistency(BigInt(size1), BigInt(size2), hashes, old, now);
        expect(check(proof)).toBe(true);
        expect(check(proof, flip(root1, bit))).toBe(false);
        expect(check(proof, root1, flip(root2, bit))).toBe(false);
        expect(check([...proof, root1])).toBe(false);
        for (let i = 0; i < proof.length; i++) {
          expect(check(proof.map((hash, j) => (i === j ? flip(hash, bit) : hash)))).toBe(false);
          expect(check(proof.filter((_, j) => j !== i))).toBe(false);
        }
        if (changed >= size1) return;
        // A log that rewrote one old leaf cannot show the old root to be its beginning.
        const rewritten = all.map((leaf, i) => (i === changed ? flip(leaf, bit) : leaf));
        const forged = consistencyProof(size1, size2, rangeRootOf(rewritten));
        expect(check(forged, root1, rootOf(rewritten))).toBe(false);
      }),
    );
  });

  it("is not to be had where there is no beginning", () => {
    expect(() => consistencyProof(0, 3, rangeRootOf(leaves(3)))).toThrow(RangeError);
    expect(() => consistencyProof(4, 3, rangeRootOf(leaves(3)))).toThrow(RangeError);
    const root = rootOf(leaves(3));
    expect(verifyConsistency(0n, 3n, [], EMPTY_ROOT, root)).toBe(false);
    expect(verifyConsistency(4n, 3n, [], root, root)).toBe(false);
    expect(verifyConsistency(-1n, 3n, [], root, root)).toBe(false);
  });
});

function flip(hash: Hash, bit: number): Hash {
  const copy = Uint8Array.from(hash);
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
}
