import { useState } from "react";
import { type Column, DataTable } from "../../../components/data-table";
import { MerchantName } from "../../../components/merchant-name";
import { Pager } from "../../../components/pager";
import { money } from "../../../lib/format";
import type { OverviewAnswer } from "../../../lib/types";

type Excluded = OverviewAnswer["excluded"][number];

const PAGE = 20;

export function ExcludedTable({ rows, year }: { rows: Excluded[]; year: number }) {
  const [offset, setOffset] = useState(0);
  const shown = rows.slice(offset, offset + PAGE);
  return (
    <>
      <DataTable
        caption="不计入的金额与原因"
        columns={columnsOf(year)}
        rows={shown}
        keyOf={(row) => `${row.merchant_id} ${row.reasons.map((reason) => reason.code)}`}
      />
      <Pager offset={offset} shown={shown.length} count={rows.length} page={PAGE} onChange={setOffset} />
    </>
  );
}

function columnsOf(year: number): Column<Excluded>[] {
  return [
    {
      title: "商家",
      cell: (row) => (
        <MerchantName
          name={row.merchant_name}
          creditCode={row.credit_code}
          to={`/subsidy/merchants/${row.merchant_id ?? "none"}?year=${year}&counts=false`}
        />
      ),
    },
    { title: "原因", isWide: true, cell: (row) => row.reasons.map((reason) => reason.text).join("；") },
    { title: "流水", isNumber: true, cell: (row) => `${row.entry_count} 笔` },
    { title: "金额", isNumber: true, cell: (row) => money(row.amount_fen) },
  ];
}
