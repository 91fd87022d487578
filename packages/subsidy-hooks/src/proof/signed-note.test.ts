import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import {
  decodeBase64,
  fingerprintOf,
  formatVerifierKey,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKeyOf,
  verifyNote,
} from "./signed-note";

const bytes = (text: string) => new TextEncoder().encode(text);
const withCode = (code: string) => expect.objectContaining({ code });

// The example of C2SP signed-note, at commit 5ba5ee8.
const EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const EXAMPLE = [
  "This is an example message.",
  "",
  "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=",
  "",
].join("\n");

/** The first test vector of RFC 8032 §7.1, as PKCS #8. */
const KEY = createPrivateKey({
  key: Buffer.from(
    "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "hex",
  ),
  format: "der",
  type: "pkcs8",
});
const log = { name: "example.gov/subsidy/invented/2030", private_key: KEY };
const county = { name: "example.gov/county", private_key: generateKeyPairSync("ed25519").privateKey };

describe("the example of the specification", () => {
  it("verifies, and no altered byte of it does", () => {
    const key = parseVerifierKey(EXAMPLE_KEY);
    expect(verifyNote(parseNote(bytes(EXAMPLE)), [key]).verified).toEqual([key]);
    const original = bytes(EXAMPLE);
    for (let i = 0; i < original.length; i++) {
      for (const bit of [1, 0x20, 0x80]) {
        const altered = Uint8Array.from(original);
        altered[i] = (altered[i] as number) ^ bit;
        expect(verifiedOf(altered, [key])).toEqual([]);
      }
    }
  });

  it("has a key that is written as it was read", () => {
    expect(formatVerifierKey(parseVerifierKey(EXAMPLE_KEY))).toBe(EXAMPLE_KEY);
  });
});

describe("signNote", () => {
  it("writes a key as the specification does", () => {
    expect(Buffer.from(verifierKeyOf(log).public_key).toString("hex")).toBe(
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    );
    expect(formatVerifierKey(verifierKeyOf(log))).toMatch(/^example\.gov\/subsidy\/invented\/2030\+[0-9a-f]{8}\+A/);
    expect(fingerprintOf(Buffer.alloc(32))).toBe("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
  });

  it("takes several signatures; each holds for itself", () => {
    const note = parseNote(bytes(signNote("a\n\nb\n", [log, county])));
    expect(note.text).toBe("a\n\nb\n");
    const keys = [verifierKeyOf(log), verifierKeyOf(county)];
    expect(verifyNote(note, keys)).toEqual({ verified: keys, unknown: [] });
    const alone = verifyNote(note, [verifierKeyOf(county)]);
    expect(alone.verified.map(({ name }) => name)).toEqual([county.name]);
    expect(alone.unknown.map(({ name }) => name)).toEqual([log.name]);
  });

  it("is deterministic", () => {
    expect(signNote("a\n", [log])).toBe(signNote("a\n", [log]));
  });

  it("does not verify over another text, or with another key of the same name", () => {
    const note = parseNote(bytes(signNote("a\n", [log])));
    const keys = [verifierKeyOf(log)];
    expect(() => verifyNote({ ...note, text: "b\n" }, keys)).toThrow(withCode("signature_wrong"));
    const stranger = verifierKeyOf({ ...county, name: log.name });
    expect(verifyNote(note, [stranger])).toMatchObject({ verified: [], unknown: [{ name: log.name }] });
    const cut = { ...note, signatures: note.signatures.map((one) => ({ ...one, signature: one.signature.slice(1) })) };
    expect(() => verifyNote(cut, keys)).toThrow(withCode("signature_wrong"));
    const twice = { ...note, signatures: [...note.signatures, ...note.signatures] };
    expect(() => verifyNote(twice, keys)).toThrow(withCode("signature_twice"));
  });

  it.each([["a"], ["a\r\n"], ["a\tb\n"]])("refuses the text %j", (text) => {
    expect(() => signNote(text, [log])).toThrow(withCode("note_invalid"));
  });

  it.each(["", "a b", "a+b", "a\u00a0b", "a\n"])("refuses the key name %j", (name) => {
    expect(() => signNote("a\n", [{ ...log, name }])).toThrow(withCode("note_invalid"));
  });

  it("refuses a key that is not Ed25519", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    expect(() => signNote("a\n", [{ name: "x", private_key: privateKey }])).toThrow(withCode("key_invalid"));
  });
});

describe("parseNote", () => {
  const line = EXAMPLE.split("\n")[2] as string;
  it.each([
    ["no signature", "a\n"],
    ["no signature line", "a\n\n"],
    ["no newline at the end", `a\n\n${line}`],
    ["an empty line after the signatures", `a\n\n${line}\n\n`],
    ["a hyphen for the dash", `a\n\n${line.replace("—", "-")}\n`],
    ["two spaces", `a\n\n${line.replace("foo ", "foo  ")}\n`],
    ["a third part", `a\n\n${line} x\n`],
    ["no base64", `a\n\n— foo !!!!\n`],
    ["base64 without padding", `a\n\n${line.replace("=", "")}\n`],
    ["base64 with stray bits", `a\n\n${line.replace("QM=", "QN=")}\n`],
    ["no signature bytes", "a\n\n— foo AAAAAA==\n"],
    ["a carriage return", `a\r\n\n${line}\n`],
    ["more signatures than anyone needs", `a\n\n${`${line}\n`.repeat(65)}`],
    ["a note without end", `${"a".repeat(300_000)}\n\n${line}\n`],
  ])("refuses %s", (_, note) => {
    expect(() => parseNote(bytes(note))).toThrow(withCode("note_invalid"));
  });

  it("refuses what is not UTF-8", () => {
    expect(() => parseNote(Buffer.concat([Buffer.from([0xff]), bytes(`\n\n${line}\n`)]))).toThrow(
      withCode("note_invalid"),
    );
  });

  it("takes 16 signatures and more", () => {
    expect(parseNote(bytes(`a\n\n${`${line}\n`.repeat(16)}`)).signatures).toHaveLength(16);
  });
});

describe("parseVerifierKey", () => {
  const [name, id, material] = EXAMPLE_KEY.split("+") as [string, string, string];
  it.each([
    ["another id", `${name}+530d903b+${material}`],
    ["another name", `${name}x+${id}+${material}`],
    ["another type", `${name}+${id}+${material.replace(/^A/, "B")}`],
    ["a key too short", `${name}+${id}+${material.slice(0, 40)}`],
    ["no name", `+${id}+${material}`],
    ["nothing", ""],
  ])("refuses %s", (_, text) => expect(() => parseVerifierKey(text)).toThrow(withCode("key_invalid")));

  it("reads material that holds a plus", () => {
    for (let i = 0; i < 40; i++) {
      const key = { name: "x", public_key: Buffer.alloc(32, 0xfb - i) };
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key);
    }
  });
});

it("decodeBase64 takes the one right form only", () => {
  expect(decodeBase64("AAE=")).toEqual(Buffer.from([0, 1]));
  for (const text of ["AAE", "AAF=", " AAE=", "AAE=\n", "AA-E", "AAE=="]) expect(decodeBase64(text)).toBeUndefined();
});

function verifiedOf(note: Uint8Array, keys: Parameters<typeof verifyNote>[1]): unknown[] {
  try {
    return verifyNote(parseNote(note), keys).verified;
  } catch {
    return [];
  }
}
