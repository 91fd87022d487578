import { Badge, Text } from "@medusajs/ui";
import { formatFen } from "@qinshui/cn/money";
import { useState } from "react";
import type { ClaimantRow } from "../../../../../reports/claimants";
import { MERCHANT_KIND_ZH } from "../../../../../rules/vocabulary";
import { type Column, DataTable } from "../../../../components/data-table";
import { MerchantName } from "../../../../components/merchant-name";
import { Pager } from "../../../../components/pager";
import { money } from "../../../../lib/format";

const PAGE = 20;

export function ClaimantsTable({ claimants, year }: { claimants: ClaimantRow[]; year: number }) {
  const [offset, setOffset] = useState(0);
  const shown = claimants.slice(offset, offset + PAGE);
  return (
    <>
      <DataTable
        caption="申报主体名单"
        columns={columnsOf(year)}
        rows={shown}
        keyOf={(claimant) => claimant.id ?? "none"}
      />
      <Pager offset={offset} shown={shown.length} count={claimants.length} page={PAGE} onChange={setOffset} />
    </>
  );
}

function columnsOf(year: number): Column<ClaimantRow>[] {
  return [
    {
      title: "申报主体",
      cell: ({ id, name, credit_code }) => (
        <MerchantName name={name} creditCode={credit_code} to={`/subsidy/merchants/${id ?? "none"}?year=${year}`} />
      ),
    },
    {
      title: "类型",
      isPlain: true,
      isWide: true,
      cell: ({ kind }) => MERCHANT_KIND_ZH[kind as keyof typeof MERCHANT_KIND_ZH] ?? "—",
    },
    {
      title: "计入净额",
      isWide: true,
      cell: ({ classes, to_check_count }) => (
        <div className="py-1">
          {classes.length === 0 ? "—" : null}
          {classes.map((row) => (
            <Text key={row.goods_class} size="small" className="tabular-nums">
              {row.goods_class_zh} {money(row.net_fen)}，{row.reached ? "已达起补线" : `还差 ${money(row.missing_fen)}`}
            </Text>
          ))}
          {to_check_count > 0 ? (
            <Badge size="2xsmall" color="orange">
              待核对 {to_check_count} 笔
            </Badge>
          ) : null}
        </div>
      ),
    },
    { title: "不计入", isNumber: true, cell: ({ excluded_fen }) => formatFen(excluded_fen) },
    {
      title: "预估补贴",
      isNumber: true,
      cell: ({ subsidy_fen }) => <span className="text-ui-fg-base font-medium">{formatFen(subsidy_fen)}</span>,
    },
  ];
}
