import { Text } from "@medusajs/ui";
import { type Column, DataTable } from "../../../../components/data-table";
import { Section } from "../../../../components/page";
import type { SimulationAnswer } from "../../../../lib/types";

type Change = SimulationAnswer["changes"][number];

const COLUMNS: readonly Column<Change>[] = [
  {
    title: "参数",
    cell: ({ name, description }) => (
      <div className="py-1 md:min-w-56">
        <Text size="small">{description}</Text>
        <Text size="xsmall" className="text-ui-fg-subtle break-all">
          {name}
        </Text>
      </div>
    ),
  },
  { title: "原值", cell: ({ before }) => <Lines texts={before.map(({ text }) => text)} /> },
  { title: "新值", cell: ({ after }) => <Lines texts={after.map(({ text }) => text)} /> },
  { title: "生效", cell: ({ after }) => <Lines texts={after.map(({ from }) => `自 ${from} 起`)} /> },
  {
    title: "依据",
    cell: ({ after }) => <Lines texts={after.map(({ clauses }) => clauses.join("、") || "公文未规定")} />,
  },
];

/** The parameters that a reform gives other values. */
export function Changes({ changes }: { changes: SimulationAnswer["changes"] }) {
  return (
    <Section title="改动的参数">
      <DataTable caption="改动的参数" columns={COLUMNS} rows={changes} keyOf={({ name }) => name} />
    </Section>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <span key={text} className="block tabular-nums md:min-w-24">
      {text}
    </span>
  ));
}
