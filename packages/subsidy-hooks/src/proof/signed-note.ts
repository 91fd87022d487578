import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { proofErrors } from "./errors";

/**
 * Signed notes by C2SP `signed-note`: a text, an empty line, and signature lines of one or more keys. Of the signature
 * types only Ed25519 (0x01) is read.
 */

const ED25519 = 0x01;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const SIGNATURE_START = "— ";
/** Enough for a log, a county and a dozen witnesses; an endless note is not read to its end. */
const MOST_SIGNATURES = 64;
const LONGEST_NOTE = 256 * 1024;
const UNICODE_SPACE = /[\p{White_Space}\u{FEFF}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the specification forbids them in a note
const CONTROL_CHARACTER = /[\u0000-\u0009\u000b-\u001f]/;

/** Whose signatures count: a name and an Ed25519 public key (32 bytes, RFC 8032). */
export interface VerifierKey {
  name: string;
  public_key: Uint8Array;
}

/** Who signs: a name and an Ed25519 private key. */
export interface Signer {
  name: string;
  private_key: KeyObject;
}

export interface NoteSignature {
  name: string;
  /** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key), in hex. */
  key_id: string;
  signature: Uint8Array;
}

export interface SignedNote {
  /** With its final newline: the bytes that are signed. */
  text: string;
  signatures: readonly NoteSignature[];
}

/** The note with the signers' lines, in their order. Errors: `note_invalid` for a text or a name that cannot be one. */
export function signNote(text: string, signers: readonly Signer[]): string {
  checkText(text);
  return `${text}\n${signers.map((signer) => signatureLine(text, signer)).join("")}`;
}

/** The note with one signature more, as a county or another witness adds its own. Error: `note_invalid`. */
export function addSignature(note: Uint8Array, signer: Signer): string {
  const { text } = parseNote(note);
  return `${decodeText(note)}${signatureLine(text, signer)}`;
}

function signatureLine(text: string, { name, private_key }: Signer): string {
  const id = Buffer.from(keyId({ name, public_key: publicKeyOf(private_key) }), "hex");
  const signature = sign(null, Buffer.from(text), private_key);
  return `${SIGNATURE_START}${name} ${Buffer.concat([id, signature]).toString("base64")}\n`;
}

/** Takes a note apart, strictly. Nothing is verified yet. Error: `note_invalid`. */
export function parseNote(bytes: Uint8Array): SignedNote {
  const note = decodeText(bytes);
  const split = note.lastIndexOf("\n\n");
  if (split === -1) throw invalid("没有签名部分 / no signatures");
  const text = note.slice(0, split + 1);
  checkText(text);
  const lines = note.slice(split + 2).split("\n");
  if (lines.pop() !== "") throw invalid("末尾没有换行 / no newline at the end");
  if (lines.length === 0) throw invalid("没有签名 / no signatures");
  if (lines.length > MOST_SIGNATURES) throw invalid("签名过多 / too many signatures");
  return { text, signatures: lines.map(parseSignature) };
}

function decodeText(bytes: Uint8Array): string {
  if (bytes.length > LONGEST_NOTE) throw invalid("过长 / too long");
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid("不是 UTF-8 文本 / is not UTF-8");
  }
}

function checkText(text: string): void {
  if (!text.endsWith("\n")) throw invalid("正文末尾没有换行 / the text does not end in a newline");
  if (CONTROL_CHARACTER.test(text)) throw invalid("含有控制字符 / control characters");
}

function parseSignature(line: string): NoteSignature {
  const [name, encoded, ...rest] = line.startsWith(SIGNATURE_START)
    ? line.slice(SIGNATURE_START.length).split(" ")
    : [];
  const bytes = decodeBase64(encoded ?? "");
  if (name === undefined || !isKeyName(name) || rest.length > 0 || !bytes || bytes.length <= KEY_ID_BYTES) {
    throw invalid(`签名行有误 / not a signature line: ${JSON.stringify(line.slice(0, 80))}`);
  }
  return {
    name,
    key_id: bytes.subarray(0, KEY_ID_BYTES).toString("hex"),
    signature: bytes.subarray(KEY_ID_BYTES),
  };
}

/** What a note's signatures come to, by the keys that are known. */
export interface NoteVerification {
  /** Known keys whose signature holds, in the note's order. */
  verified: VerifierKey[];
  /** Signatures of keys that are not known; by the specification they say nothing, neither for nor against. */
  unknown: NoteSignature[];
}

/**
 * Verifies the signatures of known keys. Errors: `signature_wrong` when a known key's does not hold,
 * `signature_twice` when a key signed twice.
 */
export function verifyNote(note: SignedNote, keys: readonly VerifierKey[]): NoteVerification {
  const result: NoteVerification = { verified: [], unknown: [] };
  for (const one of note.signatures) {
    const key = keys.find((candidate) => candidate.name === one.name && keyId(candidate) === one.key_id);
    if (!key) {
      result.unknown.push(one);
      continue;
    }
    if (result.verified.includes(key)) throw proofErrors.signature_twice({ name: key.name });
    const holds = one.signature.length === SIGNATURE_BYTES && verifies(note.text, key, one.signature);
    if (!holds) throw proofErrors.signature_wrong({ name: key.name });
    result.verified.push(key);
  }
  return result;
}

function verifies(text: string, key: VerifierKey, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), keyObjectOf(key.public_key), signature);
}

/** `<name>+<key id>+<base64 of type and key>`, as the specification writes a verifier key. */
export function formatVerifierKey(key: VerifierKey): string {
  const material = Buffer.concat([Buffer.from([ED25519]), key.public_key]).toString("base64");
  return `${key.name}+${keyId(key)}+${material}`;
}

/** Reads a verifier key. Error: `key_invalid` for any other form, another type than Ed25519, or an id that is not its own. */
export function parseVerifierKey(text: string): VerifierKey {
  const [name = "", id, ...rest] = text.split("+");
  // Base64 may hold a plus itself.
  const material = decodeBase64(rest.join("+"));
  if (!isKeyName(name) || material?.length !== 1 + KEY_BYTES || material[0] !== ED25519) {
    throw proofErrors.key_invalid({ text });
  }
  const key = { name, public_key: material.subarray(1) };
  if (keyId(key) !== id) throw proofErrors.key_invalid({ text });
  return key;
}

/** The key that verifies a signer's signatures. */
export function verifierKeyOf({ name, private_key }: Signer): VerifierKey {
  return { name, public_key: publicKeyOf(private_key) };
}

/** SHA-256 of the 32 bytes of a public key, in hex: what is read out or printed to compare keys. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return createHash("sha256").update(publicKey).digest("hex");
}

function keyId({ name, public_key }: VerifierKey): string {
  if (!isKeyName(name)) throw invalid(`签名者名称不能用 / not a key name: ${JSON.stringify(name)}`);
  const digest = createHash("sha256")
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]))
    .update(public_key)
    .digest();
  return digest.subarray(0, KEY_ID_BYTES).toString("hex");
}

function isKeyName(name: string): boolean {
  return name !== "" && !name.includes("+") && !UNICODE_SPACE.test(name) && !CONTROL_CHARACTER.test(name);
}

function publicKeyOf(privateKey: KeyObject): Buffer {
  const { crv, x } = createPublicKey(privateKey).export({ format: "jwk" });
  if (crv !== "Ed25519" || x === undefined) throw proofErrors.key_invalid({ text: `${privateKey.asymmetricKeyType}` });
  return Buffer.from(x, "base64url");
}

function keyObjectOf(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** Bytes of a base64 text in its one right form; undefined for any other, as stray bits or left out padding. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

function invalid(problem: string): Error {
  return proofErrors.note_invalid({ problem });
}
