import { Table, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { money } from "../../../../lib/format";
import { SeverityBadge, StateBadge } from "./badges";
import type { FindingsAnswer } from "./types";

export function FindingsTable({ findings }: Pick<FindingsAnswer, "findings">) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>疑点</Table.HeaderCell>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>情况</Table.HeaderCell>
            <Table.HeaderCell className="text-right">明细</Table.HeaderCell>
            <Table.HeaderCell className="text-right">涉及金额</Table.HeaderCell>
            <Table.HeaderCell>状态</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {findings.map((finding) => (
            <Table.Row key={finding.key}>
              <Table.Cell>
                <div className="flex items-center gap-2 whitespace-nowrap">
                  <SeverityBadge severity={finding.severity} />
                  <Link className="text-ui-fg-interactive" to={`/subsidy/findings/${finding.key}`}>
                    {finding.signal_text}
                  </Link>
                </div>
              </Table.Cell>
              <Table.Cell>{finding.merchant_name}</Table.Cell>
              <Table.Cell>
                <Text size="small" className="min-w-64 whitespace-normal py-2">
                  {finding.text.zh}
                </Text>
              </Table.Cell>
              <Table.Cell className="text-right tabular-nums">{finding.line_count} 行</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{money(finding.amount_fen)}</Table.Cell>
              <Table.Cell>
                <StateBadge state={finding.state} />
                {finding.decision_text ? (
                  <Text size="xsmall" className="text-ui-fg-muted">
                    {finding.state === "open" ? `曾有结论：${finding.decision_text}` : finding.decision_text}
                  </Text>
                ) : null}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
