import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import { formatShanghai } from "@qinshui/cn/time";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { ShopTotals } from "../reports/shop-totals";
import type { YearOverview } from "../reports/year-overview";
import type { Cell } from "./columns";
import type { ControlTotals, Report } from "./report";

/** What was written, line by line. */
export interface WrittenTotals {
  counted_fen: Fen;
  excluded_fen: Fen;
  entry_count: number;
}

/**
 * Compares the shop's captures less refunds, the overview and the lines written. Error: `export_out_of_balance` when
 * they are not the same to the fen.
 */
export function controlTotals(shop: ShopTotals, { rows, totals }: YearOverview, written: WrittenTotals): ControlTotals {
  const difference = fen(shop.captured_fen - shop.refunded_fen - written.counted_fen - written.excluded_fen);
  const agrees =
    difference === 0n &&
    shop.difference_fen === 0n &&
    shop.differing_orders.length === 0 &&
    totals.counted_fen === written.counted_fen &&
    sumFen(rows.map((row) => row.net_fen)) === totals.counted_fen &&
    totals.excluded_fen === written.excluded_fen &&
    totals.entry_count === written.entry_count;
  if (!agrees) {
    throw subsidyErrors.export_out_of_balance({
      difference: formatFen(difference),
      orders: shop.differing_orders.slice(0, 20),
    });
  }
  return {
    captured_fen: shop.captured_fen,
    refunded_fen: shop.refunded_fen,
    counted_fen: written.counted_fen,
    excluded_fen: written.excluded_fen,
    freight_fen: totals.freight_fen,
    difference_fen: difference,
    subsidy_fen: totals.subsidy_fen,
    entry_count: written.entry_count,
    to_check_count: totals.to_check_count,
  };
}

/** 封面: what the report is of, and the figures that show it whole. */
export function coverRows({ policy, policy_year: year, control, at, certified }: Report): [string, Cell][] {
  const word = amountWord(certified);
  return [
    ["报表", { text: `${policy.online_sales.name}年度报表（${word}）` }],
    ["政策文件", { text: policy.name }],
    ["文号", { text: policy.document_number }],
    ["发文机关", { text: policy.issuer }],
    ["补贴年度", { text: `${year}` }],
    [certified ? "封存时间" : "生成时间", { text: formatShanghai(at) }],
    ...sealRows(certified),
    ["本年度成交收款（元）", { money: control.captured_fen }],
    ["其中已取消、退款、退货（元）", { money: control.refunded_fen }],
    ["收款减退款（元）", { money: fen(control.captured_fen - control.refunded_fen) }],
    ["计入金额合计，即明细表合计（元）", { money: control.counted_fen }],
    ["剔除金额合计，即剔除表合计（元）", { money: control.excluded_fen }],
    ["其中运费（元）", { money: control.freight_fen }],
    ["差额（元）", { money: control.difference_fen }],
    [`${word}补贴合计（元）`, { money: control.subsidy_fen }],
    ["流水笔数", { count: control.entry_count }],
    ["待核对笔数", { count: control.to_check_count }],
    [
      "说明",
      {
        text: "成交收款含已采信的站外申报；退款计入其所对应销售的年度；待核对的流水由系统按比例分摊到商品，尚未经人工确认。",
      },
    ],
  ];
}

/** What the amounts of a report are. */
export function amountWord(certified: Report["certified"]): "预估" | "核定" {
  return certified ? "核定" : "预估";
}

function sealRows(certified: Report["certified"]): [string, Cell][] {
  if (!certified) return [];
  return [
    ["版次", { text: `第 ${certified.revision} 版` }],
    ["存证摘要的根", { text: certified.root }],
  ];
}
