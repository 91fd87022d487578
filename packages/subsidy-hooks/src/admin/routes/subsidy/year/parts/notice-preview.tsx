import { Button, Container, Heading, Table, Text } from "@medusajs/ui";
import { Empty, Failure, Waiting } from "../../../../components/states";
import { money } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import type { NoticeAnswer } from "./types";

/** 公示 as it will be published: the list, and the checkpoint that anyone can compare. */
export function NoticePreview({ year, revision }: { year: number; revision: number }) {
  const { data, error, reload } = useLoad<NoticeAnswer>(
    revision > 0 ? `/admin/subsidy/years/${year}/notice?revision=${revision}` : null,
  );
  if (revision === 0) return null;
  return (
    <Container className="p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">公示预览</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            将要公布的名单和存证摘要，请原样发布。
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <a href={`/admin/subsidy/years/${year}/notice/pdf`} download>
            下载公示 PDF
          </a>
        </Button>
      </div>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {!error && !data ? <Waiting /> : null}
      {data ? <Preview data={data} /> : null}
    </Container>
  );
}

function Preview({ data: { year, policy_name, notice } }: { data: NoticeAnswer }) {
  return (
    <div className="flex flex-col gap-y-4 pb-6">
      <Text className="px-6">
        依据{notice.document_number}《{policy_name}》，现将 {year} 年度网络销售补贴拟补贴名单（第 {notice.revision}{" "}
        版）予以公示：
      </Text>
      {notice.rows.length === 0 ? <Empty title="没有达到起补线的申报主体" /> : null}
      {notice.rows.length > 0 ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>序号</Table.HeaderCell>
                <Table.HeaderCell>申报主体</Table.HeaderCell>
                <Table.HeaderCell>商品类别</Table.HeaderCell>
                <Table.HeaderCell className="text-right">网络销售净额</Table.HeaderCell>
                <Table.HeaderCell className="text-right">拟补贴金额</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {notice.rows.map((row) => (
                <Table.Row key={row.number}>
                  <Table.Cell className="tabular-nums">{row.number}</Table.Cell>
                  <Table.Cell>{row.claimant_name}</Table.Cell>
                  <Table.Cell>{row.goods_class}</Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{money(row.net_fen)}</Table.Cell>
                  <Table.Cell className="text-right tabular-nums">{money(row.subsidy_fen)}</Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
      <Text className="px-6 tabular-nums">合计 {money(notice.total_subsidy_fen)}</Text>
      <div className="flex flex-col gap-y-1 px-6">
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
