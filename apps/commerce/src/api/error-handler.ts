import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errorBody, errorStatus } from "@qinshui/cn/errors";
import { catalogued } from "../answers/catalogued";

/** The one error handler of all routes: `{ type, code, message, hint, details? }`, in Chinese, without a stack. */
export function errorHandler(error: unknown, req: MedusaRequest, res: MedusaResponse, _next: MedusaNextFunction): void {
  const known = catalogued(error);
  const status = errorStatus(known);
  if (status >= 500) {
    const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
    logger.error(`${req.method} ${req.path}: ${error instanceof Error ? (error.stack ?? error.message) : known.code}`);
  }
  res.status(status).json(errorBody(known));
}
