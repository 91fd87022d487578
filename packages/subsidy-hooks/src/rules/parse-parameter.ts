import { type Fen, fenFromYuan } from "@qinshui/cn/money";
import { z } from "zod";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../ledger/order-snapshot";
import { PPM, ROUNDINGS, type Rounding } from "../money/rate";
import { isCalendarDate } from "../time/calendar-date";
import { ruleErrors } from "./errors";
import type { Parameter } from "./parameter";
import {
  BASES,
  type Band,
  type Basis,
  type Clause,
  COMPARISONS,
  type Comparison,
  FUNDING_UNITS,
  type FundingUnit,
} from "./policy";
import { checkClauses, type PolicyFiles, type YamlParser } from "./policy-files";

/** Amounts and rates are written as decimal texts, for a YAML number would already be a float. */
const yuan = z
  .string()
  .regex(/^\d+(\.\d{1,2})?$/, "应为以元为单位的数字，最多两位小数，并加引号")
  .transform((text): Fen => fenFromYuan(text));

const percent = z
  .string()
  .regex(/^\d+(\.\d{1,4})?$/, "应为百分数，最多四位小数，并加引号")
  .transform(ppmFromPercent)
  .refine((ppm) => ppm <= PPM, "比例不能超过 100");

const bands = z
  .array(z.strictObject({ from: yuan, amount: yuan }).transform(({ from, amount }) => bandOf(from, amount)))
  .min(1)
  .refine(isAscending, "档次的起点应逐档升高，金额不能降低");

/** The folder of the numbers that a review goes by. */
const REVIEW = "review/";

/** Reads parameter files by name and remembers them, so that superfluous ones can be refused. */
export interface ParameterReader {
  yuan(name: string): Parameter<Fen>;
  percent(name: string): Parameter<bigint>;
  bands(name: string): Parameter<readonly Band[]>;
  basis(name: string): Parameter<Basis>;
  comparison(name: string): Parameter<Comparison>;
  rounding(name: string): Parameter<Rounding>;
  merchantKinds(name: string): Parameter<readonly string[]>;
  channels(name: string): Parameter<readonly string[]>;
  fundingUnits(name: string): Parameter<readonly FundingUnit[]>;
  /** Conditions of a grant, out of those that its programme can ask. */
  conditions<Code extends string>(name: string, codes: readonly Code[]): Parameter<readonly Code[]>;
  days(name: string): Parameter<number>;
  calendarDays(name: string): Parameter<number>;
  minutes(name: string): Parameter<number>;
  count(name: string): Parameter<number>;
  yesNo(name: string): Parameter<boolean>;
  /** Whether there is such a file: only for what a document may leave open. */
  has(name: string): boolean;
  /** All that was read. Error: `unknown_parameter` for a file under `parameters/` that nobody read. */
  all(): ReadonlyMap<string, Parameter<unknown>>;
}

export function parameterReader(
  files: PolicyFiles,
  clauses: ReadonlyMap<string, Clause>,
  parse: YamlParser,
): ParameterReader {
  const read = new Map<string, Parameter<unknown>>();
  const reader =
    <T>(unit: string, value: z.ZodType<T>) =>
    (name: string): Parameter<T> => {
      const file = fileOf(name);
      const text = files[file];
      if (text === undefined) throw ruleErrors.unknown_parameter({ name });
      const parameter = parseParameter({ name, file, data: parse(file, text), unit, value, clauses });
      read.set(name, parameter);
      return parameter;
    };
  return {
    yuan: reader("yuan", yuan),
    percent: reader("percent", percent),
    bands: reader("bands", bands),
    basis: reader("basis", z.enum(BASES)),
    comparison: reader("comparison", z.enum(COMPARISONS)),
    rounding: reader("rounding", z.enum(ROUNDINGS)),
    merchantKinds: reader("merchant_kinds", z.array(z.enum(MERCHANT_KINDS)).min(1)),
    channels: reader("channels", z.array(z.enum(SALES_CHANNELS)).min(1)),
    fundingUnits: reader("funding_units", z.array(z.enum(FUNDING_UNITS)).min(1)),
    conditions: (name, codes) => reader("conditions", z.array(z.enum(codes)).refine(isDistinct, "条件重复"))(name),
    days: reader("working_days", z.int().min(1)),
    calendarDays: reader("calendar_days", z.int().min(1)),
    minutes: reader("minutes", z.int().min(1)),
    count: reader("count", z.int().min(1)),
    yesNo: reader("yes_no", z.boolean()),
    has: (name) => files[fileOf(name)] !== undefined,
    all: () => {
      refuseOthers(files, read);
      return read;
    },
  };
}

function fileOf(name: string): string {
  return `parameters/${name}.yaml`;
}

function refuseOthers(files: PolicyFiles, read: ReadonlyMap<string, unknown>): void {
  const names = Object.keys(files).filter((file) => file.startsWith("parameters/"));
  const other = names.map((file) => file.replace(/^parameters\/|\.yaml$/g, "")).find((name) => !read.has(name));
  if (other !== undefined) throw ruleErrors.unknown_parameter({ name: other });
}

interface ParameterSource<T> {
  name: string;
  file: string;
  data: unknown;
  unit: string;
  value: z.ZodType<T>;
  clauses: ReadonlyMap<string, Clause>;
}

function parseParameter<T>({ name, file, data, unit, value, clauses }: ParameterSource<T>): Parameter<T> {
  const schema = z.strictObject({
    description: z.string().min(1),
    description_en: z.string().min(1),
    unit: z.literal(unit),
    values: z
      .record(
        z.string().refine(isCalendarDate, "不是有效日期"),
        z
          .strictObject({
            value,
            clauses: z.array(z.string()).default([]),
            source: z.string().trim().min(1).optional(),
          })
          .refine(
            (dated) => isGrounded(name, dated),
            "取值要注明条款 clauses；公文没有规定的，以及核查口径（review/），要注明来源 source",
          ),
      )
      .refine((values) => Object.keys(values).length > 0, "至少要有一个取值"),
  });
  const result = schema.safeParse(data);
  if (!result.success) throw ruleErrors.policy_invalid({ file, problem: z.prettifyError(result.error) });
  const { description, description_en } = result.data;
  const values = Object.entries(result.data.values)
    .map(([from, { value, clauses, source }]) => ({
      from,
      value,
      clauses,
      ...(source === undefined ? {} : { source }),
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const dated of values) checkClauses(file, dated.clauses, clauses);
  return { name, description, description_en, unit, values };
}

/**
 * A legal number rests on clauses; where the document is silent it names the source of the reading instead, or beside
 * them. Where a review begins to see something no document says: it always names its source.
 */
function isGrounded(name: string, { clauses, source }: { clauses: string[]; source?: string | undefined }): boolean {
  return source !== undefined || (clauses.length > 0 && !name.startsWith(REVIEW));
}

function ppmFromPercent(text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(4, "0"));
}

function bandOf(from_fen: Fen, amount_fen: Fen): Band {
  return { from_fen, amount_fen };
}

function isDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

function isAscending(list: readonly Band[]): boolean {
  return list.every((band, i) => {
    const before = list[i - 1];
    return before === undefined || (band.from_fen > before.from_fen && band.amount_fen >= before.amount_fen);
  });
}
