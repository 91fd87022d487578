import { Button, Container, Heading, Label, RadioGroup, Text, Textarea, toast } from "@medusajs/ui";
import { type FormEvent, useState } from "react";
import { DECISION_ZH, DECISIONS, type Decision } from "../../../../../../review/vocabulary";
import { Problem } from "../../../../../components/problem";
import { type ApiError, asApiError, request } from "../../../../../lib/api";
import type { FindingAnswer } from "../../parts/types";

const MEANING: Readonly<Record<Decision, string>> = {
  excluded: "勾选的明细不再计入补贴，转入剔除表",
  dismissed: "疑点不成立，明细照常计入",
  needs_evidence: "请商家补充佐证；在此之前年度不能关账",
  readmitted: "勾选的已剔除明细重新计入",
};

const NAMES_LINES: readonly Decision[] = ["excluded", "readmitted"];

/** What becomes of the finding, and why: written down under the name of whoever is signed in, and never changed. */
export function DecisionForm(props: {
  finding: FindingAnswer["finding"];
  selected: string[];
  onDone: () => Promise<void>;
}) {
  const { finding, selected, onDone } = props;
  const [decision, setDecision] = useState<Decision>("excluded");
  const [reason, setReason] = useState("");
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<ApiError | string>();
  const namesLines = NAMES_LINES.includes(decision);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (namesLines && selected.length === 0) return setProblem("请先在上面勾选明细。");
    if (!reason.trim()) return setProblem("请填写理由。");
    setProblem(undefined);
    setSaving(true);
    try {
      const { left } = await request<{ left: number }>(`/admin/subsidy/findings/${finding.key}/decisions`, {
        method: "POST",
        body: {
          decision,
          reason,
          line_ids: namesLines ? selected : [],
          revision: finding.revision,
          decision_count: finding.decision_count,
        },
      });
      const later = left > 0 ? `有 ${left} 个订单稍后自动入账。` : "";
      toast.success("结论已记录", { description: `${DECISION_ZH[decision]}。${later}` });
      setReason("");
      await onDone();
    } catch (error) {
      setProblem(asApiError(error));
    } finally {
      setSaving(false);
    }
  };

  return (
    <Container>
      <Heading level="h2">核查结论</Heading>
      <form className="mt-3 flex flex-col gap-y-4" onSubmit={(event) => void save(event)}>
        <RadioGroup
          aria-label="核查结论"
          value={decision}
          onValueChange={(value) => setDecision(value as Decision)}
          className="grid gap-2 md:grid-cols-2"
        >
          {DECISIONS.map((code) => (
            <RadioGroup.ChoiceBox key={code} value={code} label={DECISION_ZH[code]} description={MEANING[code]} />
          ))}
        </RadioGroup>
        <div className="flex flex-col gap-y-1">
          <Label size="small" htmlFor="decision-reason">
            理由（必填；写明依据和核查经过，不要写买家的姓名、电话或地址）
          </Label>
          <Textarea
            id="decision-reason"
            value={reason}
            maxLength={2000}
            rows={3}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Problem problem={problem} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" isLoading={saving}>
            记录结论
          </Button>
          <Text size="small" className="text-ui-fg-subtle">
            {namesLines ? `已勾选 ${selected.length} 行。` : ""}结论和理由会永久保存。
          </Text>
        </div>
      </form>
    </Container>
  );
}
