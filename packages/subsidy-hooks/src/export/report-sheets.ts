import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import type { ClientBase } from "pg";
import type { OverviewRow } from "../reports/year-overview";
import { type Cell, summaryColumns } from "./columns";
import { amountWord, coverRows } from "./control";
import { type CopyCount, copyOut } from "./copy-out";
import { lineColumns } from "./line-columns";
import { rowXmlCopy } from "./line-sql";
import { PLEDGE } from "./pledge";
import type { ControlTotals, Report } from "./report";
import { type Bold, FIRST_ROW, type RowsSheet, rowXml } from "./workbook";

/** 封面与承诺书, 汇总表, 明细表, 剔除表, 公示名单, 核对页. The lines come from the database as they are written. */
export function reportSheets(client: ClientBase, report: Report, count: CopyCount): RowsSheet[] {
  const columns = lineColumns(report.policy);
  const { policy_year, as_of } = report;
  const lines = (counts: boolean) => copyOut(client, rowXmlCopy(columns, { policy_year, as_of, counts }), count);
  return [
    cover(report),
    summary(report),
    { name: "明细表", columns, rows: () => lines(true) },
    { name: "剔除表", columns, rows: () => lines(false) },
    noticeList(report.overview.rows),
    checks(report),
  ];
}

function cover(report: Report): RowsSheet {
  const pledge = PLEDGE.map((text, i): [string, Cell] => [i === 0 ? "承诺书" : "", { text }]);
  const signature: [string, Cell][] = [
    ["填报单位（盖章）", { text: "" }],
    ["负责人（签字）", { text: "" }],
    ["日期", { text: "" }],
  ];
  const rows = [...coverRows(report), ...pledge, ...signature];
  const columns = [
    { title: "封面与承诺书", width: 36 },
    { title: "", width: 80 },
  ];
  return sheet(
    "封面与承诺书",
    columns,
    rows.map(([name, cell]) => ({ cells: [{ text: name }, cell], bold: "first" as const })),
  );
}

function summary({ overview: { rows }, certified }: Report): RowsSheet {
  const columns = summaryColumns(amountWord(certified));
  const sum = (column: "gross_fen" | "refunded_fen" | "adjusted_fen" | "net_fen" | "excess_fen" | "subsidy_fen") => ({
    money: sumFen(rows.map((row) => row[column])),
  });
  const blank = { text: "" };
  const total: Cell[] = [
    { text: "合计" },
    ...[blank, blank, blank],
    ...[sum("gross_fen"), sum("refunded_fen"), sum("adjusted_fen"), sum("net_fen")],
    ...[blank, sum("excess_fen"), blank, sum("subsidy_fen")],
  ];
  const body = rows.map((row) => ({ cells: columns.map((column) => column.cell(row)) }));
  return sheet("汇总表", columns, [...body, { cells: total, bold: "all" }]);
}

/** Who is to be paid what, as it is published: claimants with a subsidy only. */
function noticeList(rows: readonly OverviewRow[]): RowsSheet {
  const paid = rows.filter((row) => row.subsidy_fen > 0n);
  const columns = [
    { title: "序号", width: 8 },
    { title: "申报主体", width: 32 },
    { title: "统一社会信用代码", width: 22 },
    { title: "商品类别", width: 16 },
    { title: "网络销售净额（元）", width: 20 },
    { title: "拟补贴金额（元）", width: 20 },
  ];
  const body = paid.map((row, i) => ({
    cells: [
      { count: i + 1 },
      { text: row.claimant_name },
      { text: row.credit_code ?? "" },
      { text: row.goods_class_zh },
      { money: row.net_fen },
      { money: row.subsidy_fen },
    ],
  }));
  const blank = { text: "" };
  const total = [{ text: "合计" }, blank, blank, blank, blank, { money: sumFen(paid.map((row) => row.subsidy_fen)) }];
  return sheet("公示名单", columns, [...body, { cells: total, bold: "all" }]);
}

/** Figures that are reached in two ways, side by side. */
function checks({ overview, control }: Report): RowsSheet {
  const { rows, totals } = overview;
  const pairs: [string, Fen, Fen][] = [
    ["收款减退款 = 明细表合计 + 剔除表合计", captured(control), fen(control.counted_fen + control.excluded_fen)],
    ["明细表合计 = 汇总表净额合计", control.counted_fen, sumFen(rows.map((row) => row.net_fen))],
    ["明细表合计 = 销售 − 冲减 + 调整", control.counted_fen, sumFen(rows.map(netOf))],
    ["剔除表合计 = 不计入金额", control.excluded_fen, totals.excluded_fen],
    ["公示名单合计 = 汇总表补贴合计", sumFen(rows.map((row) => row.subsidy_fen)), control.subsidy_fen],
  ];
  const columns = [
    { title: "核对项目", width: 48 },
    { title: "左（元）", width: 20 },
    { title: "右（元）", width: 20 },
    { title: "差额（元）", width: 16 },
    { title: "结论", width: 10 },
  ];
  const body = pairs.map(([name, left, right]) => {
    const difference = fen(left - right);
    const verdict = difference === 0n ? "相符" : `不符 ${formatFen(difference)}`;
    return { cells: [{ text: name }, { money: left }, { money: right }, { money: difference }, { text: verdict }] };
  });
  return sheet("核对页", columns, body);
}

function captured({ captured_fen, refunded_fen }: ControlTotals): Fen {
  return fen(captured_fen - refunded_fen);
}

function netOf({ gross_fen, refunded_fen, adjusted_fen }: OverviewRow): Fen {
  return fen(gross_fen - refunded_fen + adjusted_fen);
}

interface SmallRow {
  cells: readonly Cell[];
  bold?: Bold;
}

function sheet(name: string, columns: RowsSheet["columns"], rows: readonly SmallRow[]): RowsSheet {
  return {
    name,
    columns,
    async *rows() {
      yield Buffer.from(rows.map(({ cells, bold }, i) => rowXml(FIRST_ROW + i, cells, bold)).join(""));
    },
  };
}
