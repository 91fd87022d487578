import { defineRouteConfig } from "@medusajs/admin-sdk";
import { CurrencyDollar } from "@medusajs/icons";
import { Alert, Button, Container, Heading, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { Link } from "react-router-dom";
import { Empty, Failure, Waiting } from "../../components/states";
import { YearSelect } from "../../components/year-select";
import { asApiError, request } from "../../lib/api";
import type { OverviewAnswer } from "../../lib/types";
import { useLoad } from "../../lib/use-load";
import { useYears } from "../../lib/use-years";
import { ExcludedTable } from "./parts/excluded-table";
import { MonthChart } from "./parts/month-chart";
import { OpenFindings } from "./parts/open-findings";
import { OverviewTable } from "./parts/overview-table";
import { Totals } from "./parts/totals";

/** 年度总览: what each merchant sold, what of it counts, and what the policy makes of it. */
export default function SubsidyOverviewPage() {
  const { data: years, error: yearsError, year, choices, choose, reload: reloadYears } = useYears();
  const overview = useLoad<OverviewAnswer>(year ? `/admin/subsidy/years/${year}` : null);
  const error = yearsError ?? overview.error;

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading>网络销售补贴 · 年度总览</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {years ? `${years.policy.document_number} ${years.policy.name}` : " "}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {year ? <YearSelect years={choices} value={year} onChange={choose} /> : null}
          <ReconcileButton
            onDone={async () => {
              await Promise.all([reloadYears(), overview.reload()]);
            }}
          />
          <Button size="small" variant="secondary" asChild>
            <Link to={`/subsidy/projects${year ? `?year=${year}` : ""}`}>项目与资金</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to={`/subsidy/simulator${year ? `?year=${year}` : ""}`}>试算</Link>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <Link to={`/subsidy/exports${year ? `?year=${year}` : ""}`}>导出报表</Link>
          </Button>
        </div>
      </Container>
      {error ? <Failure error={error} retry={() => void overview.reload()} /> : null}
      {!error && !overview.data ? (
        <Container className="p-0">
          <Waiting rows={6} />
        </Container>
      ) : null}
      {overview.data ? <Overview data={overview.data} /> : null}
    </div>
  );
}

function Overview({ data }: { data: OverviewAnswer }) {
  return (
    <>
      <FailedOrders data={data} />
      <OpenFindings year={data.year} />
      <Totals totals={data.totals} />
      <MonthChart year={data.year} />
      <Container className="p-0">
        <div className="px-6 py-4">
          <Heading level="h2">计入补贴的销售</Heading>
        </div>
        {data.rows.length > 0 ? (
          <OverviewTable rows={data.rows} year={data.year} />
        ) : (
          <Empty title="这个年度还没有计入补贴的销售">
            商家审核通过、商品认定类别之后，线上成交的商品会自动归集到这里。
          </Empty>
        )}
      </Container>
      <Container className="p-0">
        <div className="px-6 py-4">
          <Heading level="h2">不计入的金额与原因</Heading>
        </div>
        {data.excluded.length > 0 ? (
          <ExcludedTable rows={data.excluded} year={data.year} />
        ) : (
          <Empty title="没有被剔除的金额" />
        )}
      </Container>
    </>
  );
}

function FailedOrders({ data }: { data: OverviewAnswer }) {
  if (data.failed_orders.length === 0) return null;
  return (
    <Alert variant="warning">
      <div className="flex flex-col gap-y-1">
        <strong>有 {data.failed_orders.length} 个订单没能入账，系统会每分钟重试：</strong>
        {data.failed_orders.map((order) => (
          <span key={order.order_id}>
            <Link className="text-ui-fg-interactive" to={`/orders/${order.order_id}`}>
              查看订单
            </Link>
            ：{order.message}（已试 {order.attempts} 次）
          </span>
        ))}
      </div>
    </Alert>
  );
}

function ReconcileButton({ onDone }: { onDone: () => Promise<void> }) {
  const [running, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    try {
      const { reconciled } = await request<{ reconciled: { orders: number; entries: number; tags: number } }>(
        "/admin/subsidy/reconcile",
        { method: "POST", body: {} },
      );
      await onDone();
      toast.success("归集完成", {
        description: `查看了 ${reconciled.orders} 个订单，新增流水 ${reconciled.entries} 笔、标记 ${reconciled.tags} 个。`,
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
      立即归集
    </Button>
  );
}

export const config = defineRouteConfig({ label: "网络销售补贴", icon: CurrencyDollar });

export const handle = { breadcrumb: () => "网络销售补贴" };
