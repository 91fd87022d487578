import { defineRouteConfig } from "@medusajs/admin-sdk";
import { useState } from "react";
import { claimantsOf } from "../../../../reports/claimants";
import { Page, Section } from "../../../components/page";
import { SearchInput } from "../../../components/search-input";
import { Answer, Empty } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import type { OverviewAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { ClaimantsTable } from "./parts/claimants-table";

/** 申报主体: everybody with sales in a year, to find one and go to its lines. */
export default function SubsidyClaimantsPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const [q, setQ] = useState("");
  const overview = useLoad<OverviewAnswer>(year ? `/admin/subsidy/years/${year}` : null);
  return (
    <Page
      title="申报主体"
      note="年度内有流水的商家，计入、不计入与预估补贴；点名称看逐笔明细和补贴的算法。"
      actions={year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
    >
      <Section title="名单" actions={<SearchInput label="按名称或信用代码查找" value={q} onChange={setQ} />}>
        <Answer of={overview} after={years} rows={6}>
          {(data) => <Claimants data={data} q={q.trim().toLowerCase()} />}
        </Answer>
      </Section>
    </Page>
  );
}

function Claimants({ data, q }: { data: OverviewAnswer; q: string }) {
  const all = claimantsOf(data);
  const found = all.filter(({ name, credit_code }) => `${name ?? ""} ${credit_code ?? ""}`.toLowerCase().includes(q));
  if (all.length === 0) {
    return <Empty title="这个年度还没有流水">商家有了收款之后，会自动列在这里。</Empty>;
  }
  if (found.length === 0) return <Empty title="没有符合条件的申报主体">换一个名称或信用代码再找。</Empty>;
  return <ClaimantsTable key={`${data.year} ${q}`} claimants={found} year={data.year} />;
}

export const config = defineRouteConfig({ label: "申报主体", rank: 1 });

export const handle = { breadcrumb: () => "申报主体" };
