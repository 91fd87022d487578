import { proofErrors } from "./errors";
import {
  decodeBase64,
  fingerprintOf,
  parseVerifierKey,
  type SignedNote,
  type VerifierKey,
  verifyNote,
} from "./signed-note";

/** A key that somebody trusts, as it came to them: with its name, alone, or as a fingerprint that was read out. */
export type TrustedKey =
  | { text: string; key: VerifierKey }
  | { text: string; public_key: Uint8Array }
  | { text: string; fingerprint: string };

/**
 * Reads a trusted key: a verifier key (`name+id+key`), a public key (base64 of 32 bytes) or the SHA-256 fingerprint of
 * one in hex, with or without `sha256:` in front; spaces and colons in it do not matter. Error: `key_invalid`.
 */
export function parseTrustedKey(text: string): TrustedKey {
  const fingerprint = text
    .replace(/^\s*sha256:/i, "")
    .replace(/[\s:]/g, "")
    .toLowerCase();
  if (/^[0-9a-f]{64}$/.test(fingerprint)) return { text, fingerprint };
  const public_key = decodeBase64(text);
  if (public_key?.length === 32) return { text, public_key };
  if (!text.includes("+")) throw proofErrors.key_invalid({ text });
  return { text, key: parseVerifierKey(text) };
}

/**
 * Whose signatures of a note hold, when its own keys and those that the reader trusts are known; the first of its own
 * must have signed, and so must everyone the reader trusts. The specification lets a reader pass over signatures of
 * unknown keys; here no byte may go unseen, so it may not. The log comes first. Errors: `signature_wrong`, `signature_twice`,
 * `signer_unknown`, `signature_missing`.
 */
export function signersOf(
  note: SignedNote,
  own: readonly VerifierKey[],
  trusted: readonly TrustedKey[],
): VerifierKey[] {
  const { verified, unknown } = verifyNote(note, [...own, ...trusted.flatMap((one) => keysFor(one, note))]);
  const [stranger] = unknown;
  if (stranger) throw proofErrors.signer_unknown({ name: stranger.name });
  const [log] = own;
  if (!log || !verified.includes(log)) throw proofErrors.signature_missing({ key: log?.name ?? "" });
  const missing = trusted.find((one) => !verified.some((key) => isTrusted(one, key)));
  if (missing) throw proofErrors.signature_missing({ key: missing.text });
  return [log, ...verified.filter((key) => key !== log)];
}

/** True when `key` is the one that is trusted. */
function isTrusted(trusted: TrustedKey, key: VerifierKey): boolean {
  if ("key" in trusted) return trusted.key.name === key.name && isSame(trusted.key.public_key, key.public_key);
  if ("public_key" in trusted) return isSame(trusted.public_key, key.public_key);
  return fingerprintOf(key.public_key) === trusted.fingerprint;
}

/** The keys that a trusted one gives a note: under its own name, or under each name that signed. */
function keysFor(trusted: TrustedKey, note: SignedNote): VerifierKey[] {
  if ("key" in trusted) return [trusted.key];
  if ("fingerprint" in trusted) return [];
  return note.signatures.map(({ name }) => ({ name, public_key: trusted.public_key }));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
