import { z } from "zod";
import { TAG_REASON_ZH, TAG_REASONS, type TagReason } from "../../ledger/entry";
import type { Policy } from "../policy";
import { oneOf, words, year } from "./case-words";

/** What a case says and what came out, line by line; it holds when both have the same lines. */
export interface Outcome {
  expected: readonly string[];
  actual: readonly string[];
}

/** The part that all cases have. */
export const headSchema = z.strictObject({
  名称: words,
  期间: z.array(year).min(1),
  依据: z.array(words).default([]),
  /** Where a reading is taken from on which the document is silent: instead of 依据, or beside it. */
  来源: words.optional(),
  // Only sales are excluded line by line; elsewhere a reason written here never comes out.
  剔除原因: z.array(oneOf(TAG_REASONS, TAG_REASON_ZH)).default([]),
});
export type CaseHead = z.infer<typeof headSchema>;

/** A case as read: `run` works it out by a policy and sets it beside what is written. Errors of `run`: the rules'. */
export interface ParsedCase extends CaseHead {
  subject: CaseSubject;
  /** The error that the case expects, as its title; null for a case that can be worked out. */
  refusal: string | null;
  run(policy: Policy): Outcome;
}

/** What cases are about, by the word under 输入 that tells them apart. */
export const CASE_SUBJECTS = {
  销售: "online_sales",
  项目: "new_project_grant",
  贷款: "loan_interest",
  跨境: "cross_border",
  资金: "funds",
  申报: "no_double_funding",
  公示: "public_notice",
} as const;
export type CaseSubject = (typeof CASE_SUBJECTS)[keyof typeof CASE_SUBJECTS];

/** Reads a case of one kind; anything unknown in it is refused by the schema. */
export type CaseReader = z.ZodType<ParsedCase>;

const refusal = z.tuple([z.strictObject({ 不能核算: words })]);

interface CaseKind<Input, Row> {
  subject: CaseSubject;
  /** The whole of 输入. */
  input: z.ZodType<Input>;
  /** A row of 应得. */
  row: z.ZodType<Row>;
  /** One or more texts per row. */
  expected(row: Row): readonly string[];
  actual(policy: Policy, head: CaseHead, input: Input, rows: readonly Row[]): readonly string[];
}

/** A reader from what the kinds differ in. 应得 is either rows or the one error by which working it out is refused. */
export function caseReader<Input, Row>(kind: CaseKind<Input, Row>): CaseReader {
  const schema = headSchema
    .extend({ 输入: kind.input, 应得: z.union([refusal, z.array(kind.row)]) })
    .refine(({ 依据, 来源 }) => 依据.length > 0 || 来源 !== undefined, "要注明依据的条款；公文没有规定的，注明来源");
  return schema.transform(({ 输入, 应得, ...head }): ParsedCase => {
    const [first] = 应得;
    const refused = isRefusal(first) ? first.不能核算 : null;
    const rows = refused === null ? (应得 as Row[]) : [];
    return {
      ...head,
      subject: kind.subject,
      refusal: refused,
      run: (policy) => ({
        expected: [...rows.flatMap((row) => kind.expected(row)), ...head.剔除原因.map(reasonText)],
        actual: kind.actual(policy, head, 输入, rows),
      }),
    };
  });
}

export function reasonText(reason: TagReason): string {
  return `剔除原因 ${TAG_REASON_ZH[reason]}`;
}

function isRefusal(row: unknown): row is { 不能核算: string } {
  return typeof row === "object" && row !== null && "不能核算" in row;
}
