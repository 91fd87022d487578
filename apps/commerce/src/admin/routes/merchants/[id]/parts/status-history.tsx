import { Table } from "@medusajs/ui";
import { time } from "@qinshui/subsidy-hooks/admin-kit";
import { MerchantStatusBadge } from "../../../../components/badges";
import { Section } from "../../../../components/section";
import type { StatusChange } from "../../../../lib/types";
import { useAll } from "../../../../lib/use-all";

interface User {
  id: string;
  email: string;
  first_name: string | null;
  last_name: string | null;
}

const newestFirst = (one: StatusChange, other: StatusChange) =>
  other.effective_at.localeCompare(one.effective_at) || other.seq - one.seq;

/** Every status with the instant it took or takes effect: what decides whether a sale counts. */
export function StatusHistory({ changes }: { changes: StatusChange[] }) {
  const users = useAll<User>("/admin/users?fields=id,email,first_name,last_name", "users");
  const now = new Date().toISOString();
  const nameOf = (id: string) => {
    const user = users.rows?.find((other) => other.id === id);
    if (user) return [user.last_name, user.first_name].filter(Boolean).join("") || user.email;
    return id === "applicant" ? "商家申请" : "运营公司";
  };
  return (
    <Section title="状态历史" note="销售成交那一刻是否“已通过”，决定它能否计入补贴；历史只增不改。">
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>生效时间</Table.HeaderCell>
              <Table.HeaderCell>状态</Table.HeaderCell>
              <Table.HeaderCell>理由</Table.HeaderCell>
              <Table.HeaderCell>决定人</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {[...changes].sort(newestFirst).map((change) => (
              <Table.Row key={change.id}>
                <Table.Cell className="whitespace-nowrap tabular-nums">
                  {time(change.effective_at)}
                  {change.effective_at > now ? "（未到）" : ""}
                </Table.Cell>
                <Table.Cell>
                  <MerchantStatusBadge status={change.status} />
                </Table.Cell>
                <Table.Cell className="min-w-40">{change.reason ?? "—"}</Table.Cell>
                <Table.Cell className="whitespace-nowrap">{nameOf(change.decided_by)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Section>
  );
}
