import { Button, Container, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { Empty, Failure, Waiting } from "../../../../components/states";
import { useLoad } from "../../../../lib/use-load";
import { ApplicationCard } from "./application-card";
import { ApplicationForm } from "./application-form";
import { CapForm, DecisionForm } from "./decision-forms";
import type { ApplicationAnswer, OptionsAnswer, ProjectsAnswer } from "./types";

const PAGE = 20;

/** The year's applications for other programmes than online sales. */
export function Applications({
  year,
  options,
  onChange,
}: {
  year: number;
  options: OptionsAnswer;
  onChange: () => void;
}) {
  const [search, setSearch] = useSearchParams();
  const offset = Number(search.get("offset") ?? "0");
  const { data, error, reload } = useLoad<ProjectsAnswer>(
    `/admin/subsidy/projects?year=${year}&limit=${PAGE}&offset=${offset}`,
  );
  const [open, setOpen] = useState<"record" | { form: "decide" | "cap"; application: ApplicationAnswer }>();
  const close = () => setOpen(undefined);
  const onDone = async () => {
    await reload();
    onChange();
  };
  const go = (to: number) =>
    setSearch((current) => {
      current.set("offset", String(Math.max(0, to)));
      return current;
    });

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">项目申报</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {data ? `依据 ${data.document_number}；共 ${data.count} 件` : " "}
          </Text>
        </div>
        <Button size="small" className="min-h-11" onClick={() => setOpen("record")}>
          登记申报
        </Button>
      </div>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {!error && !data ? <Waiting rows={6} /> : null}
      {data && data.applications.length === 0 ? (
        <Empty title="这个年度还没有项目申报">网络销售奖补不用申报，由系统按流水核算；其他项目请在这里登记。</Empty>
      ) : null}
      {data?.applications.map((application) => (
        <ApplicationCard
          key={application.id}
          application={application}
          names={data.names}
          onDecide={() => setOpen({ form: "decide", application })}
          onCap={() => setOpen({ form: "cap", application })}
        />
      ))}
      {data && data.clauses.length > 0 ? <Clauses clauses={data.clauses} /> : null}
      {data && data.count > PAGE ? (
        <div className="flex justify-end gap-2 px-6 py-4">
          <Button
            size="small"
            variant="secondary"
            className="min-h-11"
            disabled={offset === 0}
            onClick={() => go(offset - PAGE)}
          >
            上一页
          </Button>
          <Button
            size="small"
            variant="secondary"
            className="min-h-11"
            disabled={offset + PAGE >= data.count}
            onClick={() => go(offset + PAGE)}
          >
            下一页
          </Button>
        </div>
      ) : null}
      {open === "record" ? <ApplicationForm year={year} options={options} close={close} onDone={onDone} /> : null}
      {typeof open === "object" && open.form === "decide" ? (
        <DecisionForm application={open.application} close={close} onDone={onDone} />
      ) : null}
      {typeof open === "object" && open.form === "cap" ? (
        <CapForm application={open.application} close={close} onDone={onDone} />
      ) : null}
    </Container>
  );
}

function Clauses({ clauses }: Pick<ProjectsAnswer, "clauses">) {
  return (
    <details className="px-6 py-2">
      <summary className="text-ui-fg-interactive flex min-h-11 cursor-pointer items-center text-sm">
        查看条款原文
      </summary>
      {clauses.map((clause) => (
        <blockquote key={clause.id} className="mb-3">
          <Text size="small" weight="plus">
            {clause.id} {clause.title}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {clause.text}
          </Text>
        </blockquote>
      ))}
    </details>
  );
}
