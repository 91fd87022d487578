import { Button, Container, Heading, Tabs, Text } from "@medusajs/ui";
import { useCallback, useEffect, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router-dom";
import { MERCHANT_KIND_ZH } from "../../../../../rules/vocabulary";
import { Empty, Failure, Waiting } from "../../../../components/states";
import { YearSelect } from "../../../../components/year-select";
import { type ApiError, asApiError, request } from "../../../../lib/api";
import { money } from "../../../../lib/format";
import type { LinesAnswer, ReportedLine } from "../../../../lib/types";
import { useYears } from "../../../../lib/use-years";
import { LinesTable } from "./parts/lines-table";
import { Trace } from "./parts/trace";

const FILTERS = { all: "全部", true: "计入", false: "不计入" } as const;

/** 商家明细: every entry of a merchant in a year, why it counts or not, and how the subsidy comes of them. */
export default function SubsidyMerchantPage() {
  const { id = "" } = useParams();
  const { year, choices, choose, error: yearsError } = useYears();
  const [search, setSearch] = useSearchParams();
  const counts = search.get("counts") ?? "all";
  const filter = counts === "all" ? "" : `&counts=${counts}`;
  const path = year ? `/admin/subsidy/years/${year}/merchants/${id}/lines?limit=100${filter}` : null;
  const { answer, lines, error, more, loadingMore, retry } = useLines(path);
  const failure = yearsError ?? error;

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <MerchantHeading answer={answer} isNone={id === "none"} />
        <div className="flex items-center gap-2">
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
          {answer?.merchant ? (
            <Button size="small" variant="secondary" asChild>
              <a href={`/admin/subsidy/years/${answer.year}/merchants/${answer.merchant.id}/application`} download>
                申报材料 PDF
              </a>
            </Button>
          ) : null}
          <Button size="small" variant="secondary" asChild>
            <Link to={`/subsidy${year ? `?year=${year}` : ""}`}>返回年度总览</Link>
          </Button>
        </div>
      </Container>
      {failure ? <Failure error={failure} retry={retry} /> : null}
      {answer && answer.assessments.length > 0 ? <Trace answer={answer} /> : null}
      {failure ? null : (
        <Container className="p-0">
          <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
            <Heading level="h2">流水明细</Heading>
            <Tabs
              value={counts}
              onValueChange={(value) =>
                setSearch((current) => {
                  current.set("counts", value);
                  return current;
                })
              }
            >
              <Tabs.List>
                {Object.entries(FILTERS).map(([value, label]) => (
                  <Tabs.Trigger key={value} value={value}>
                    {label}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            </Tabs>
          </div>
          <Lines answer={answer} lines={lines} />
          {answer && lines.length > 0 ? (
            <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
              <Text size="small" className="text-ui-fg-subtle">
                已显示 {lines.length} / {answer.count} 笔，合计 {money(answer.sum_fen)}
              </Text>
              {more ? (
                <Button size="small" variant="secondary" isLoading={loadingMore} onClick={more}>
                  加载更多
                </Button>
              ) : null}
            </div>
          ) : null}
        </Container>
      )}
    </div>
  );
}

function Lines({ answer, lines }: { answer: LinesAnswer | undefined; lines: ReportedLine[] }) {
  if (!answer) return <Waiting rows={6} />;
  if (lines.length === 0) return <Empty title="没有符合条件的流水" />;
  return <LinesTable lines={lines} />;
}

function MerchantHeading({ answer, isNone }: { answer: LinesAnswer | undefined; isNone: boolean }) {
  const merchant = answer?.merchant;
  const kind = MERCHANT_KIND_ZH[merchant?.kind as keyof typeof MERCHANT_KIND_ZH] ?? "";
  return (
    <div>
      <Heading>{merchant?.name ?? (isNone ? "没有关联商家的流水" : "商家明细")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {merchant ? `${kind} · 统一社会信用代码 ${merchant.credit_code}` : "运费与尚未关联商家的商品"}
      </Text>
    </div>
  );
}

/** Pages of lines, one below the other; a new filter or year starts over. */
function useLines(path: string | null) {
  const [state, setState] = useState<{ path: string | null; answer?: LinesAnswer; lines: ReportedLine[] }>({
    path: null,
    lines: [],
  });
  const [error, setError] = useState<ApiError>();
  const [loadingMore, setLoadingMore] = useState(false);

  const load = useCallback(async () => {
    if (path === null) return;
    setError(undefined);
    try {
      const answer = await request<LinesAnswer>(path);
      setState({ path, answer, lines: answer.lines });
    } catch (failed) {
      setError(asApiError(failed));
    }
  }, [path]);
  useEffect(() => {
    void load();
  }, [load]);

  const current = state.path === path ? state : { lines: [] as ReportedLine[], answer: undefined };
  const after = current.answer?.next_after;
  const more = async () => {
    setLoadingMore(true);
    try {
      const answer = await request<LinesAnswer>(`${path}&after=${after}`);
      setState({ path, answer, lines: [...current.lines, ...answer.lines] });
    } catch (failed) {
      setError(asApiError(failed));
    } finally {
      setLoadingMore(false);
    }
  };
  return {
    answer: current.answer,
    lines: current.lines,
    error,
    loadingMore,
    more: after ? () => void more() : undefined,
    retry: () => void load(),
  };
}

export const handle = { breadcrumb: () => "商家明细" };
