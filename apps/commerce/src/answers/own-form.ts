import { ApiLoader, type MedusaResponse } from "@medusajs/framework/http";
import { type CatalogueError, errorBody, errors } from "@qinshui/cn/errors";
import { coreErrors } from "./errors";
import { reasonInChinese } from "./reasons";

/**
 * An answer's body in the form of our errors. Some of core's middlewares write a refusal themselves, as a bare
 * `{ message }`, past the error handler.
 */
export function inOwnForm(status: number, body: unknown): unknown {
  const known = bareRefusal(status, body);
  return known ? errorBody(known) : body;
}

function bareRefusal(status: number, body: unknown): CatalogueError | undefined {
  if (status < 400 || typeof body !== "object" || body === null) return undefined;
  const { message, code } = body as { message?: unknown; code?: unknown };
  if (typeof message !== "string" || code !== undefined) return undefined;
  if (status === 401) return errors.sign_in_required();
  if (status === 403) return errors.forbidden();
  return status === 400 ? coreErrors.invalid_data({ reason: reasonInChinese(message) }) : undefined;
}

function answerInOwnForm(res: MedusaResponse): void {
  const json = res.json.bind(res);
  res.json = (body) => json(inOwnForm(res.statusCode, body) as typeof body);
}

/**
 * Dresses every answer before core's first middleware. Middlewares of `middlewares.ts` come after core's authentication,
 * so this takes the framework's hook on its own ones: those of "/", the body parsers, come first of all.
 */
export function dressAnswersFirst(): void {
  const before = ApiLoader.traceMiddleware;
  ApiLoader.traceMiddleware = (handler, route) => {
    const traced = before ? before(handler, route) : handler;
    if (route.route !== "/" || handler.name !== "jsonBodyParser") return traced;
    const run = traced as (...all: Parameters<typeof traced>) => unknown;
    return (...[req, res, next]: Parameters<typeof traced>) => {
      answerInOwnForm(res as MedusaResponse);
      return run(req, res, next);
    };
  };
}
