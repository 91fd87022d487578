import { Button, Text } from "@medusajs/ui";
import { type Column, DataTable } from "../../../../components/data-table";
import { Section } from "../../../../components/page";
import { Answer, Nothing } from "../../../../components/states";
import { money } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import type { NoticeAnswer } from "./types";

/** 公示 as it will be published: the list, and the checkpoint that anyone can compare. */
export function NoticePreview({ year, revision }: { year: number; revision: number }) {
  const answer = useLoad<NoticeAnswer>(
    revision > 0 ? `/admin/subsidy/years/${year}/notice?revision=${revision}` : null,
  );
  if (revision === 0) return null;
  return (
    <Section
      title="公示预览"
      note="将要公布的名单和存证摘要，请原样发布。"
      actions={
        <Button size="small" variant="secondary" asChild>
          <a href={`/admin/subsidy/years/${year}/notice/pdf`} download>
            下载公示 PDF
          </a>
        </Button>
      }
    >
      <Answer of={answer}>{(data) => <Preview data={data} />}</Answer>
    </Section>
  );
}

const COLUMNS: readonly Column<NoticeAnswer["notice"]["rows"][number]>[] = [
  { title: "序号", cell: (row) => <span className="tabular-nums">{row.number}</span> },
  { title: "申报主体", isWide: true, cell: (row) => row.claimant_name },
  { title: "商品类别", isWide: true, cell: (row) => row.goods_class },
  { title: "网络销售净额", isNumber: true, cell: (row) => money(row.net_fen) },
  { title: "拟补贴金额", isNumber: true, cell: (row) => money(row.subsidy_fen) },
];

function Preview({ data: { year, policy_name, notice } }: { data: NoticeAnswer }) {
  return (
    <div className="flex flex-col gap-y-4 pb-6">
      <Text className="px-4 md:px-6">
        依据{notice.document_number}《{policy_name}》，现将 {year} 年度网络销售补贴拟补贴名单（第 {notice.revision}{" "}
        版）予以公示：
      </Text>
      {notice.rows.length > 0 ? (
        <DataTable caption="拟补贴名单" columns={COLUMNS} rows={notice.rows} keyOf={(row) => String(row.number)} />
      ) : (
        <Nothing>本年度没有申报主体达到起补线</Nothing>
      )}
      <Text className="px-4 tabular-nums md:px-6">合计 {money(notice.total_subsidy_fen)}</Text>
      <div className="flex flex-col gap-y-1 px-4 md:px-6">
        <Text size="small" weight="plus">
          存证摘要
        </Text>
        <pre className="bg-ui-bg-subtle overflow-x-auto whitespace-pre-wrap break-all rounded p-3 text-xs">
          {notice.checkpoint}
        </pre>
      </div>
    </div>
  );
}
