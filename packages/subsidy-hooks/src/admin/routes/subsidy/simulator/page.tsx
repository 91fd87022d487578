import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Container, Heading, Select, Table, Text } from "@medusajs/ui";
import { useState } from "react";
import { Empty, Failure, Waiting } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { isZero, money } from "../../../lib/format";
import type { SimulationAnswer, YearsAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { FundChange } from "./parts/fund-change";

/** 试算: what another reading or another number of the policy would change. Nothing is paid by it. */
export default function SubsidySimulatorPage() {
  const { data: years, year, choices, choose, error: yearsError } = useYears();
  const [reform, setReform] = useState<string>();
  const base = year ? `/admin/subsidy/years/${year}/simulation` : null;
  const list = useLoad<SimulationAnswer>(base);
  const result = useLoad<SimulationAnswer>(base && reform ? `${base}?reform=${reform}` : null);
  const error = yearsError ?? list.error ?? result.error;
  const chosen = list.data?.reforms.find((one) => one.id === reform);
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading>试算</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            换一种读法或换一个数，这一年会差多少。只是试算，不改变任何核算结果。
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
          <div className="w-full min-w-0 max-w-[calc(100vw-5rem)] sm:w-72">
            <Select size="small" value={reform ?? ""} onValueChange={setReform}>
              <Select.Trigger aria-label="改法" className="w-full min-w-0">
                <span className="min-w-0 truncate">
                  <Select.Value placeholder="选择一种改法" />
                </span>
              </Select.Trigger>
              <Select.Content>
                {(list.data?.reforms ?? []).map(({ id, name }) => (
                  <Select.Item key={id} value={id}>
                    {name}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          </div>
        </div>
      </Container>
      {error ? <Failure error={error} retry={() => void list.reload()} /> : null}
      <Container className="p-0">
        {chosen ? (
          <Text size="small" className="px-6 pt-4">
            {chosen.description}
          </Text>
        ) : null}
        {reform === undefined ? <Empty title="还没有选择改法">从右上角选择一种改法，查看各商家的差额。</Empty> : null}
        {result.loading ? <Waiting rows={5} /> : null}
        {result.data?.simulation ? (
          <Outcome simulation={result.data.simulation} classes={years?.goods_classes ?? []} />
        ) : null}
      </Container>
      {result.data?.simulation ? <FundChange answer={result.data} /> : null}
    </div>
  );
}

type OutcomeProps = {
  simulation: NonNullable<SimulationAnswer["simulation"]>;
  classes: YearsAnswer["goods_classes"];
};

function Outcome({ simulation, classes }: OutcomeProps) {
  const nameOf = (code: string) => classes.find((one) => one.code === code)?.name ?? code;
  if (simulation.rows.length === 0) return <Empty title="这个年度没有可以试算的销售" />;
  return (
    <div className="overflow-x-auto py-4">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>商品类别</Table.HeaderCell>
            <Table.HeaderCell className="text-right">现行补贴</Table.HeaderCell>
            <Table.HeaderCell className="text-right">改后补贴</Table.HeaderCell>
            <Table.HeaderCell className="text-right">差额</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {simulation.rows.map((row) => (
            <Table.Row key={`${row.claimant_id} ${row.goods_class}`}>
              <Table.Cell>{row.claimant_name}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">{nameOf(row.goods_class)}</Table.Cell>
              <Amounts before={row.before_fen} after={row.after_fen} difference={row.difference_fen} />
            </Table.Row>
          ))}
          <Table.Row className="font-medium">
            <Table.Cell>合计</Table.Cell>
            <Table.Cell />
            <Amounts
              before={simulation.before_fen}
              after={simulation.after_fen}
              difference={simulation.difference_fen}
            />
          </Table.Row>
        </Table.Body>
      </Table>
    </div>
  );
}

function Amounts({ before, after, difference }: { before: string; after: string; difference: string }) {
  return (
    <>
      <Table.Cell className="text-right tabular-nums">{money(before)}</Table.Cell>
      <Table.Cell className="text-right tabular-nums">{money(after)}</Table.Cell>
      <Table.Cell className={`text-right tabular-nums ${isZero(difference) ? "text-ui-fg-muted" : ""}`}>
        {money(difference)}
      </Table.Cell>
    </>
  );
}

export const config = defineRouteConfig({ label: "试算", rank: 5 });

export const handle = { breadcrumb: () => "试算" };
