import { z } from "@medusajs/framework/zod";
import { dateField } from "../http/fields";
import type { Programme } from "../rules/grant";

/** The programmes that are applied for; online sales are assessed from the ledger. */
export const APPLIED_PROGRAMMES = [
  "new_project_grant",
  "loan_interest",
  "cross_border",
] as const satisfies readonly Programme[];
export type AppliedProgramme = (typeof APPLIED_PROGRAMMES)[number];

/** Amounts in fen as decimal text. */
export const fenField = z.string().regex(/^(0|[1-9]\d{0,15})$/, "请填写不小于零的金额");

const day = dateField.nullable();

const project = {
  town_enterprise: z.boolean(),
  in_area: z.boolean(),
  new_project: z.boolean(),
  applied_on: day,
  analysed_on: day,
  accepted_on: day,
  requested_fen: fenField,
};

/** What the rules need to know of an application, as it is sent and kept: amounts in fen as text, dates YYYY-MM-DD. */
export const factsSchema = z.discriminatedUnion("programme", [
  z.strictObject({
    programme: z.literal("new_project_grant"),
    ...project,
    built_on: day,
    effective_on: day,
    invested_fen: fenField,
    leading_industry: z.boolean(),
  }),
  z.strictObject({
    programme: z.literal("loan_interest"),
    ...project,
    long_term: z.boolean(),
    loan_for_building: z.boolean(),
    interest_paid_fen: fenField,
    /** Granted in earlier years of which nothing stands here. */
    granted_before_fen: fenField,
  }),
  z.strictObject({
    programme: z.literal("cross_border"),
    enterprise: z.boolean(),
    platform_agreement: z.boolean(),
    net_sales_fen: fenField,
  }),
]);
export type ApplicationFacts = z.infer<typeof factsSchema>;
