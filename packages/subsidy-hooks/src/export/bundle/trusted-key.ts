import { proofErrors } from "../../proof/errors";
import {
  decodeBase64,
  fingerprintOf,
  parseVerifierKey,
  type SignedNote,
  type VerifierKey,
} from "../../proof/signed-note";

/** A key that somebody trusts, as it came to them: with its name, alone, or as a fingerprint that was read out. */
export type TrustedKey =
  | { text: string; key: VerifierKey }
  | { text: string; public_key: Uint8Array }
  | { text: string; fingerprint: string };

/**
 * Reads a trusted key: a verifier key (`name+id+key`), a public key (base64 of 32 bytes) or the SHA-256 fingerprint of
 * one in hex, in which spaces and colons do not matter. Error: `key_invalid`.
 */
export function parseTrustedKey(text: string): TrustedKey {
  const fingerprint = text.replace(/[\s:]/g, "").toLowerCase();
  if (/^[0-9a-f]{64}$/.test(fingerprint)) return { text, fingerprint };
  const public_key = decodeBase64(text);
  if (public_key?.length === 32) return { text, public_key };
  if (!text.includes("+")) throw proofErrors.key_invalid({ text });
  return { text, key: parseVerifierKey(text) };
}

/** True when `key` is the one that is trusted. */
export function isTrusted(trusted: TrustedKey, key: VerifierKey): boolean {
  if ("key" in trusted) return trusted.key.name === key.name && isSame(trusted.key.public_key, key.public_key);
  if ("public_key" in trusted) return isSame(trusted.public_key, key.public_key);
  return fingerprintOf(key.public_key) === trusted.fingerprint;
}

/** The keys that a trusted one gives a note: under its own name, or under each name that signed. */
export function keysFor(trusted: TrustedKey, note: SignedNote): VerifierKey[] {
  if ("key" in trusted) return [trusted.key];
  if ("fingerprint" in trusted) return [];
  return note.signatures.map(({ name }) => ({ name, public_key: trusted.public_key }));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
