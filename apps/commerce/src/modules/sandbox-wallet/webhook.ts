import { setTimeout as sleep } from "node:timers/promises";
import { z } from "@medusajs/framework/zod";
import { SIGNATURE_HEADER, signMessage } from "./signature";

/** What the wallet tells the shop. `amount_fen` is whole fen. */
export const walletMessage = z.object({
  type: z.enum(["charge.paid", "charge.declined"]),
  charge_id: z.string(),
  session_id: z.string(),
  amount_fen: z.number().int().positive(),
});

export type WalletMessage = z.infer<typeof walletMessage>;

export interface Target {
  url: string;
  secret: string;
  /** Pauses before the second and later attempts, in milliseconds. */
  pauses?: readonly number[];
}

export interface Delivery {
  /** Whether the first attempt arrived. */
  delivered: boolean;
  /** Whether any attempt arrived; settles when the attempts are used up. */
  settled: Promise<boolean>;
}

const PAUSES = [500, 2_000, 8_000, 30_000] as const;
const PATIENCE_MS = 5_000;

/**
 * Sends the message once and answers; a failed one is sent again in the background, signed anew each time. A message
 * that never arrives is no loss: the shop asks the wallet itself (`settle-pending-payments`).
 */
export async function deliverMessage(message: WalletMessage, target: Target): Promise<Delivery> {
  const delivered = await send(message, target);
  return { delivered, settled: delivered ? Promise.resolve(true) : sendAgain(message, target) };
}

async function sendAgain(message: WalletMessage, target: Target): Promise<boolean> {
  for (const pause of target.pauses ?? PAUSES) {
    await sleep(pause, undefined, { ref: false });
    if (await send(message, target)) return true;
  }
  return false;
}

async function send(message: WalletMessage, { url, secret }: Target): Promise<boolean> {
  const body = JSON.stringify(message);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", [SIGNATURE_HEADER]: signMessage(body, secret, new Date()) },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
