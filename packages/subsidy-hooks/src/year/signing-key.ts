import { createPrivateKey, type KeyObject } from "node:crypto";
import { decodeBase64 } from "../proof/signed-note";
import { yearErrors } from "./errors";

const SEED_BYTES = 32;
/** PKCS #8 around an Ed25519 seed (RFC 8410). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** The Ed25519 key of a seed: 32 bytes as base64, as `openssl rand -base64 32` writes them. Error: `signing_key_invalid`. */
export function signingKeyOf(seed: string | undefined): KeyObject {
  const bytes = decodeBase64(seed ?? "");
  if (bytes?.length !== SEED_BYTES) throw yearErrors.signing_key_invalid();
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes]), format: "der", type: "pkcs8" });
}

/** How an installation signs the years that it closes. */
export interface SigningOptions {
  /** Seed of the Ed25519 key, base64. */
  signing_key?: string;
  /** The installation's log name, the beginning of every checkpoint's first line. */
  log?: string;
}

/** Errors: `log_name_missing`, `signing_key_invalid`. */
export function signingOf({ signing_key, log }: SigningOptions): { log: string; private_key: KeyObject } {
  if (!log) throw yearErrors.log_name_missing();
  return { log, private_key: signingKeyOf(signing_key) };
}
