import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { isCatalogueError } from "@qinshui/cn/errors";
import { env } from "../../../../env";
import { SANDBOX_WALLET_MODULE } from "../../../../modules/sandbox-wallet";
import { walletErrors } from "../../../../modules/sandbox-wallet/errors";
import { payErrorPage, payPage } from "../../../../modules/sandbox-wallet/pay-page";
import type SandboxWalletService from "../../../../modules/sandbox-wallet/service";

const WEBHOOK_PATH = "/hooks/payment/sandbox-wallet_sandbox";

const answerForm = z.object({ answer: z.enum(["pay", "cancel"]) });

/** The pay page of the outside company that the sandbox wallet plays: for people, so its errors are pages too. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await orErrorPage(res, async () => {
    const charge = await walletOf(req).chargeOf(chargeIdOf(req));
    sendPage(res, 200, payPage(charge));
  });
}

/** The shopper's answer: recorded, told to the shop by a signed webhook, then back to the shop. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await orErrorPage(res, async () => {
    const wallet = walletOf(req);
    const form = answerForm.safeParse(req.body);
    if (!form.success) return sendPage(res, 400, payPage(await wallet.chargeOf(chargeIdOf(req))));
    const charge = await wallet.answerCharge(chargeIdOf(req), form.data.answer);
    wallet.assertReturnUrl(charge.return_url);
    // The wallet and the shop are one process here, whatever its address is from outside.
    await wallet.notify(charge, `http://127.0.0.1:${req.socket.localPort}${WEBHOOK_PATH}`);
    res.redirect(303, charge.return_url);
  });
}

function walletOf(req: MedusaRequest): SandboxWalletService {
  const wallet = req.scope.resolve<SandboxWalletService | undefined>(SANDBOX_WALLET_MODULE, {
    allowUnregistered: true,
  });
  if (!wallet) throw walletErrors.charge_not_found();
  return wallet;
}

function chargeIdOf(req: MedusaRequest): string {
  return String(req.params.charge_id);
}

async function orErrorPage(res: MedusaResponse, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!isCatalogueError(error)) throw error;
    sendPage(res, error.status, payErrorPage(error.title, error.hint, env.STOREFRONT_URL));
  }
}

function sendPage(res: MedusaResponse, status: number, html: string): void {
  res
    .status(status)
    .set({
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      "referrer-policy": "no-referrer",
    })
    .type("html")
    .send(html);
}
