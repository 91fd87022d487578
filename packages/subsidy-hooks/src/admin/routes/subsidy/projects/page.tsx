import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Container, Heading, Text } from "@medusajs/ui";
import { Failure, Waiting } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { Applications } from "./parts/applications";
import { Fund } from "./parts/fund";
import type { FundAnswer, OptionsAnswer } from "./parts/types";

/** 项目与资金: the programmes that are applied for, and the money against its bands. */
export default function ProjectsPage() {
  const { year, choices, choose, error: yearsError } = useYears();
  const options = useLoad<OptionsAnswer>("/admin/subsidy/projects/options");
  const fund = useLoad<FundAnswer>(year ? `/admin/subsidy/years/${year}/fund` : null);
  const error = yearsError ?? options.error;
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading>项目与资金</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            登记申报、按政策核算、由人决定；补助不超过核算上限，同一项目不重复享受。
          </Text>
        </div>
        {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
      </Container>
      {error ? <Failure error={error} retry={() => void options.reload()} /> : null}
      {!error && !(year && options.data) ? (
        <Container className="p-0">
          <Waiting rows={6} />
        </Container>
      ) : null}
      {year && options.data ? (
        <>
          <Fund key={`fund ${year}`} fund={fund} options={options.data} />
          <Applications
            key={`applications ${year}`}
            year={year}
            options={options.data}
            onChange={() => void fund.reload()}
          />
        </>
      ) : null}
    </div>
  );
}

export const config = defineRouteConfig({ label: "项目与资金", rank: 7 });

export const handle = { breadcrumb: () => "项目与资金" };
