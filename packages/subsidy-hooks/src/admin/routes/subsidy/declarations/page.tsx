import { defineRouteConfig } from "@medusajs/admin-sdk";
import { useState } from "react";
import { Page, Section } from "../../../components/page";
import { Pager } from "../../../components/pager";
import { Answer, Empty } from "../../../components/states";
import { useLoad } from "../../../lib/use-load";
import { usePolling } from "../../../lib/use-polling";
import { useYears } from "../../../lib/use-years";
import { StatementsTable } from "./parts/statements-table";
import { isWorking, type StatementsAnswer, type UploadOptions } from "./parts/types";
import { UploadForm } from "./parts/upload-form";

const PAGE = 20;

/** 站外申报: what merchants sold on other platforms, file by file. */
export default function DeclarationsPage() {
  const [offset, setOffset] = useState(0);
  const years = useYears();
  const { year, choices } = years;
  const options = useLoad<UploadOptions>("/admin/subsidy/declarations/options");
  const list = useLoad<StatementsAnswer>(`/admin/subsidy/declarations?limit=${PAGE}&offset=${offset}`);
  usePolling(list.reload, list.data?.declarations.some(isWorking) ?? false);
  return (
    <Page
      title="站外申报"
      note="商家在淘宝、京东、拼多多、抖音等平台的销售，凭平台账单申报；由上传人以外的人员审核佐证材料、采信之后才计入补贴。"
    >
      <Answer of={options} after={years} rows={2}>
        {(offered) => (year ? <UploadForm options={offered} years={withLastYears(choices)} year={year} /> : null)}
      </Answer>
      <Section title="已提交的申报">
        <Answer of={list}>
          {({ declarations, count }) =>
            declarations.length > 0 ? (
              <>
                <StatementsTable statements={declarations} />
                <Pager offset={offset} shown={declarations.length} count={count} page={PAGE} onChange={setOffset} />
              </>
            ) : (
              <Empty title="还没有站外申报">在上面选择平台、商家和文件，先试算，再提交。</Empty>
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

/** A year is declared after its end, and may have no sales of the shop's own. */
function withLastYears(years: number[]): number[] {
  const newest = Math.max(...years);
  return [...new Set([...years, newest - 1, newest - 2])].sort((a, b) => b - a);
}

export const config = defineRouteConfig({ label: "站外申报", rank: 3 });

export const handle = { breadcrumb: () => "站外申报" };
