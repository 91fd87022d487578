import { Badge, Text } from "@medusajs/ui";
import { useState } from "react";
import { percentText } from "../../../../rules/explain";
import { type Column, DataTable } from "../../../components/data-table";
import { LineDistance } from "../../../components/line-distance";
import { MerchantName } from "../../../components/merchant-name";
import { Pager } from "../../../components/pager";
import { isZero, money } from "../../../lib/format";
import type { OverviewLine } from "../../../lib/types";

const PAGE = 20;

/** Each claimant's classes: what was sold, how far it is to the line, and what the policy makes of it. */
export function OverviewTable({ rows, year }: { rows: OverviewLine[]; year: number }) {
  const [offset, setOffset] = useState(0);
  const shown = rows.slice(offset, offset + PAGE);
  return (
    <>
      <DataTable
        caption="计入补贴的销售"
        columns={columnsOf(year)}
        rows={shown}
        keyOf={(row) => `${row.claimant_id} ${row.goods_class}`}
      />
      <Pager offset={offset} shown={shown.length} count={rows.length} page={PAGE} onChange={setOffset} />
    </>
  );
}

function columnsOf(year: number): Column<OverviewLine>[] {
  return [
    {
      title: "申报主体",
      cell: (row) => (
        <MerchantName
          name={row.claimant_name}
          creditCode={row.credit_code}
          to={`/subsidy/merchants/${row.claimant_id}?year=${year}`}
        />
      ),
    },
    {
      title: "商品类别",
      isPlain: true,
      cell: (row) => (
        <div className="flex flex-wrap items-center gap-1">
          <span className="whitespace-nowrap">{row.goods_class_zh}</span>
          {row.to_check_count > 0 ? (
            <Badge size="2xsmall" color="orange">
              待核对 {row.to_check_count}
            </Badge>
          ) : null}
        </div>
      ),
    },
    {
      title: "销售净额",
      isWide: true,
      isNumber: true,
      cell: (row) => (
        <>
          {money(row.net_fen)}
          <Text size="xsmall" className="text-ui-fg-subtle">
            {money(row.gross_fen)} − {money(row.refunded_fen)}
            {isZero(row.adjusted_fen) ? "" : `，调整 ${money(row.adjusted_fen)}`}
          </Text>
        </>
      ),
    },
    { title: "离起补线", isWide: true, cell: (row) => <LineDistance row={row} /> },
    {
      title: "计补部分",
      isNumber: true,
      cell: (row) => (
        <>
          {money(row.excess_fen)}
          <Text size="xsmall" className="text-ui-fg-subtle">
            {row.rate_ppm === null ? "按档次" : `比例 ${percentText(BigInt(row.rate_ppm))}`}
          </Text>
        </>
      ),
    },
    {
      title: "预估补贴",
      isNumber: true,
      cell: (row) => <span className="text-ui-fg-base font-medium">{money(row.subsidy_fen)}</span>,
    },
  ];
}
