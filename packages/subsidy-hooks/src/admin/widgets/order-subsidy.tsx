import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Alert, Button, Container, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { THUMB } from "../components/page";
import { Empty, Failure, Waiting } from "../components/states";
import { money } from "../lib/format";
import type { OrderAnswer } from "../lib/types";
import { useLoad } from "../lib/use-load";
import { OrderLinesTable } from "./parts/order-lines-table";
import { RefundForm } from "./parts/refund-form";

/** 补贴归集与退款: what of this order counts, and refunds by named lines. */
const OrderSubsidyWidget = ({ data: order }: { data: { id: string } }) => {
  const { data, error, loading, reload } = useLoad<OrderAnswer>(`/admin/subsidy/orders/${order.id}`);
  const [refunding, setRefunding] = useState(false);
  const left = (data?.payments ?? []).reduce((sum, payment) => sum + BigInt(payment.left_fen), 0n);
  const canRefund = Boolean(data && data.lines.length > 0 && left > 0n);

  return (
    <Container className={`divide-y p-0 ${THUMB}`}>
      <div className="flex items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">补贴归集与退款</Heading>
          {data && data.lines.length > 0 ? (
            <Text size="small" className="text-ui-fg-subtle">
              尚可退款 {money(left.toString())}
            </Text>
          ) : null}
        </div>
        {canRefund && !refunding ? (
          <Button size="small" variant="secondary" onClick={() => setRefunding(true)}>
            按商品退款
          </Button>
        ) : null}
      </div>
      {loading ? <Waiting rows={3} /> : null}
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {data?.failure ? (
        <div className="px-6 py-4">
          <Alert variant="warning">这个订单没能入账：{data.failure.message}</Alert>
        </div>
      ) : null}
      {data ? <Lines data={data} /> : null}
      {data && refunding ? (
        <RefundForm orderId={order.id} lines={data.lines} onCancel={() => setRefunding(false)} />
      ) : null}
    </Container>
  );
};

function Lines({ data }: { data: OrderAnswer }) {
  if (data.lines.length === 0) return <Empty title="还没有收款">收款之后，这里会列出每件商品是否计入补贴。</Empty>;
  return <OrderLinesTable lines={data.lines} />;
}

export const config = defineWidgetConfig({ zone: "order.details.after" });

export default OrderSubsidyWidget;
