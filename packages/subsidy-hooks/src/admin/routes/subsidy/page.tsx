import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CurrencyDollar } from "@medusajs/icons";
import { Alert, Button } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { ActionButton } from "../../components/action-button";
import { LINK } from "../../components/link";
import { Page, Section } from "../../components/page";
import { Answer, Empty } from "../../components/states";
import { YearSelect } from "../../components/year-select";
import { request } from "../../lib/api";
import type { GoodsClassChoice, OverviewAnswer } from "../../lib/types";
import { useLoad } from "../../lib/use-load";
import { useYears } from "../../lib/use-years";
import { ExcludedTable } from "./parts/excluded-table";
import { MonthChart } from "./parts/month-chart";
import { OpenFindings } from "./parts/open-findings";
import { OverviewTable } from "./parts/overview-table";
import { Totals } from "./parts/totals";

/** 年度总览: what each merchant sold, what of it counts, and what the policy makes of it. */
export default function SubsidyOverviewPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const overview = useLoad<OverviewAnswer>(year ? `/admin/subsidy/years/${year}` : null);
  const reload = async () => {
    await Promise.all([years.reload(), overview.reload()]);
  };
  return (
    <Page
      title="网络销售补贴 · 年度总览"
      note={years.data ? `${years.data.policy.document_number} ${years.data.policy.name}` : "\u00a0"}
      actions={
        <>
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
          <ActionButton label="立即归集" run={() => reconcile(reload)} />
          {PLACES.map(({ path, label }) => (
            <Button key={path} size="small" variant="secondary" asChild>
              <Link to={`/subsidy/${path}${year ? `?year=${year}` : ""}`}>{label}</Link>
            </Button>
          ))}
        </>
      }
    >
      <Answer of={overview} after={years} rows={6}>
        {(data) => <Overview data={data} classes={years.data?.goods_classes ?? []} />}
      </Answer>
    </Page>
  );
}

const PLACES = [
  { path: "merchants", label: "申报主体" },
  { path: "projects", label: "项目与资金" },
  { path: "simulator", label: "试算" },
  { path: "exports", label: "导出报表" },
];

async function reconcile(reload: () => Promise<void>) {
  const { reconciled } = await request<{ reconciled: { orders: number; entries: number; tags: number } }>(
    "/admin/subsidy/reconcile",
    { method: "POST", body: {} },
  );
  await reload();
  const { orders, entries, tags } = reconciled;
  return {
    title: "归集完成",
    description: `查看了 ${orders} 个订单，新增流水 ${entries} 笔、标记 ${tags} 个。`,
  };
}

function Overview({ data, classes }: { data: OverviewAnswer; classes: GoodsClassChoice[] }) {
  return (
    <>
      <FailedOrders data={data} />
      <OpenFindings year={data.year} />
      <Totals totals={data.totals} />
      <MonthChart year={data.year} classes={classes} />
      <Section title="计入补贴的销售" note="每户每类离起补线还有多远；关账前均为预估">
        {data.rows.length > 0 ? (
          <OverviewTable key={data.year} rows={data.rows} year={data.year} />
        ) : (
          <Empty title="这个年度还没有计入补贴的销售">
            商家审核通过、商品认定类别之后，线上成交的商品会自动归集到这里。
          </Empty>
        )}
      </Section>
      <Section title="不计入的金额与原因">
        {data.excluded.length > 0 ? (
          <ExcludedTable key={data.year} rows={data.excluded} year={data.year} />
        ) : (
          <Empty title="没有被剔除的金额" />
        )}
      </Section>
    </>
  );
}

function FailedOrders({ data }: { data: OverviewAnswer }) {
  if (data.failed_orders.length === 0) return null;
  return (
    <Alert variant="warning">
      <div className="flex flex-col gap-y-1">
        <strong>有 {data.failed_orders.length} 个订单没能入账，系统会每分钟重试：</strong>
        <span>入账之前不知道它们的金额属于哪个年度，所以每个年度都要等它们入账才能关账。</span>
        {data.failed_orders.map((order) => (
          <span key={order.order_id}>
            <Link className={LINK} to={`/orders/${order.order_id}`}>
              查看订单
            </Link>
            ：{order.message}（已试 {order.attempts} 次）
          </span>
        ))}
      </div>
    </Alert>
  );
}

export const config = defineRouteConfig({ label: "网络销售补贴", icon: CurrencyDollar });

export const handle = { breadcrumb: () => "网络销售补贴" };
