import { Button, Tabs } from "@medusajs/ui";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router-dom";
import { MERCHANT_KIND_ZH } from "../../../../../rules/vocabulary";
import { Page, Section } from "../../../../components/page";
import { ListFoot } from "../../../../components/pager";
import { Empty, FirstFailure, Waiting } from "../../../../components/states";
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
  const years = useYears();
  const { year, choices, choose } = years;
  const [search, setSearch] = useSearchParams();
  const counts = search.get("counts") ?? "all";
  const filter = counts === "all" ? "" : `&counts=${counts}`;
  const list = useLines(year ? `/admin/subsidy/years/${year}/merchants/${id}/lines?limit=100${filter}` : null);
  const { answer } = list;
  const show = (value: string) =>
    setSearch((current) => {
      current.set("counts", value);
      return current;
    });
  return (
    <Page
      {...headingOf(answer, id)}
      actions={
        <>
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
          {answer?.merchant ? (
            <Button size="small" variant="secondary" asChild>
              <a href={`/admin/subsidy/years/${answer.year}/merchants/${answer.merchant.id}/application`} download>
                申报材料 PDF
              </a>
            </Button>
          ) : null}
          <Button size="small" variant="secondary" asChild>
            <Link to={`/subsidy/merchants${year ? `?year=${year}` : ""}`}>全部申报主体</Link>
          </Button>
        </>
      }
    >
      <FirstFailure of={[years, list]} />
      {answer && answer.assessments.length > 0 ? <Trace answer={answer} /> : null}
      <Tabs value={counts} onValueChange={show}>
        <Section title="流水明细" actions={<CountsTabs />}>
          <Tabs.Content value={counts}>
            {list.loading ? <Waiting rows={6} /> : null}
            {answer ? <Lines answer={answer} list={list} /> : null}
          </Tabs.Content>
        </Section>
      </Tabs>
    </Page>
  );
}

function CountsTabs() {
  return (
    <Tabs.List aria-label="计入或不计入">
      {Object.entries(FILTERS).map(([code, label]) => (
        <Tabs.Trigger key={code} value={code}>
          {label}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  );
}

function Lines({ answer, list }: { answer: LinesAnswer; list: LinesState }) {
  const { lines, more, loadingMore } = list;
  if (lines.length === 0) return <Empty title="没有符合条件的流水">换一个年度，或选“全部”。</Empty>;
  return (
    <>
      <LinesTable lines={lines} />
      <ListFoot text={`已显示 ${lines.length} / ${answer.count} 笔，合计 ${money(answer.sum_fen)}`}>
        {more ? (
          <Button size="small" variant="secondary" isLoading={loadingMore} onClick={more}>
            加载更多
          </Button>
        ) : null}
      </ListFoot>
    </>
  );
}

function headingOf(answer: LinesAnswer | undefined, id: string): { title: string; note: string } {
  const merchant = answer?.merchant;
  if (merchant) {
    const kind = MERCHANT_KIND_ZH[merchant.kind as keyof typeof MERCHANT_KIND_ZH] ?? "";
    return { title: merchant.name, note: `${kind} · 统一社会信用代码 ${merchant.credit_code}` };
  }
  if (id === "none") return { title: "没有关联商家的流水", note: "运费与尚未关联商家的商品" };
  return { title: "商家明细", note: "\u00a0" };
}

interface LinesState {
  answer: LinesAnswer | undefined;
  lines: ReportedLine[];
  error: ApiError | undefined;
  loading: boolean;
  loadingMore: boolean;
  /** Adds the next page; undefined when all is shown. */
  more: (() => void) | undefined;
  reload: () => Promise<void>;
}

/** Pages of lines, one below the other; a new filter or year starts over. */
function useLines(path: string | null): LinesState {
  const [state, setState] = useState<{ path: string | null; answer?: LinesAnswer; lines: ReportedLine[] }>({
    path: null,
    lines: [],
  });
  const [error, setError] = useState<ApiError>();
  const [loadingMore, setLoadingMore] = useState(false);
  // Answers may come in another order than the questions: only the newest path's is wanted.
  const wanted = useRef(path);
  wanted.current = path;

  const ask = useCallback(
    async (after: string | null, before: ReportedLine[]) => {
      setError(undefined);
      try {
        const answer = await request<LinesAnswer>(after === null ? `${path}` : `${path}&after=${after}`);
        if (wanted.current === path) setState({ path, answer, lines: [...before, ...answer.lines] });
      } catch (failed) {
        if (wanted.current === path) setError(asApiError(failed));
      }
    },
    [path],
  );
  const reload = useCallback(async () => {
    if (path !== null) await ask(null, []);
  }, [path, ask]);
  useEffect(() => {
    void reload();
  }, [reload]);

  const isCurrent = state.path === path;
  const lines = isCurrent ? state.lines : [];
  const after = isCurrent ? state.answer?.next_after : null;
  const more = async () => {
    setLoadingMore(true);
    await ask(after ?? null, lines);
    setLoadingMore(false);
  };
  return {
    answer: isCurrent ? state.answer : undefined,
    lines,
    error,
    loading: !isCurrent && error === undefined,
    loadingMore,
    more: after ? () => void more() : undefined,
    reload,
  };
}

export const handle = { breadcrumb: () => "商家明细" };
