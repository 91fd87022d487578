// biome-ignore-start lint/style/noRestrictedImports: the vectors are data outside of the tree
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
// biome-ignore-end lint/style/noRestrictedImports: the vectors are data outside of the tree
import { isSubtree, verifyConsistency, verifyInclusion, verifySubtreeConsistency } from "./merkle";

/**
 * Test vectors in the JSON form of github.com/transparency-dev/merkle. Two of our own stand here; MERKLE_VECTORS names
 * a folder that holds that project's `testdata` (see docs/decisions/0011-proof.md for the result).
 */
interface Vector {
  desc: string;
  wantErr: boolean;
  proof: string[] | null;
  [name: string]: unknown;
}

const LEAF_0 = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="; // SHA-256(0x00)
const OWN: [kind: string, text: string][] = [
  [
    "inclusion",
    `{"desc":"single leaf","wantErr":false,"leafIdx":0,"treeSize":1,"leafHash":"${LEAF_0}","root":"${LEAF_0}","proof":null}`,
  ],
  [
    "inclusion",
    `{"desc":"index beyond 2^53","wantErr":true,"leafIdx":9007199254740993,"treeSize":9007199254740994,"leafHash":"${LEAF_0}","root":"${LEAF_0}","proof":null}`,
  ],
];

const folder = process.env.MERKLE_VECTORS;
const texts = folder ? [...OWN, ...readVectors(folder)] : OWN;

describe("Merkle test vectors", () => {
  it(`hold, all ${texts.length}`, () => {
    const wrong = texts.filter(([kind, text]) => {
      const vector = parse(text);
      return verify(kind, vector) === vector.wantErr;
    });
    expect(wrong).toEqual([]);
  });

  it("are all there when a folder is named", () => {
    expect(countByKind()).toEqual(
      folder
        ? { inclusion: 98 + OWN.length, subtreeinclusion: 204, consistency: 98, subtreeconsistency: 118 }
        : { inclusion: OWN.length },
    );
  });
});

function readVectors(root: string): [string, string][] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name.split(/[\\/]/)[0] ?? "", readFileSync(join(root, name), "utf8")]);
}

/** Sizes reach 2^64, which a JSON number does not hold; so they are read from the text as written. */
function parse(text: string): Vector {
  return JSON.parse(text, ((_: string, value: unknown, { source }: { source: string }) =>
    typeof value === "number" ? BigInt(source) : value) as (key: string, value: unknown) => unknown);
}

function verify(kind: string, vector: Vector): boolean {
  const count = (name: string) => vector[name] as bigint;
  const hash = (name: string) => Buffer.from(String(vector[name] ?? ""), "base64");
  const proof = (vector.proof ?? []).map((text) => Buffer.from(text, "base64"));
  const [start, end] = [count("start"), count("end")];
  switch (kind) {
    case "inclusion":
      return verifyInclusion(count("leafIdx"), count("treeSize"), hash("leafHash"), proof, hash("root"));
    case "subtreeinclusion":
      return (
        isSubtree(start, end) &&
        verifyInclusion(count("leafIdx") - start, end - start, hash("leafHash"), proof, hash("root"))
      );
    case "consistency":
      return verifyConsistency(count("size1"), count("size2"), proof, hash("root1"), hash("root2"));
    case "subtreeconsistency":
      return verifySubtreeConsistency(start, end, count("size"), proof, hash("root1"), hash("root2"));
    default:
      throw new RangeError(`unknown kind of vector: ${kind}`);
  }
}

function countByKind(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [kind] of texts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
