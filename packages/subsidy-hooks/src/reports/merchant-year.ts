import { type Fen, fen } from "@qinshui/cn/money";
import type { YearSumRow } from "../modules/subsidy/report-queries";
import { PPM } from "../money/rate";
import { assess } from "../rules/assess";
import type { Assessment, ClaimantSales } from "../rules/assessment";
import { valueOn } from "../rules/parameter";
import type { Policy } from "../rules/policy";
import { forecastNet } from "./forecast";
import { type FormerNet, formerNet } from "./former-net";
import { type ExcludedRow, overviewAfter, withFormer } from "./year-overview";

/** A merchant's own view of one goods class: where it stands, what is missing to the line, where it may end. */
export interface MerchantClass {
  assessment: Assessment;
  /** Net of the threshold, in ppm; at most 1,000,000. */
  progress_ppm: bigint;
  /** If the year goes on as it has so far; null when it has not begun or is over. */
  forecast: { net_fen: Fen; subsidy_fen: Fen } | null;
}

export interface MerchantYear {
  year: number;
  /** Whether the policy subsidises merchants of this kind at all; nothing counts towards a line where it does not. */
  eligible_kind: boolean;
  /** Every class of the policy, sold or not, in the policy's order. */
  classes: MerchantClass[];
  /** What does not count, with its reasons. */
  excluded: Omit<ExcludedRow, "merchant_id" | "merchant_name" | "merchant_kind" | "credit_code">[];
}

/**
 * The figures of one merchant's year out of its summed entries. `previous` are its sums of the year before, null when
 * the ledger has nothing of that year. Errors: those of `assess`.
 */
export function merchantYear(
  policy: Policy,
  year: number,
  merchant: { id: string; name: string; kind: string },
  sums: readonly YearSumRow[],
  previous: readonly YearSumRow[] | null,
  at: Date,
): MerchantYear {
  const former = formerNet(previous);
  const { rows, excluded } = overviewAfter(policy, year, sums, former);
  const classes = [...policy.online_sales.goods_classes.keys()].map((goods_class) => {
    const found = rows.find((row) => row.goods_class === goods_class);
    const assessed =
      found ??
      assessmentOf(policy, year, { ...noSales(merchant.id, goods_class), claimant_name: merchant.name }, former);
    return merchantClass(policy, year, assessed, former, at);
  });
  return {
    year,
    eligible_kind: valueOn(policy.online_sales.merchant_kinds, `${year}-12-31`).value.includes(merchant.kind),
    classes,
    excluded: excluded.map(({ reasons, amount_fen, entry_count }) => ({ reasons, amount_fen, entry_count })),
  };
}

function merchantClass(
  policy: Policy,
  year: number,
  assessment: Assessment,
  former: FormerNet,
  at: Date,
): MerchantClass {
  const { net_fen, threshold_fen } = assessment;
  const share = threshold_fen > 0n ? (net_fen * PPM) / threshold_fen : PPM;
  const net = forecastNet(net_fen, year, at);
  return {
    assessment,
    progress_ppm: share < 0n ? 0n : share > PPM ? PPM : share,
    forecast: net === null ? null : { net_fen: net, subsidy_fen: subsidyOn(policy, year, assessment, former, net) },
  };
}

/** What the policy would give on another net. */
function subsidyOn(
  policy: Policy,
  year: number,
  { claimant_id, goods_class }: Assessment,
  former: FormerNet,
  net: Fen,
): Fen {
  const sales = { ...noSales(claimant_id, goods_class), gross_fen: net > 0n ? net : fen(0) };
  return assessmentOf(policy, year, sales, former).subsidy_fen;
}

function assessmentOf(policy: Policy, year: number, sales: ClaimantSales, former: FormerNet): Assessment {
  const [assessment] = assess(policy, year, [withFormer(sales, former)]);
  if (!assessment) throw new RangeError("an assessment of one sum is one assessment");
  return assessment;
}

function noSales(claimant_id: string, goods_class: string): ClaimantSales {
  const zero = fen(0);
  return {
    claimant_id,
    claimant_name: claimant_id,
    goods_class,
    gross_fen: zero,
    refunded_fen: zero,
    adjusted_fen: zero,
  };
}
