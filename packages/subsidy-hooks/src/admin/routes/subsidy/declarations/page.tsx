import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Button, Container, Heading, Text } from "@medusajs/ui";
import { useEffect, useState } from "react";
import { Empty, Failure, Waiting } from "../../../components/states";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { StatementsTable } from "./parts/statements-table";
import { isWorking, type StatementsAnswer, type UploadOptions } from "./parts/types";
import { UploadForm } from "./parts/upload-form";

const POLL_MS = 1_000;
const PAGE = 20;

/** 站外申报: what merchants sold on other platforms, file by file. */
export default function DeclarationsPage() {
  const [shown, setShown] = useState(PAGE);
  const { year, choices, error: yearsError, reload: reloadYears } = useYears();
  const options = useLoad<UploadOptions>("/admin/subsidy/declarations/options");
  const list = useLoad<StatementsAnswer>(`/admin/subsidy/declarations?limit=${shown}`);
  const busy = list.data?.declarations.some(isWorking) ?? false;
  const { reload } = list;

  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);

  const error = yearsError ?? options.error;
  return (
    <div className="flex flex-col gap-y-3">
      <Container>
        <Heading>站外申报</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          商家在淘宝、京东、拼多多、抖音等平台的销售，凭平台账单申报；由上传人以外的人员审核佐证材料、采信之后才计入补贴。
        </Text>
      </Container>
      {error ? <Failure error={error} retry={() => void Promise.all([reloadYears(), options.reload()])} /> : null}
      {options.data && year ? <UploadForm options={options.data} years={withLastYears(choices)} year={year} /> : null}
      {options.loading ? <Waiting rows={2} /> : null}
      <Container className="p-0">
        <Heading level="h2" className="px-6 py-4">
          已提交的申报
        </Heading>
        {list.loading && !list.data ? <Waiting /> : null}
        {list.error ? <Failure error={list.error} retry={() => void reload()} /> : null}
        {list.data && list.data.declarations.length === 0 ? (
          <Empty title="还没有站外申报">在上面选择平台、商家和文件，先试算，再提交。</Empty>
        ) : null}
        {list.data && list.data.declarations.length > 0 ? (
          <StatementsTable statements={list.data.declarations} />
        ) : null}
        {list.data && list.data.count > shown && shown < 100 ? (
          <div className="px-6 py-4">
            <Button variant="secondary" className="min-h-11" onClick={() => setShown(Math.min(shown + PAGE, 100))}>
              显示更多（共 {list.data.count} 份）
            </Button>
          </div>
        ) : null}
      </Container>
    </div>
  );
}

/** A year is declared after its end, and may have no sales of the shop's own. */
function withLastYears(years: number[]): number[] {
  const newest = Math.max(...years);
  return [...new Set([...years, newest - 1, newest - 2])].sort((a, b) => b - a);
}

export const config = defineRouteConfig({ label: "站外申报", rank: 3 });

export const handle = { breadcrumb: () => "站外申报" };
