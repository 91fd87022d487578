import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Page } from "../../../components/page";
import { Answer } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { Applications } from "./parts/applications";
import { Fund } from "./parts/fund";
import type { FundAnswer, OptionsAnswer } from "./parts/types";

/** 项目与资金: the programmes that are applied for, and the money against its bands. */
export default function ProjectsPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const options = useLoad<OptionsAnswer>("/admin/subsidy/projects/options");
  const fund = useLoad<FundAnswer>(year ? `/admin/subsidy/years/${year}/fund` : null);
  return (
    <Page
      title="项目与资金"
      note="登记申报、按政策核算、由人决定；补助不超过核算上限，同一项目不重复享受。"
      actions={year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
    >
      <Answer of={options} after={years} rows={6}>
        {(offered) =>
          year ? (
            <>
              <Fund key={`fund ${year}`} fund={fund} options={offered} />
              <Applications key={`list ${year}`} year={year} options={offered} onChange={() => void fund.reload()} />
            </>
          ) : null
        }
      </Answer>
    </Page>
  );
}

export const config = defineRouteConfig({ label: "项目与资金", rank: 7 });

export const handle = { breadcrumb: () => "项目与资金" };
