import { checkpointOf, formatCheckpoint, parseCheckpoint, parseSeal } from "./checkpoint";
import { EMPTY_ROOT, sha256 } from "./merkle";
import { parseNote } from "./signed-note";

const withCode = (code: string) => expect.objectContaining({ code });
const root = sha256(new Uint8Array([1]));

// The example of C2SP tlog-checkpoint, at commit 5ba5ee8.
const EXAMPLE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

describe("a checkpoint", () => {
  it("is read and written as the specification's example", () => {
    const { text, signatures } = parseNote(new TextEncoder().encode(EXAMPLE));
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toEqual({
      origin: "example.com/behind-the-sofa",
      size: 20_852_163n,
      root: Buffer.from("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "base64"),
      extensions: [],
    });
    expect(formatCheckpoint(checkpoint)).toBe(text);
    expect(signatures).toMatchObject([{ name: "example.com/behind-the-sofa", key_id: "033de0ae" }]);
  });

  it.each([
    ["two lines", "o\n1\n"],
    ["a size with a leading zero", `o\n01\n${base64(root)}\n`],
    ["a size with a sign", `o\n+1\n${base64(root)}\n`],
    ["a size in hex", `o\n0x1\n${base64(root)}\n`],
    ["an empty origin", `\n1\n${base64(root)}\n`],
    ["a root that is too short", `o\n1\n${base64(root.subarray(1))}\n`],
    ["a root in hex", `o\n1\n${Buffer.from(root).toString("hex")}\n`],
    ["an empty extension", `o\n1\n${base64(root)}\n\n`],
    ["no newline at the end", `o\n1\n${base64(root)}`],
  ])("is not %s", (_, text) => expect(() => parseCheckpoint(text)).toThrow(withCode("checkpoint_invalid")));

  it("cannot be written with parts that would read otherwise", () => {
    const good = { origin: "o", size: 0n, root: EMPTY_ROOT, extensions: [] };
    expect(formatCheckpoint(good)).toBe(`o\n0\n${base64(EMPTY_ROOT)}\n`);
    for (const bad of [{ origin: "" }, { size: -1n }, { root: root.subarray(1) }, { extensions: [""] }]) {
      expect(() => formatCheckpoint({ ...good, ...bad })).toThrow(withCode("checkpoint_invalid"));
    }
  });
});

describe("the checkpoint of a sealed year", () => {
  const seal = { origin: "example/invented/2030", size: 3n, root, manifest: sha256(new Uint8Array([2])) };
  const text = formatCheckpoint(checkpointOf(seal));

  it("names the hash algorithm and commits to the manifest", () => {
    expect(text.split("\n").slice(3)).toEqual(["hash sha256", `manifest ${base64(seal.manifest)}`, ""]);
    expect(parseSeal(text)).toEqual(seal);
  });

  it("is refused by name where another algorithm was used", () => {
    expect(() => parseSeal(text.replace("sha256", "sm3"))).toThrow(/“sm3”/);
    expect(() => parseSeal(text.replace("sha256", "sm3"))).toThrow(withCode("hash_unknown"));
  });

  it.each([
    ["no algorithm", text.replace("hash ", "x ")],
    ["no manifest", text.replace("manifest ", "x ")],
    ["a cut hash of the manifest", text.replace(/manifest .*\n/, "manifest AAAA\n")],
    ["the three lines alone", text.split("\n").slice(0, 3).join("\n").concat("\n")],
    ["a line more", `${text}x\n`],
  ])("is not %s", (_, altered) => expect(() => parseSeal(altered)).toThrow(withCode("checkpoint_invalid")));
});

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
