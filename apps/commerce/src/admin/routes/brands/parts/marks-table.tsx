import { StatusBadge, Table } from "@medusajs/ui";
import type { Mark } from "../../../lib/types";

/** Marks with their holder; of a register's entry also its name, number and area as they stand there. */
export function MarksTable({ rows, isRegister }: { rows: Mark[]; isRegister: boolean }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>名称</Table.HeaderCell>
            {isRegister ? <Table.HeaderCell>登记号</Table.HeaderCell> : null}
            {isRegister ? <Table.HeaderCell>登记名称</Table.HeaderCell> : null}
            <Table.HeaderCell>持有人</Table.HeaderCell>
            <Table.HeaderCell>地域范围</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((mark) => (
            <Table.Row key={mark.id}>
              <Table.Cell className="whitespace-nowrap font-medium">{mark.name}</Table.Cell>
              {isRegister ? <Table.Cell className="whitespace-nowrap">{numberOf(mark)}</Table.Cell> : null}
              {isRegister ? <Table.Cell className="whitespace-nowrap">{mark.registered_name ?? "—"}</Table.Cell> : null}
              <Table.Cell className="min-w-48">{mark.holder ?? "—"}</Table.Cell>
              <Table.Cell className="min-w-48">{mark.area ?? "—"}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function numberOf(mark: Mark) {
  if (mark.registration_number) return mark.registration_number;
  return (
    <StatusBadge color="orange" className="whitespace-nowrap">
      没有登记号，不显示印记
    </StatusBadge>
  );
}
