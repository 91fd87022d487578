import { Container, Heading, Table, Text } from "@medusajs/ui";
import type { FindingAnswer } from "../../parts/types";

const UNIT_ZH: Readonly<Record<string, string>> = { count: "", minutes: "分钟", calendar_days: "天" };

/** By which numbers the finding was raised, and where they come from. */
export function Parameters({ finding }: { finding: FindingAnswer["finding"] }) {
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">提示口径</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          信号 {finding.signal.toUpperCase()} 第 {finding.signal_version} 版
        </Text>
      </div>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>口径</Table.HeaderCell>
              <Table.HeaderCell>取值</Table.HeaderCell>
              <Table.HeaderCell>自</Table.HeaderCell>
              <Table.HeaderCell>来源</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {finding.parameters.map((parameter) => (
              <Table.Row key={parameter.name}>
                <Table.Cell>{parameter.description}</Table.Cell>
                <Table.Cell className="whitespace-nowrap tabular-nums">
                  {parameter.value} {UNIT_ZH[parameter.unit] ?? ""}
                </Table.Cell>
                <Table.Cell className="whitespace-nowrap">{parameter.from}</Table.Cell>
                <Table.Cell>{[parameter.source, ...parameter.clauses].filter(Boolean).join("；")}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Container>
  );
}
