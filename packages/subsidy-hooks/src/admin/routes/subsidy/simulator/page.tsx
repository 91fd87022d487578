import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Container, Select, Text } from "@medusajs/ui";
import { useState } from "react";
import { type Column, DataTable } from "../../../components/data-table";
import { Figure } from "../../../components/figure";
import { Page, Section } from "../../../components/page";
import { Answer, Empty } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { money } from "../../../lib/format";
import type { SimulationAnswer, YearsAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { Changes } from "./parts/changes";
import { FundChange } from "./parts/fund-change";

type Simulated = NonNullable<SimulationAnswer["simulation"]>;

/** 试算: what another reading or another number of the policy would change. Nothing is paid by it. */
export default function SubsidySimulatorPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const [reform, setReform] = useState("");
  const base = year ? `/admin/subsidy/years/${year}/simulation` : null;
  const list = useLoad<SimulationAnswer>(base);
  const result = useLoad<SimulationAnswer>(base && reform ? `${base}?reform=${reform}` : null);
  return (
    <Page
      title="试算"
      note="换一种读法或换一个数，这一年会差多少。只是试算，不改变任何核算结果。"
      actions={year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
    >
      <Section title="改法">
        <Answer of={list} after={years} rows={2}>
          {({ reforms }) => <Reforms reforms={reforms} chosen={reform} choose={setReform} />}
        </Answer>
      </Section>
      {reform ? (
        <Answer of={result} rows={5}>
          {(answer) =>
            answer.simulation ? (
              <>
                <Changes changes={answer.changes} />
                <Totals simulation={answer.simulation} />
                <Section title="各商家的差额">
                  <Outcome simulation={answer.simulation} classes={years.data?.goods_classes ?? []} />
                </Section>
                <FundChange answer={answer} />
              </>
            ) : null
          }
        </Answer>
      ) : null}
    </Page>
  );
}

type ReformsProps = { reforms: SimulationAnswer["reforms"]; chosen: string; choose: (id: string) => void };

function Reforms({ reforms, chosen, choose }: ReformsProps) {
  const description = reforms.find(({ id }) => id === chosen)?.description;
  return (
    <div className="flex flex-col gap-y-3 px-4 pb-4 md:px-6">
      <div className="w-full min-w-0 max-w-xl">
        <Select size="small" value={chosen} onValueChange={choose}>
          <Select.Trigger aria-label="改法" className="w-full min-w-0 [&>span]:truncate">
            <Select.Value placeholder="选择一种改法" />
          </Select.Trigger>
          <Select.Content>
            {reforms.map(({ id, name }) => (
              <Select.Item key={id} value={id} className="h-auto min-h-9 max-lg:min-h-11">
                <span className="whitespace-normal">{name}</span>
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      <Text size="small">{description ?? "还没有选择改法。选择一种，查看各商家的差额和对资金切块的影响。"}</Text>
    </div>
  );
}

/** Before the merchants one by one: on a phone they are many cards. */
function Totals({ simulation: { before_fen, after_fen, difference_fen } }: { simulation: Simulated }) {
  return (
    <Container className="grid overflow-hidden p-0 md:grid-cols-3">
      <Figure label="现行补贴合计" value={money(before_fen)} />
      <Figure label="改后补贴合计" value={money(after_fen)} />
      <Figure label="差额合计" value={money(difference_fen)} />
    </Container>
  );
}

interface OutcomeRow {
  key: string;
  name: string;
  goods_class: string;
  before_fen: string;
  after_fen: string;
  difference_fen: string;
}

const COLUMNS: readonly Column<OutcomeRow>[] = [
  { title: "商家", cell: ({ name }) => <span className="font-medium">{name}</span> },
  { title: "商品类别", cell: ({ goods_class }) => goods_class, isWide: true },
  { title: "现行补贴", cell: ({ before_fen }) => money(before_fen), isNumber: true },
  { title: "改后补贴", cell: ({ after_fen }) => money(after_fen), isNumber: true },
  { title: "差额", cell: ({ difference_fen }) => money(difference_fen), isNumber: true },
];

function Outcome({ simulation, classes }: { simulation: Simulated; classes: YearsAnswer["goods_classes"] }) {
  if (simulation.rows.length === 0) return <Empty title="这个年度没有可以试算的销售" />;
  const nameOf = (code: string) => classes.find((one) => one.code === code)?.name ?? code;
  const rows = simulation.rows.map((row) => ({
    ...row,
    key: `${row.claimant_id} ${row.goods_class}`,
    name: row.claimant_name,
    goods_class: nameOf(row.goods_class),
  }));
  const { before_fen, after_fen, difference_fen } = simulation;
  const total = { key: "total", name: "合计", goods_class: "全部", before_fen, after_fen, difference_fen };
  return <DataTable caption="各商家的差额" columns={COLUMNS} rows={[...rows, total]} keyOf={({ key }) => key} />;
}

export const config = defineRouteConfig({ label: "试算", rank: 5 });

export const handle = { breadcrumb: () => "试算" };
