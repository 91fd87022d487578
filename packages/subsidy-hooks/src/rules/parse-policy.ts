import { z } from "zod";
import { parseClauses } from "./clauses";
import { isCalendarDate } from "./dates";
import { ruleErrors } from "./errors";
import { parameterReader } from "./parse-parameter";
import type { Clause, GoodsClassRules, OnlineSales, Policy } from "./policy";
import { checkClauses, invalid, type PolicyFiles, parseYaml } from "./policy-files";

const date = z.string().refine(isCalendarDate, "不是有效日期");
const words = z.string().trim().min(1);
const clauseIds = z.array(words).min(1);

const documentSchema = z.strictObject({
  id: words,
  name: words,
  name_en: words,
  document_number: words,
  issuer: words,
  issuer_en: words,
  issued_on: date,
  effective_from: date,
  effective_to: date.nullable(),
  currency: words,
  online_sales: z.strictObject({
    name: words,
    name_en: words,
    clauses: clauseIds,
    goods_classes: z.record(
      z.string().regex(/^[a-z][a-z0-9_]*$/),
      z.strictObject({ name: words, name_en: words, clauses: clauseIds }),
    ),
  }),
});

type DocumentData = z.infer<typeof documentSchema>;

/**
 * Reads a policy from the texts of its folder: `policy.yaml`, `text.zh.md` and `parameters/**`; other files (cases,
 * open questions) are left alone. Errors: `policy_invalid` naming file and problem, `unknown_parameter` for a missing
 * or a superfluous parameter file, `unknown_clause`, `unknown_currency`.
 */
export function parsePolicy(files: PolicyFiles): Policy {
  const document = readDocument(files);
  const clauses = parseClauses(textOf(files, "text.zh.md"));
  checkClauses("policy.yaml", clausesOf(document), clauses);
  return {
    ...document,
    currency: readCurrency(document),
    clauses,
    online_sales: readOnlineSales(files, document, clauses),
  };
}

function readDocument(files: PolicyFiles): DocumentData {
  const result = documentSchema.safeParse(parseYaml("policy.yaml", textOf(files, "policy.yaml")));
  if (!result.success) throw invalid("policy.yaml", z.prettifyError(result.error));
  const { effective_from, effective_to } = result.data;
  if (effective_to !== null && effective_to < effective_from) throw invalid("policy.yaml", "失效日期早于生效日期");
  return result.data;
}

function readCurrency(document: DocumentData): "cny" {
  if (document.currency === "cny") return document.currency;
  throw ruleErrors.unknown_currency({ policy: document.id, currency: document.currency });
}

function readOnlineSales(
  files: PolicyFiles,
  document: DocumentData,
  clauses: ReadonlyMap<string, Clause>,
): OnlineSales {
  const read = parameterReader(files, clauses);
  const { goods_classes, ...rest } = document.online_sales;
  const classes = Object.entries(goods_classes).map(([goods_class, names]): [string, GoodsClassRules] => [
    goods_class,
    {
      goods_class,
      ...names,
      threshold: read.yuan(`online_sales/${goods_class}/threshold`),
      rate: read.percent(`online_sales/${goods_class}/rate`),
      basis: read.basis(`online_sales/${goods_class}/basis`),
      comparison: read.comparison(`online_sales/${goods_class}/comparison`),
      rounding: read.rounding(`online_sales/${goods_class}/rounding`),
    },
  ]);
  const onlineSales = {
    ...rest,
    goods_classes: new Map(classes),
    merchant_kinds: read.merchantKinds("online_sales/eligible/merchant_kinds"),
    channels: read.channels("online_sales/eligible/channels"),
  };
  read.refuseOthers();
  return onlineSales;
}

function clausesOf({ online_sales }: DocumentData): string[] {
  return [online_sales, ...Object.values(online_sales.goods_classes)].flatMap((part) => part.clauses);
}

function textOf(files: PolicyFiles, file: string): string {
  const text = files[file];
  if (text === undefined) throw invalid(file, "文件不存在");
  return text;
}
