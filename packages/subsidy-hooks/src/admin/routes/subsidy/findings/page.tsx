import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Button, Container, Heading, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { STATE_ZH, STATES } from "../../../../review/vocabulary";
import { Empty, Failure, Waiting } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { asApiError, request } from "../../../lib/api";
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
  const { year, choices, choose, error: yearsError } = useYears();
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
  const error = yearsError ?? answer.error;

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading>疑点核查</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            系统只提示可疑之处；是否剔除由核查人员决定，并写明理由。剔除的金额列入剔除表，可以再恢复。
          </Text>
        </div>
        <div className="flex items-center gap-2">
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
          {year ? <ScanButton year={year} onDone={answer.reload} /> : null}
        </div>
      </Container>
      <Container className="p-0">
        <div className="flex flex-wrap items-center gap-3 px-6 py-4">
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
        {error ? <Failure error={error} retry={() => void answer.reload()} /> : null}
        {answer.loading ? <Waiting rows={6} /> : null}
        {answer.data ? <Findings answer={answer.data} offset={offset} go={(to) => set("offset", String(to))} /> : null}
      </Container>
      {year ? <Sample year={year} /> : null}
    </div>
  );
}

function Findings({ answer, offset, go }: { answer: FindingsAnswer; offset: number; go: (offset: number) => void }) {
  if (answer.findings.length === 0) {
    return <Empty title="没有符合条件的疑点">系统每天夜里扫描一次，也可以点“立即扫描”。</Empty>;
  }
  return (
    <>
      <FindingsTable findings={answer.findings} />
      <div className="flex items-center justify-between px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          第 {offset + 1}–{offset + answer.findings.length} 条，共 {answer.count} 条
        </Text>
        <div className="flex gap-2">
          <Button
            size="small"
            variant="secondary"
            disabled={offset === 0}
            onClick={() => go(Math.max(0, offset - PAGE))}
          >
            上一页
          </Button>
          <Button
            size="small"
            variant="secondary"
            disabled={offset + PAGE >= answer.count}
            onClick={() => go(offset + PAGE)}
          >
            下一页
          </Button>
        </div>
      </div>
    </>
  );
}

function ScanButton({ year, onDone }: { year: number; onDone: () => Promise<void> }) {
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    try {
      const { scanned } = await request<{ scanned: { raised: number; revised: number; lapsed: number } }>(
        "/admin/subsidy/findings/scan",
        { method: "POST", body: { year } },
      );
      await onDone();
      toast.success("扫描完成", {
        description: `新疑点 ${scanned.raised} 条，情况有变 ${scanned.revised} 条，已消除 ${scanned.lapsed} 条。`,
      });
    } catch (error) {
      const { message, hint } = asApiError(error);
      toast.error(message, { description: hint });
    } finally {
      setRunning(false);
    }
  };
  return (
    <Button size="small" variant="secondary" isLoading={running} onClick={() => void run()}>
      立即扫描
    </Button>
  );
}

export const config = defineRouteConfig({ label: "疑点核查", rank: 4 });

export const handle = { breadcrumb: () => "疑点核查" };
