import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Container, Heading, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { Failure, Waiting } from "../../../components/states";
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
  const { year, choices, choose, error: yearsError } = useYears();
  const [checkedYear, setCheckedYear] = useState<number>();
  const base = `/admin/subsidy/years/${year}`;
  const answer = useLoad<YearAnswer>(year ? `${base}/steps${checkedYear === year ? "?check_balance=true" : ""}` : null);
  const { data, reload } = answer;
  const error = yearsError ?? answer.error;

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
    <div className="flex flex-col gap-y-3">
      <Container className="p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 pt-4">
          <div>
            <Heading>年度关账</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              关账、封存、公示、批复、拨付，直至追回；每一步都记下由谁、何时、为何。
            </Text>
          </div>
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
        </div>
        {data ? <Phases phase={data.phase} /> : null}
      </Container>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {!error && !data ? (
        <Container className="p-0">
          <Waiting rows={6} />
        </Container>
      ) : null}
      {data ? (
        <>
          <Container className="p-0">
            <div className="px-6 py-4">
              <Heading level="h2">下一步</Heading>
            </div>
            <NextSteps
              key={data.year}
              data={data}
              take={take}
              reload={reload}
              checking={checkedYear === year && answer.loading}
              onCheckBalance={() => setCheckedYear(year)}
            />
          </Container>
          <ClawBackTable rows={data.claw_back} take={take} />
          <Claimants data={data} take={take} />
          <Objections data={data} take={take} />
          <Revisions data={data} />
          <NoticePreview year={data.year} revision={data.revision} />
          <Container className="p-0">
            <div className="px-6 py-4">
              <Heading level="h2">记录</Heading>
            </div>
            <Timeline steps={data.steps} names={data.names} />
          </Container>
        </>
      ) : null}
    </div>
  );
}

export const config = defineRouteConfig({ label: "年度关账", rank: 6 });

export const handle = { breadcrumb: () => "年度关账" };
