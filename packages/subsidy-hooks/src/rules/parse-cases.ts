import { type Fen, fenFromYuan } from "@qinshui/cn/money";
import { z } from "zod";
import { TAG_REASON_ZH, TAG_REASONS } from "../ledger/entry";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../ledger/order-snapshot";
import { ruleErrors } from "./errors";
import type { Policy } from "./policy";
import { checkClauses, type PolicyFiles, parseYaml } from "./policy-files";
import { MERCHANT_KIND_ZH, SALES_CHANNEL_ZH } from "./vocabulary";

/** A case as an official writes it under `cases/`, in Chinese words, checked and turned into amounts and instants. */
export type PolicyCase = z.infer<typeof caseSchema> & { 文件: string };

const amount = z
  .string()
  .regex(/^\d+\.\d{2}$/, '金额应写到分，并加引号，例如 "100.00"')
  .transform((text): Fen => fenFromYuan(text));

/** Beijing time, "2026-05-01 10:00:00". */
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "时间应写作 2026-05-01 10:00:00（北京时间）")
  .transform((text) => new Date(`${text.replace(" ", "T")}+08:00`))
  .refine((date) => !Number.isNaN(date.getTime()), "不是有效时间");

const moneyBack = z.strictObject({ 时间: instant, 金额: amount });
const year = z.int();

const saleSchema = z.strictObject({
  成交: instant,
  商品类别: z.string().min(1),
  金额: amount,
  渠道: oneOf(SALES_CHANNELS, SALES_CHANNEL_ZH).default("online"),
  运费: amount.optional(),
  退款: z.array(moneyBack).default([]),
  退货: moneyBack.optional(),
  取消: instant.optional(),
});

const caseSchema = z.strictObject({
  名称: z.string().min(1),
  期间: z.array(year).min(1),
  依据: z.array(z.string()).min(1),
  输入: z.strictObject({
    申报主体: z.strictObject({
      名称: z.string().min(1),
      类型: oneOf(MERCHANT_KINDS, MERCHANT_KIND_ZH),
      审核通过: instant.optional(),
      暂停: instant.optional(),
    }),
    销售: z.array(saleSchema).min(1),
  }),
  应得: z
    .array(
      z.strictObject({
        年度: year,
        商品类别: z.string().min(1),
        净额: amount,
        达到起补线: z.enum(["是", "否"]),
        补贴: amount,
      }),
    )
    .min(1),
  剔除原因: z.array(oneOf(TAG_REASONS, TAG_REASON_ZH)).default([]),
});

/**
 * The cases of a policy's folder, in order of file. A sale without 渠道 is one of the online shop. Errors:
 * `policy_invalid` naming file and problem, `unknown_clause`.
 */
export function parseCases(policy: Policy, files: PolicyFiles): PolicyCase[] {
  const names = Object.keys(files).filter((name) => /^cases\/.+\.yaml$/.test(name));
  return names.sort().flatMap((file) => parseFile(policy, file, files[file] ?? ""));
}

function parseFile(policy: Policy, file: string, text: string): PolicyCase[] {
  const result = z.array(caseSchema).min(1).safeParse(parseYaml(file, text));
  if (!result.success) throw ruleErrors.policy_invalid({ file, problem: z.prettifyError(result.error) });
  return result.data.map((one) => {
    checkClauses(file, one.依据, policy.clauses);
    return { ...one, 文件: file };
  });
}

/** Accepts the Chinese word, gives the code. */
function oneOf<const Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) {
  return z.string().transform((word, context): Code => {
    const code = codes.find((candidate) => words[candidate] === word);
    if (code !== undefined) return code;
    context.addIssue(`“${word}”不是：${codes.map((candidate) => words[candidate]).join("、")}`);
    return z.NEVER;
  });
}
