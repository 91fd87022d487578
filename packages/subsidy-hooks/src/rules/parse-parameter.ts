import { type Fen, fenFromYuan } from "@qinshui/cn/money";
import { z } from "zod";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../ledger/order-snapshot";
import { PPM, ROUNDINGS, type Rounding } from "../money/rate";
import { BASES, type Basis, COMPARISONS, type Comparison } from "./assessment";
import { isCalendarDate } from "./dates";
import { ruleErrors } from "./errors";
import type { Clause, Parameter } from "./policy";
import { checkClauses, type PolicyFiles, parseYaml } from "./policy-files";

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

/** Reads parameter files by name and remembers which, so that superfluous ones can be refused. */
export interface ParameterReader {
  yuan(name: string): Parameter<Fen>;
  percent(name: string): Parameter<bigint>;
  basis(name: string): Parameter<Basis>;
  comparison(name: string): Parameter<Comparison>;
  rounding(name: string): Parameter<Rounding>;
  merchantKinds(name: string): Parameter<readonly string[]>;
  channels(name: string): Parameter<readonly string[]>;
  /** Error: `unknown_parameter` for a file under `parameters/` that nobody read. */
  refuseOthers(): void;
}

export function parameterReader(files: PolicyFiles, clauses: ReadonlyMap<string, Clause>): ParameterReader {
  const seen = new Set<string>();
  const reader =
    <T>(unit: string, value: z.ZodType<T>) =>
    (name: string): Parameter<T> => {
      const file = `parameters/${name}.yaml`;
      seen.add(file);
      const text = files[file];
      if (text === undefined) throw ruleErrors.unknown_parameter({ name });
      return parseParameter({ name, file, text, unit, value, clauses });
    };
  return {
    yuan: reader("yuan", yuan),
    percent: reader("percent", percent),
    basis: reader("basis", z.enum(BASES)),
    comparison: reader("comparison", z.enum(COMPARISONS)),
    rounding: reader("rounding", z.enum(ROUNDINGS)),
    merchantKinds: reader("merchant_kinds", z.array(z.enum(MERCHANT_KINDS)).min(1)),
    channels: reader("channels", z.array(z.enum(SALES_CHANNELS)).min(1)),
    refuseOthers: () => refuseOthers(files, seen),
  };
}

function refuseOthers(files: PolicyFiles, seen: ReadonlySet<string>): void {
  const other = Object.keys(files).find((file) => file.startsWith("parameters/") && !seen.has(file));
  if (other) throw ruleErrors.unknown_parameter({ name: other.replace(/^parameters\/|\.yaml$/g, "") });
}

interface ParameterSource<T> {
  name: string;
  file: string;
  text: string;
  unit: string;
  value: z.ZodType<T>;
  clauses: ReadonlyMap<string, Clause>;
}

function parseParameter<T>({ name, file, text, unit, value, clauses }: ParameterSource<T>): Parameter<T> {
  const schema = z.strictObject({
    description: z.string().min(1),
    description_en: z.string().min(1),
    unit: z.literal(unit),
    values: z
      .record(
        z.string().refine(isCalendarDate, "不是有效日期"),
        z.strictObject({ value, clauses: z.array(z.string()).min(1) }),
      )
      .refine((values) => Object.keys(values).length > 0, "至少要有一个取值"),
  });
  const result = schema.safeParse(parseYaml(file, text));
  if (!result.success) throw ruleErrors.policy_invalid({ file, problem: z.prettifyError(result.error) });
  const { description, description_en } = result.data;
  const values = Object.entries(result.data.values)
    .map(([from, dated]) => ({ from, value: dated.value, clauses: dated.clauses }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const dated of values) checkClauses(file, dated.clauses, clauses);
  return { name, description, description_en, values };
}

function ppmFromPercent(text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(4, "0"));
}
