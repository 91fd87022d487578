import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { inputInvalid } from "@qinshui/cn/errors";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import type SubsidyModuleService from "../modules/subsidy/service";

/** Checked input of a request. Error: `input_invalid`, naming the field. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw inputInvalid(result.error.issues);
}

/** A policy year out of a path. Error: `year_unknown`. */
export function yearOf(text: string | undefined): number {
  if (!/^\d{4}$/.test(text ?? "") || Number(text) < 1993) throw subsidyErrors.year_unknown({ year: text ?? "" });
  return Number(text);
}

export function ledgerOf(request: AuthenticatedMedusaRequest): SubsidyModuleService {
  return request.scope.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
}
