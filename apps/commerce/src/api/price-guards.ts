import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import { assertImportPrices } from "../prices/import-prices";
import { assertMoneyFields } from "../prices/money-fields";
import { type ApplicationMethod, assertWholeFenPromotion } from "../prices/promotion-rule";

/** Every amount an operator (or, on a return, a shopper) sends: zero or more, whole fen. */
async function wholeFenOnly(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  assertMoneyFields(req.body);
  next();
}

/** Half a piece has no price in whole fen. */
async function wholePiecesOnly(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { quantity, items } = (req.body ?? {}) as { quantity?: unknown; items?: unknown };
  const lines = Array.isArray(items) ? items.map((item) => (item as { quantity?: unknown } | null)?.quantity) : [];
  const broken = [quantity, ...lines].some((it) => typeof it === "number" && !Number.isSafeInteger(it));
  if (broken) throw errors.quantity_invalid();
  next();
}

/** A promotion as it will be after the request: what is sent, over what is stored. */
async function wholeFenPromotion(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const sent = (req.body as { application_method?: ApplicationMethod } | undefined)?.application_method;
  if (sent) assertWholeFenPromotion({ ...(await storedMethod(req)), ...sent });
  next();
}

async function storedMethod(req: MedusaRequest): Promise<ApplicationMethod> {
  if (!req.params.id) return {};
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "promotion",
    fields: [
      "application_method.type",
      "application_method.value",
      "application_method.allocation",
      "application_method.target_type",
    ],
    filters: { id: req.params.id },
  });
  return (data as unknown as { application_method?: ApplicationMethod }[])[0]?.application_method ?? {};
}

/** The payment company captures the whole whatever Medusa asks for, so a part would be recorded wrongly. */
async function wholeCaptureOnly(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const amount = (req.body as { amount?: number } | undefined)?.amount;
  if (amount === undefined || amount === null) return next();
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "payment", fields: ["raw_amount"], filters: { id: req.params.id } });
  const payment = (data as unknown as { raw_amount: { value: string } }[])[0];
  if (payment && !MathBN.eq(payment.raw_amount.value, amount)) throw errors.partial_capture_disabled();
  next();
}

/** The file of products that was uploaded just before. Errors: core's own when there is none, `import_price_refused`. */
async function importWithGoodPrices(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { file_key } = req.body as { file_key: string };
  assertImportPrices(await req.scope.resolve(Modules.FILE).getAsBuffer(file_key));
  next();
}

/** The same by core's older route, where the file comes with the request. */
async function fileWithGoodPrices(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { file } = req as MedusaRequest & { file?: { buffer: Buffer } };
  if (file) assertImportPrices(file.buffer);
  next();
}

/** To be spread into `middlewares.ts`. */
export const priceGuards: MiddlewareRoute[] = [
  { matcher: "/admin/*", methods: ["POST", "PUT", "PATCH"], middlewares: [wholeFenOnly] },
  { matcher: "/store/returns", methods: ["POST"], middlewares: [wholeFenOnly, wholePiecesOnly] },
  { matcher: "/store/carts", methods: ["POST"], middlewares: [wholePiecesOnly] },
  { matcher: "/store/carts/:id/line-items", methods: ["POST"], middlewares: [wholePiecesOnly] },
  { matcher: "/store/carts/:id/line-items/:line_id", methods: ["POST"], middlewares: [wholePiecesOnly] },
  { matcher: "/admin/products/imports", methods: ["POST"], middlewares: [importWithGoodPrices] },
  { matcher: "/admin/products/import", methods: ["POST"], middlewares: [fileWithGoodPrices] },
  { matcher: "/admin/promotions", methods: ["POST"], middlewares: [wholeFenPromotion] },
  { matcher: "/admin/promotions/:id", methods: ["POST"], middlewares: [wholeFenPromotion] },
  { matcher: "/admin/payments/:id/capture", methods: ["POST"], middlewares: [wholeCaptureOnly] },
];
