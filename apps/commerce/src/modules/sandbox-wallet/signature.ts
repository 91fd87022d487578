import { createHmac, timingSafeEqual } from "node:crypto";
import { walletErrors } from "./errors";

/** A message older (or further in the future) than this is refused, so that a recorded one cannot be replayed later. */
export const REPLAY_WINDOW_SECONDS = 300;

export const SIGNATURE_HEADER = "x-sandbox-wallet-signature";

/** The signature header of a message: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export function signMessage(body: string, secret: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1000);
  return `t=${timestamp},v1=${digest(`${timestamp}.${body}`, secret)}`;
}

/**
 * Passes only for a message signed with `secret`, unaltered, within {@link REPLAY_WINDOW_SECONDS} of `now`.
 * Errors: `webhook_signature_invalid`, `webhook_stale`.
 */
export function verifyMessage(body: string, header: string | undefined, secret: string, now: Date): void {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "");
  if (!match) throw walletErrors.webhook_signature_invalid();
  const [, timestamp = "", signature = ""] = match;
  const expected = digest(`${timestamp}.${body}`, secret);
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw walletErrors.webhook_signature_invalid();
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (age > REPLAY_WINDOW_SECONDS) throw walletErrors.webhook_stale();
}

function digest(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}
