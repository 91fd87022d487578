import { type Fen, fen, fenFromYuan } from "@qinshui/cn/money";
import { z } from "zod";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../ledger/order-snapshot";
import type { FundUse } from "./fund-bands";
import { invalid, type PolicyFiles, parseYaml } from "./policy-files";
import type { SimulatedSales } from "./simulate";

/** 示例年度: invented sums of a year, by which readings of a policy can be compared before there is a real year. */
export interface Sample {
  year: number;
  sales: readonly SampleSales[];
  /** Money used for other things. */
  uses: readonly FundUse[];
}

export interface SampleSales extends SimulatedSales {
  previous_net_fen: Fen;
  /** Part of `refunded_fen` that was given back only after the year was closed. */
  late_refunds_fen: Fen;
  /** Whether the claimant is registered in the county. */
  registered_here: boolean;
}

const yuan = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .transform((text): Fen => fenFromYuan(text));

const words = z.string().trim().min(1);

const schema = z.strictObject({
  note: words,
  sales: z
    .array(
      z.strictObject({
        claimant: words,
        kind: z.enum(MERCHANT_KINDS),
        registered_here: z.boolean(),
        goods_class: words,
        channel: z.enum(SALES_CHANNELS),
        gross: yuan,
        refunded: yuan,
        late_refunds: yuan,
        previous_net: yuan,
      }),
    )
    .min(1),
  uses: z.array(z.strictObject({ name: words, source: words, band: words.nullable(), amount: yuan })),
});

/** The sample of a year from `samples/<year>.yaml`. Error: `policy_invalid` naming the file. */
export function parseSample(files: PolicyFiles, year: number): Sample {
  const file = `samples/${year}.yaml`;
  const text = files[file];
  if (text === undefined) throw invalid(file, "文件不存在");
  const result = schema.safeParse(parseYaml(file, text));
  if (!result.success) throw invalid(file, z.prettifyError(result.error));
  const { sales, uses } = result.data;
  return {
    year,
    sales: sales.map((one) => ({
      claimant_id: one.claimant,
      claimant_name: one.claimant,
      claimant_kind: one.kind,
      registered_here: one.registered_here,
      goods_class: one.goods_class,
      channel: one.channel,
      gross_fen: one.gross,
      refunded_fen: one.refunded,
      adjusted_fen: fen(0),
      previous_net_fen: one.previous_net,
      late_refunds_fen: one.late_refunds,
    })),
    uses: uses.map(({ amount, ...use }) => ({ id: use.name, ...use, amount_fen: amount })),
  };
}
