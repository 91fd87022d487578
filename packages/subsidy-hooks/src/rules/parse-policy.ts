import { z } from "zod";
import type { ReviewRules } from "../review/rules";
import { isCalendarDate } from "../time/calendar-date";
import { parseClauses } from "./clauses";
import { CROSS_BORDER_CONDITIONS, LOAN_CONDITIONS, NEW_PROJECT_CONDITIONS } from "./conditions";
import { ruleErrors } from "./errors";
import type { Parameter } from "./parameter";
import { parseCalendar } from "./parse-calendar";
import { type ParameterReader, parameterReader } from "./parse-parameter";
import type {
  CrossBorder,
  Funds,
  GoodsClassRules,
  LoanInterest,
  NewProjectGrant,
  NoDoubleFunding,
  OnlineSales,
  Policy,
  PublicNotice,
} from "./policy";
import { checkClauses, invalid, type PolicyFiles, parseYaml, type YamlParser } from "./policy-files";

const date = z.string().refine(isCalendarDate, "不是有效日期");
const words = z.string().trim().min(1);
const code = z.string().regex(/^[a-z][a-z0-9_]*$/);
const named = z.strictObject({ name: words, name_en: words, clauses: z.array(words).min(1) });

const fundsSchema = named.extend({
  sources: z.record(code, named),
  bands_of: words,
  bands: z.record(code, named),
});

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
  online_sales: named.extend({
    fund: z.strictObject({ source: words, band: words.nullable() }).nullable(),
    goods_classes: z.record(code, named.extend({ method: z.enum(["rate", "bands"]) })),
  }),
  // A document that lacks a programme says so: nothing is left out by oversight.
  new_project_grant: named.nullable(),
  loan_interest: named.nullable(),
  cross_border: named.nullable(),
  funds: fundsSchema.nullable(),
  no_double_funding: named.nullable(),
  public_notice: named.nullable(),
});

type DocumentData = z.infer<typeof documentSchema>;

/**
 * Reads a policy from the texts of its folder: `policy.yaml`, `text.zh.md`, `parameters/**` and `calendar/**`; other files
 * (cases, reforms, samples, open questions) are left alone. Errors: `policy_invalid` naming file and problem,
 * `unknown_parameter` for a missing or a superfluous parameter file, `unknown_clause`, `unknown_currency`.
 */
export function parsePolicy(files: PolicyFiles, parse: YamlParser = parseYaml): Policy {
  const document = readDocument(files, parse);
  const clauses = parseClauses(textOf(files, "text.zh.md"));
  checkClauses("policy.yaml", clausesIn(document), clauses);
  checkFund(document);
  const read = parameterReader(files, clauses, parse);
  const programmes = {
    online_sales: readOnlineSales(read, document),
    new_project_grant: readNewProjectGrant(read, document),
    loan_interest: readLoanInterest(read, document),
    cross_border: readCrossBorder(read, document),
    funds: readFunds(read, document),
    no_double_funding: readNoDoubleFunding(read, document),
    public_notice: readPublicNotice(read, document),
    review: readReview(read, files),
  };
  return {
    ...document,
    ...programmes,
    currency: readCurrency(document),
    clauses,
    calendar: parseCalendar(files, parse),
    parameters: read.all(),
  };
}

function readDocument(files: PolicyFiles, parse: YamlParser): DocumentData {
  const result = documentSchema.safeParse(parse("policy.yaml", textOf(files, "policy.yaml")));
  if (!result.success) throw invalid("policy.yaml", z.prettifyError(result.error));
  const { effective_from, effective_to } = result.data;
  if (effective_to !== null && effective_to < effective_from) throw invalid("policy.yaml", "失效日期早于生效日期");
  return result.data;
}

function readCurrency(document: DocumentData): "cny" {
  if (document.currency === "cny") return document.currency;
  throw ruleErrors.unknown_currency({ policy: document.id, currency: document.currency });
}

/** The source that has bands, and the source and band that online sales are paid from, must be among the funds. */
function checkFund({ funds, online_sales: { fund } }: DocumentData): void {
  const sources = new Set(Object.keys(funds?.sources ?? {}));
  if (funds && !sources.has(funds.bands_of)) throw invalid("policy.yaml", `没有资金来源 ${funds.bands_of}`);
  if (!fund) return;
  if (!funds || !sources.has(fund.source)) throw invalid("policy.yaml", `没有资金来源 ${fund.source}`);
  const isDivided = fund.source === funds.bands_of;
  if (fund.band === null) {
    if (isDivided) throw invalid("policy.yaml", `资金来源 ${fund.source} 要写明切块`);
    return;
  }
  if (!isDivided) throw invalid("policy.yaml", `资金来源 ${fund.source} 不分切块`);
  if (!Object.hasOwn(funds.bands, fund.band)) throw invalid("policy.yaml", `没有资金切块 ${fund.band}`);
}

/** On every day of a band its floor is at most its ceiling. */
function checkBand(key: string, floor: Parameter<bigint>, ceiling: Parameter<bigint>): void {
  const days = [...floor.values, ...ceiling.values].map((value) => value.from);
  for (const day of days) {
    const [least, most] = [floor, ceiling].map(({ values }) => values.findLast((value) => value.from <= day)?.value);
    if (least !== undefined && most !== undefined && least > most) {
      throw invalid("policy.yaml", `资金切块 funds/bands/${key} 自 ${day} 起的下限高于上限`);
    }
  }
}

function readOnlineSales(read: ParameterReader, document: DocumentData): OnlineSales {
  const { goods_classes, ...rest } = document.online_sales;
  const classes = Object.entries(goods_classes).map(([goodsClass, names]): [string, GoodsClassRules] => [
    goodsClass,
    readGoodsClass(read, goodsClass, names),
  ]);
  return {
    ...rest,
    goods_classes: new Map(classes),
    merchant_kinds: read.merchantKinds("online_sales/eligible/merchant_kinds"),
    channels: read.channels("online_sales/eligible/channels"),
  };
}

type GoodsClassData = DocumentData["online_sales"]["goods_classes"][string];

function readGoodsClass(read: ParameterReader, goods_class: string, data: GoodsClassData): GoodsClassRules {
  const { method, ...names } = data;
  const at = (name: string) => `online_sales/${goods_class}/${name}`;
  const comparison = read.comparison(at("comparison"));
  if (method === "bands") return { goods_class, ...names, method, comparison, bands: read.bands(at("bands")) };
  return {
    goods_class,
    ...names,
    method,
    comparison,
    threshold: read.yuan(at("threshold")),
    rate: read.percent(at("rate")),
    basis: read.basis(at("basis")),
    rounding: read.rounding(at("rounding")),
  };
}

function readNewProjectGrant(read: ParameterReader, { new_project_grant }: DocumentData): NewProjectGrant | null {
  return (
    new_project_grant && {
      ...new_project_grant,
      conditions: read.conditions("new_project_grant/conditions", NEW_PROJECT_CONDITIONS),
      rate_cap: read.percent("new_project_grant/rate_cap"),
      principle_cap: read.yuan("new_project_grant/principle_cap"),
      rounding: read.rounding("new_project_grant/rounding"),
    }
  );
}

function readLoanInterest(read: ParameterReader, { loan_interest }: DocumentData): LoanInterest | null {
  return (
    loan_interest && {
      ...loan_interest,
      conditions: read.conditions("loan_interest/conditions", LOAN_CONDITIONS),
      cap: read.yuan("loan_interest/cap"),
    }
  );
}

/** The one programme that a document may name without saying how much. */
function readCrossBorder(read: ParameterReader, { cross_border }: DocumentData): CrossBorder | null {
  if (!cross_border) return null;
  const [rate, rounding, conditions] = [
    "cross_border/rate",
    "cross_border/rounding",
    "cross_border/conditions",
  ] as const;
  return {
    ...cross_border,
    rate: read.has(rate) ? read.percent(rate) : null,
    rounding: read.has(rounding) ? read.rounding(rounding) : null,
    conditions: read.has(conditions) ? read.conditions(conditions, CROSS_BORDER_CONDITIONS) : null,
  };
}

function readFunds(read: ParameterReader, { funds }: DocumentData): Funds | null {
  if (!funds) return null;
  const { sources, bands, ...rest } = funds;
  return {
    ...rest,
    sources: mapEntries(sources, (source, key) => ({ ...source, amount: read.yuan(`funds/${key}/amount`) })),
    bands: mapEntries(bands, (band, key) => {
      const floor = read.percent(`funds/bands/${key}/floor`);
      const ceiling = read.percent(`funds/bands/${key}/ceiling`);
      checkBand(key, floor, ceiling);
      return { ...band, floor, ceiling };
    }),
  };
}

function readNoDoubleFunding(read: ParameterReader, { no_double_funding }: DocumentData): NoDoubleFunding | null {
  return no_double_funding && { ...no_double_funding, units: read.fundingUnits("no_double_funding/units") };
}

function readPublicNotice(read: ParameterReader, { public_notice }: DocumentData): PublicNotice | null {
  return (
    public_notice && {
      ...public_notice,
      working_days: read.days("public_notice/working_days"),
      count_first_day: read.yesNo("public_notice/count_first_day"),
    }
  );
}

/** All of a review's numbers, or none: a county may leave it be, but not in part. */
function readReview(read: ParameterReader, files: PolicyFiles): ReviewRules | null {
  if (!Object.keys(files).some((file) => file.startsWith("parameters/review/"))) return null;
  return {
    s1_min_orders: read.count("review/s1_min_orders"),
    s1_names: read.yesNo("review/s1_names"),
    s2_buyers: read.count("review/s2_buyers"),
    s3_share: read.percent("review/s3_share"),
    s3_min_sales: read.yuan("review/s3_min_sales"),
    s4_minutes: read.minutes("review/s4_minutes"),
    s4_orders_per_buyer: read.count("review/s4_orders_per_buyer"),
    s5_grace_days: read.calendarDays("review/s5_grace_days"),
    s5_reuse_orders: read.count("review/s5_reuse_orders"),
    s5_early_minutes: read.minutes("review/s5_early_minutes"),
    s6_refund_share: read.percent("review/s6_refund_share"),
    s6_cycle_days: read.calendarDays("review/s6_cycle_days"),
    s6_cycle_gap: read.percent("review/s6_cycle_gap"),
    s7_days: read.calendarDays("review/s7_days"),
    s7_margin: read.percent("review/s7_margin"),
    s8_carrier_price: read.yuan("review/s8_carrier_price"),
    s8_share: read.percent("review/s8_share"),
    s8_min_parcels: read.count("review/s8_min_parcels"),
    s9_programmes: read.count("review/s9_programmes"),
  };
}

function mapEntries<T, R>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => R): Map<string, R> {
  return new Map(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/** Every clause id that the document's data cite, at any depth. */
function clausesIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === "clauses" ? (value as string[]) : clausesIn(value)));
}

function textOf(files: PolicyFiles, file: string): string {
  const text = files[file];
  if (text === undefined) throw invalid(file, "文件不存在");
  return text;
}
