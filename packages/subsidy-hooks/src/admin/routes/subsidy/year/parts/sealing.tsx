import { Alert, Text } from "@medusajs/ui";
import { useEffect } from "react";
import { ActionButton } from "../../../../components/action-button";
import { Progress } from "../../../../components/progress";
import { request } from "../../../../lib/api";
import { time } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import { usePolling } from "../../../../lib/use-polling";
import type { SealingLine, YearAnswer } from "./types";

export function isUnderWay({ status }: SealingLine): boolean {
  return status === "queued" || status === "running";
}

/** 封存的进度: can be left and come back to; until the last moment it can be called off. */
export function SealingProgress({ sealing, onEnd }: { sealing: SealingLine; onEnd: () => Promise<void> }) {
  const path = `/admin/subsidy/years/${sealing.year}/sealing`;
  const { data, reload } = useLoad<{ sealing: SealingLine }>(path);
  const now = data?.sealing ?? sealing;
  const ended = !isUnderWay(now);

  usePolling(reload, !ended);
  useEffect(() => {
    if (ended) void onEnd();
  }, [ended, onEnd]);

  const cancel = async () => {
    // Refused because it is sealed meanwhile, the page should say so too.
    await request(`${path}/cancel`, { method: "POST" }).finally(reload);
    return undefined;
  };
  const { done, total } = now.progress;
  return (
    <div className="flex flex-col gap-y-2">
      <Text weight="plus">正在封存 {sealing.year} 年度</Text>
      <Text size="small" className="text-ui-fg-subtle">
        先写入并签名全部流水，再像外人一样逐笔核验一遍。可以离开本页，商城照常营业。
      </Text>
      <div className="flex flex-wrap items-center gap-3">
        <Progress {...now.progress} label="封存进度" text={done * 2 < total ? "（正在写入）" : "（正在核验）"} />
        <ActionButton label="取消封存" run={cancel} />
      </div>
    </div>
  );
}

/** What came of the newest sealing, for as long as nothing else was done since. */
export function SealingOutcome({ data: { sealing, steps, revision, phase, names } }: { data: YearAnswer }) {
  if (!sealing || isUnderWay(sealing)) return null;
  const isNews =
    sealing.status === "done" ? phase === "closed" && sealing.revision === revision : sealing.after === steps.length;
  if (!isNews) return null;
  const at = sealing.finished_at ? time(sealing.finished_at) : "";
  switch (sealing.status) {
    case "done":
      return (
        <Alert variant="success">
          第 {sealing.revision} 版已封存（{at}）。可以下载核验包、预览并开始公示。
        </Alert>
      );
    case "failed":
      return (
        <Alert variant="error">
          封存没有成功（{at}）：{sealing.error}
        </Alert>
      );
    default:
      return (
        <Alert variant="warning">
          封存已由 {names[sealing.cancelled_by ?? ""] ?? sealing.cancelled_by} 取消（{at}
          ），没有写入任何内容；需要时请重新封存。
        </Alert>
      );
  }
}
