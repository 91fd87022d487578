import { Button } from "@medusajs/ui";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { Clauses } from "../../../../components/clauses";
import { Section } from "../../../../components/page";
import { Pager } from "../../../../components/pager";
import { Answer, Empty } from "../../../../components/states";
import { useLoad } from "../../../../lib/use-load";
import { ApplicationCard } from "./application-card";
import { ApplicationForm } from "./application-form";
import { CapForm, DecisionForm } from "./decision-forms";
import type { ApplicationAnswer, OptionsAnswer, ProjectsAnswer } from "./types";

const PAGE = 20;

type Open = { form: "record" } | { form: "decide" | "cap"; application: ApplicationAnswer };

/** The year's applications for other programmes than online sales. */
export function Applications(props: { year: number; options: OptionsAnswer; onChange: () => void }) {
  const { year, options, onChange } = props;
  const [search, setSearch] = useSearchParams();
  const offset = Number(search.get("offset") ?? "0");
  const answer = useLoad<ProjectsAnswer>(`/admin/subsidy/projects?year=${year}&limit=${PAGE}&offset=${offset}`);
  const { data } = answer;
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const onDone = async () => {
    await answer.reload();
    onChange();
  };
  const go = (to: number) =>
    setSearch((current) => {
      current.set("offset", String(to));
      return current;
    });

  return (
    <Section
      title="项目申报"
      note={data ? `依据 ${data.document_number}；共 ${data.count} 件` : "\u00a0"}
      actions={
        <Button size="small" onClick={() => setOpen({ form: "record" })}>
          登记申报
        </Button>
      }
    >
      <Answer of={answer} rows={6}>
        {({ applications, names, clauses, count }) =>
          applications.length === 0 ? (
            <Empty title="这个年度还没有项目申报">网络销售奖补不用申报，由系统按流水核算；其他项目请在这里登记。</Empty>
          ) : (
            <>
              <div className="divide-y border-y">
                {applications.map((application) => (
                  <ApplicationCard
                    key={application.id}
                    application={application}
                    names={names}
                    onDecide={() => setOpen({ form: "decide", application })}
                    onCap={() => setOpen({ form: "cap", application })}
                  />
                ))}
              </div>
              <Clauses clauses={clauses} />
              <Pager offset={offset} shown={applications.length} count={count} page={PAGE} onChange={go} />
            </>
          )
        }
      </Answer>
      {open?.form === "record" ? <ApplicationForm year={year} options={options} close={close} onDone={onDone} /> : null}
      {open?.form === "decide" ? (
        <DecisionForm
          application={open.application}
          fundYear={Math.max(year, options.current_year)}
          close={close}
          onDone={onDone}
        />
      ) : null}
      {open?.form === "cap" ? <CapForm application={open.application} close={close} onDone={onDone} /> : null}
    </Section>
  );
}
