import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import {
  type CatalogueError,
  defineErrors,
  errorBody,
  errorStatus,
  errors,
  inputInvalid,
  isCatalogueError,
} from "@qinshui/cn/errors";

/** What core refuses, in the reader's words; `{reason}` is core's own sentence, which names the field or the id. */
const coreErrors = defineErrors({
  not_found: { status: 404, title: "找不到要操作的内容（{reason}）", hint: "它可能已被删除，请刷新后重试。" },
  invalid_data: { status: 400, title: "提交的内容有误（{reason}）", hint: "请检查后重新提交。" },
  not_allowed: { status: 400, title: "现在不能这样做（{reason}）", hint: "请刷新后查看当前状态。" },
  duplicate_error: { status: 422, title: "已经有相同的内容（{reason}）", hint: "请换一个名称或编号。" },
  conflict: { status: 409, title: "有人正在做同样的操作", hint: "请稍后刷新再试。" },
  unauthorized: { status: 401, title: "请先登录", hint: "登录后再试一次。" },
  forbidden: { status: 403, title: "没有权限", hint: "请换用有权限的账号，或联系运营公司。" },
  payment_authorization_error: { status: 422, title: "付款没有成功", hint: "没有扣款，请重新付款。" },
});

const LONGEST_REASON = 300;

function isCoreType(type: unknown): type is keyof typeof coreErrors {
  return typeof type === "string" && type in coreErrors;
}

/** Any error as one of the catalogue; what nobody foresaw becomes `unexpected`, so nothing inner leaks out. */
export function catalogued(error: unknown): CatalogueError {
  if (isCatalogueError(error)) return error;
  if (error instanceof z.ZodError) return inputInvalid(error.issues);
  const { type, code, status, message } = (error ?? {}) as Record<"type" | "code" | "status" | "message", unknown>;
  if (code === MedusaError.Codes.INSUFFICIENT_INVENTORY) return errors.out_of_stock();
  if (isCoreType(type)) return coreErrors[type]({ reason: String(message).slice(0, LONGEST_REASON) });
  // body-parser and other parts of Express
  if (typeof status === "number" && status >= 400 && status < 500) {
    return coreErrors.invalid_data({ reason: String(message).slice(0, LONGEST_REASON) });
  }
  return errors.unexpected();
}

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
