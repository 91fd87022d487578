import { defineRouteConfig } from "@medusajs/admin-sdk";
import { useSearchParams } from "react-router-dom";
import { STATE_ZH, STATES } from "../../../../review/vocabulary";
import { ActionButton } from "../../../components/action-button";
import { Page, Section } from "../../../components/page";
import { Pager } from "../../../components/pager";
import { Answer, Empty } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { request } from "../../../lib/api";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { Filter } from "./parts/filter";
import { FindingsTable } from "./parts/findings-table";
import { Sample } from "./parts/sample";
import type { FindingsAnswer } from "./parts/types";

const PAGE = 20;
const FILTERS = ["state", "signal", "merchant_id"] as const;

/** 疑点核查: what the signals saw in a year, for a person to look into and decide. */
export default function FindingsPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const [search, setSearch] = useSearchParams();
  const offset = Number(search.get("offset") ?? "0");
  const chosen = Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ""]));
  const wanted = new URLSearchParams([
    ["year", String(year)],
    ["offset", String(offset)],
    ["limit", String(PAGE)],
    ...Object.entries(chosen).filter(([, value]) => value !== ""),
  ]);
  const answer = useLoad<FindingsAnswer>(year ? `/admin/subsidy/findings?${wanted}` : null);
  const set = (name: string, value: string) =>
    setSearch((current) => {
      if (name !== "offset") current.delete("offset");
      if (value) current.set(name, value);
      else current.delete(name);
      return current;
    });

  return (
    <Page
      title="疑点核查"
      note="系统只提示可疑之处；是否剔除由核查人员决定，并写明理由。剔除的金额列入剔除表，可以再恢复。"
      actions={
        year ? (
          <>
            <YearSelect years={choices} value={year} onChange={choose} />
            <ActionButton label="立即扫描" run={() => scan(year, answer.reload)} />
          </>
        ) : null
      }
    >
      <Section title="疑点">
        <div className="flex flex-wrap items-center gap-3 px-4 pb-4 md:px-6">
          <Filter
            label="状态"
            value={chosen.state ?? ""}
            choices={STATES.map((code) => ({
              code,
              text: `${STATE_ZH[code]}${answer.data ? `（${answer.data.counts[code]}）` : ""}`,
            }))}
            onChange={(value) => set("state", value)}
          />
          <Filter
            label="信号"
            value={chosen.signal ?? ""}
            choices={answer.data?.signals ?? []}
            onChange={(value) => set("signal", value)}
          />
          <Filter
            label="商家"
            value={chosen.merchant_id ?? ""}
            choices={(answer.data?.merchants ?? []).map(({ id, name }) => ({ code: id, text: name }))}
            onChange={(value) => set("merchant_id", value)}
          />
        </div>
        <Answer of={answer} after={years} rows={6}>
          {(data) => <Findings answer={data} offset={offset} go={(to) => set("offset", String(to))} />}
        </Answer>
      </Section>
      {year ? <Sample year={year} /> : null}
    </Page>
  );
}

function Findings({ answer, offset, go }: { answer: FindingsAnswer; offset: number; go: (offset: number) => void }) {
  if (answer.findings.length === 0) {
    return <Empty title="没有符合条件的疑点">系统每天夜里扫描一次，也可以点“立即扫描”。</Empty>;
  }
  return (
    <>
      <FindingsTable findings={answer.findings} />
      <Pager offset={offset} shown={answer.findings.length} count={answer.count} page={PAGE} onChange={go} />
    </>
  );
}

async function scan(year: number, reload: () => Promise<void>) {
  const { scanned } = await request<{ scanned: { raised: number; revised: number; lapsed: number } }>(
    "/admin/subsidy/findings/scan",
    { method: "POST", body: { year } },
  );
  await reload();
  const { raised, revised, lapsed } = scanned;
  return { title: "扫描完成", description: `新疑点 ${raised} 条，情况有变 ${revised} 条，已消除 ${lapsed} 条。` };
}

export const config = defineRouteConfig({ label: "疑点核查", rank: 4 });

export const handle = { breadcrumb: () => "疑点核查" };
