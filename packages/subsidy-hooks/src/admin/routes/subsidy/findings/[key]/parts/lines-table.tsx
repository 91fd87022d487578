import { Checkbox, Table } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { isDeclared } from "../../../../../../declared/fields";
import { CountsBadge } from "../../../../../components/counts-badge";
import { money } from "../../../../../lib/format";
import type { FindingAnswer } from "../../parts/types";

export function LinesTable(props: {
  lines: FindingAnswer["finding"]["lines"];
  selected: string[];
  setSelected: (ids: string[]) => void;
}) {
  const { lines, selected, setSelected } = props;
  const ids = lines.map((line) => line.line_id);
  const toggle = (id: string, on: boolean) =>
    setSelected(on ? [...selected, id] : selected.filter((other) => other !== id));
  return (
    <div className="max-h-[32rem] overflow-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell className="w-10">
              <Checkbox
                aria-label="选中全部明细"
                checked={ids.length > 0 && ids.every((id) => selected.includes(id))}
                onCheckedChange={(on) => setSelected(on === true ? ids : [])}
              />
            </Table.HeaderCell>
            <Table.HeaderCell>订单</Table.HeaderCell>
            <Table.HeaderCell>商品</Table.HeaderCell>
            <Table.HeaderCell className="text-right">金额</Table.HeaderCell>
            <Table.HeaderCell>因本疑点</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map((line) => (
            <Table.Row key={line.line_id}>
              <Table.Cell>
                <Checkbox
                  aria-label={`选中订单 ${line.order_display_id} 的 ${line.title}`}
                  checked={selected.includes(line.line_id)}
                  onCheckedChange={(on) => toggle(line.line_id, on === true)}
                />
              </Table.Cell>
              <Table.Cell>
                {isDeclared(line.order_id) ? (
                  line.order_display_id
                ) : (
                  <Link className="text-ui-fg-interactive" to={`/orders/${line.order_id}`}>
                    #{line.order_display_id}
                  </Link>
                )}
              </Table.Cell>
              <Table.Cell>{line.title}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{money(line.amount_fen)}</Table.Cell>
              <Table.Cell>{line.excluded ? <CountsBadge counts={false} /> : "—"}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
