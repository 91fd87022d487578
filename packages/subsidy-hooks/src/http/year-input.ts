import { z } from "@medusajs/framework/zod";
import { dateField } from "./fields";

const LONGEST = 1_000;

/** Why a step is taken; never left empty. */
export const reasonField = z.string().trim().min(1, "请填写理由").max(LONGEST);

/** How many steps the year had on the page: pressing twice, or at the same time as somebody else, is one step. */
export const afterField = z.number().int().min(0);

/** What every step comes with. */
export const stepFields = { reason: reasonField, after: afterField };

export const positiveFenField = z.string().regex(/^[1-9]\d{0,17}$/, "请填写以分为单位的正整数");

export const documentField = z.string().trim().min(1, "请填写文号或凭证号").max(100);

/** A policy year in a query or body. */
export const yearField = z.coerce.number().int().min(1993, "请填写四位数的年份").max(9999, "请填写四位数的年份");

/** Money of one claimant that a document moves. */
export const moneyFields = {
  claimant_id: z.string().min(1),
  amount_fen: positiveFenField,
  document_number: documentField,
  dated_on: dateField,
};

export const revisionQuery = z.object({ revision: z.coerce.number().int().min(1).optional() });
