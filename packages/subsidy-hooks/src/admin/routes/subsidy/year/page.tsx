import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Container, toast } from "@medusajs/ui";
import { useState } from "react";
import { Page, Section } from "../../../components/page";
import { Answer } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { asApiError, request } from "../../../lib/api";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { Claimants, ClawBackTable } from "./parts/claimants";
import { NextSteps } from "./parts/next-steps";
import { NoticePreview } from "./parts/notice-preview";
import { Objections } from "./parts/objections";
import { Revisions } from "./parts/revisions";
import { Phases, Timeline } from "./parts/timeline";
import type { TakeStep, YearAnswer } from "./parts/types";

/** 年度关账: from the open year to the last claw-back, every step by whom, when and why. */
export default function SubsidyYearPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const [checkedYear, setCheckedYear] = useState<number>();
  const base = `/admin/subsidy/years/${year}`;
  const answer = useLoad<YearAnswer>(year ? `${base}/steps${checkedYear === year ? "?check_balance=true" : ""}` : null);
  const { data, reload } = answer;

  const take: TakeStep = async (path, body, done) => {
    try {
      await request(`${base}/${path}`, { method: "POST", body: { ...body, after: data?.steps.length ?? 0 } });
      toast.success(done);
      return true;
    } catch (failure) {
      const { message, hint } = asApiError(failure);
      toast.error(message, { description: hint });
      return false;
    } finally {
      await reload();
    }
  };

  return (
    <Page
      title="年度关账"
      note="关账、封存、公示、批复、拨付，直至追回；每一步都记下由谁、何时、为何。"
      actions={year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
    >
      <Answer of={answer} after={years} rows={6}>
        {(data) => (
          <>
            <Container className="p-0">
              <Phases phase={data.phase} />
            </Container>
            <Section title="下一步">
              <NextSteps
                key={data.year}
                data={data}
                take={take}
                reload={reload}
                onCheckBalance={() => setCheckedYear(year)}
              />
            </Section>
            <ClawBackTable rows={data.claw_back} take={take} />
            <Claimants data={data} take={take} />
            <Objections data={data} take={take} />
            <Revisions data={data} />
            <NoticePreview year={data.year} revision={data.revision} />
            <Section title="记录">
              <Timeline steps={data.steps} names={data.names} />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

export const config = defineRouteConfig({ label: "年度关账", rank: 6 });

export const handle = { breadcrumb: () => "年度关账" };
