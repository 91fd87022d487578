import { Button, Table } from "@medusajs/ui";
import { Empty, request } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import type { Field } from "../../../../../input/record";
import { memberInput } from "../../../../../modules/merchant/input";
import { FormDrawer } from "../../../../components/form-drawer";
import { Section } from "../../../../components/section";
import type { MerchantDetail } from "../../../../lib/types";
import { choicesOf, ROLE_ZH } from "../../../../lib/words";

const FIELDS: Field[] = [
  { name: "name", label: "姓名" },
  { name: "role", label: "身份", kind: "choice", choices: choicesOf(ROLE_ZH) },
  { name: "email", label: "邮箱", kind: "email", hint: "登录用。" },
  { name: "password", label: "初始密码", kind: "password", hint: "至少 8 位，请当面或用别的方式告诉本人。" },
];

/** 店员: who signs in for the merchant. */
export function Members({ merchant, onDone }: { merchant: MerchantDetail; onDone: () => Promise<void> }) {
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title="店员"
      actions={
        <Button variant="secondary" onClick={() => setAdding(true)}>
          添加店员
        </Button>
      }
    >
      {merchant.members.length === 0 ? (
        <Empty title="还没有店员">添加店主或店员后，他们才能登录商家中心。</Empty>
      ) : (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>姓名</Table.HeaderCell>
                <Table.HeaderCell>身份</Table.HeaderCell>
                <Table.HeaderCell>邮箱</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {merchant.members.map((member) => (
                <Table.Row key={member.id}>
                  <Table.Cell className="whitespace-nowrap">{member.name}</Table.Cell>
                  <Table.Cell className="whitespace-nowrap">{ROLE_ZH[member.role]}</Table.Cell>
                  <Table.Cell>{member.email}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      {adding ? (
        <FormDrawer
          title={`添加店员：${merchant.name}`}
          fields={FIELDS}
          schema={memberInput}
          fixed={{ merchant_id: merchant.id }}
          submit="添加"
          send={(body) => request(`/admin/merchants/${merchant.id}/members`, { method: "POST", body })}
          done="店员已添加"
          onDone={onDone}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Section>
  );
}
