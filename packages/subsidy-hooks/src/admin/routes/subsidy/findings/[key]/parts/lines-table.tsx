import { useState } from "react";
import { CountsBadge } from "../../../../../components/counts-badge";
import { type Column, DataTable } from "../../../../../components/data-table";
import { OrderLink } from "../../../../../components/order-link";
import { Pager } from "../../../../../components/pager";
import { Empty } from "../../../../../components/states";
import { money } from "../../../../../lib/format";
import type { FindingAnswer } from "../../parts/types";

/** What was ticked on another page stays ticked. */
const PAGE = 20;

type Line = FindingAnswer["finding"]["lines"][number];

const COLUMNS: readonly Column<Line>[] = [
  { title: "商品", cell: (line) => line.title },
  { title: "订单", cell: (line) => <OrderLink order={line} /> },
  { title: "金额", isNumber: true, cell: (line) => money(line.amount_fen) },
  { title: "因本疑点", cell: (line) => (line.excluded ? <CountsBadge counts={false} /> : "—") },
];

export function LinesTable(props: { lines: Line[]; selected: string[]; setSelected: (ids: string[]) => void }) {
  const { lines, selected, setSelected } = props;
  const [offset, setOffset] = useState(0);
  const shown = lines.slice(offset, offset + PAGE);
  if (lines.length === 0) return <Empty title="没有涉及的明细" />;
  return (
    <>
      <DataTable
        caption="涉及的明细"
        columns={COLUMNS}
        rows={shown}
        keyOf={(line) => line.line_id}
        selection={{
          selected,
          setSelected,
          labelOf: (line) => `订单 ${line.order_display_id} 的 ${line.title}`,
        }}
      />
      <Pager offset={offset} shown={shown.length} count={lines.length} page={PAGE} onChange={setOffset} />
    </>
  );
}
