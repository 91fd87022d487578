import { Button, Container, Heading, Table, Text } from "@medusajs/ui";
import { money, time } from "../../../../lib/format";
import type { YearAnswer } from "./types";

/** 版次: what was sealed, the auditor's bundles, and what a new revision would change. */
export function Revisions({ data }: { data: YearAnswer }) {
  if (data.seals.length === 0) return null;
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">封存的版次</Heading>
      </div>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>版次</Table.HeaderCell>
              <Table.HeaderCell>封存时间</Table.HeaderCell>
              <Table.HeaderCell className="text-right">流水笔数</Table.HeaderCell>
              <Table.HeaderCell className="text-right">核定补贴合计</Table.HeaderCell>
              <Table.HeaderCell>存证摘要的根</Table.HeaderCell>
              <Table.HeaderCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {data.seals.map((seal) => (
              <Table.Row key={seal.revision}>
                <Table.Cell className="whitespace-nowrap">第 {seal.revision} 版</Table.Cell>
                <Table.Cell className="whitespace-nowrap tabular-nums">{time(seal.sealed_at)}</Table.Cell>
                <Table.Cell className="text-right tabular-nums">{seal.size}</Table.Cell>
                <Table.Cell className="text-right tabular-nums">{money(seal.total_subsidy_fen)}</Table.Cell>
                <Table.Cell className="break-all font-mono text-xs">{seal.root}</Table.Cell>
                <Table.Cell className="text-right">
                  <Button size="small" variant="secondary" asChild>
                    <a href={`/admin/subsidy/years/${data.year}/bundle?revision=${seal.revision}`} download>
                      下载核验包
                    </a>
                  </Button>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {data.pending ? <Pending pending={data.pending} /> : null}
    </Container>
  );
}

function Pending({ pending }: { pending: NonNullable<YearAnswer["pending"]> }) {
  if (pending.entry_count === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        封存之后没有新的流水，新版次不会改变任何数字。
      </Text>
    );
  }
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="small">
        封存之后又有 {pending.entry_count} 笔流水（合计 {money(pending.amount_fen)}），不改变已封存的版次。
        {pending.changes.length === 0 ? "发布新版次不会改变任何补贴金额。" : "发布新版次会改变："}
      </Text>
      <ul className="flex flex-col gap-y-1">
        {pending.changes.map((one) => (
          <li key={one.claimant_id}>
            <Text size="small" className="tabular-nums">
              {one.claimant_name}：{money(one.certified_fen)} → {money(one.now_fen)}（{money(one.difference_fen)}）
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
