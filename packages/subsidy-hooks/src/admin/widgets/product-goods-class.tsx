import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Badge, Button, Container, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { DecideForm } from "../components/decide-form";
import { THUMB } from "../components/page";
import { Failure, Waiting } from "../components/states";
import { date } from "../lib/format";
import type { ClassesAnswer } from "../lib/types";
import { useLoad } from "../lib/use-load";

/** 补贴商品类别: the class of this product, its history, and a new decision. */
const ProductGoodsClassWidget = ({ data: product }: { data: { id: string } }) => {
  const { data, error, loading, reload } = useLoad<ClassesAnswer>(
    `/admin/subsidy/goods-classes?product_id=${product.id}`,
  );
  const [deciding, setDeciding] = useState(false);
  const nameOf = (code: string) => data?.classes.find((choice) => choice.code === code)?.name ?? code;
  const known = data?.products[0];

  return (
    <Container className={`divide-y p-0 ${THUMB}`}>
      <div className="flex items-center justify-between px-6 py-4">
        <Heading level="h2">补贴商品类别</Heading>
        {data && !deciding ? (
          <Button size="small" variant="secondary" onClick={() => setDeciding(true)}>
            认定
          </Button>
        ) : null}
      </div>
      {loading ? <Waiting rows={2} /> : null}
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {known ? (
        <div className="flex flex-col gap-y-2 px-6 py-4">
          <div>
            <Badge size="2xsmall" color={known.current ? "green" : "orange"}>
              {known.current ? nameOf(known.current.goods_class) : "尚未认定，销售不计入补贴"}
            </Badge>
          </div>
          {known.decisions.map((decision) => (
            <Text key={decision.id} size="xsmall" className="text-ui-fg-subtle">
              {date(decision.effective_from)} 起：{nameOf(decision.goods_class)}
              {decision.note ? `（${decision.note}）` : ""}
            </Text>
          ))}
        </div>
      ) : null}
      {data && deciding ? (
        <div className="px-6 py-4">
          <DecideForm
            productIds={[product.id]}
            classes={data.classes}
            onDone={async () => {
              setDeciding(false);
              await reload();
            }}
          />
        </div>
      ) : null}
    </Container>
  );
};

export const config = defineWidgetConfig({ zone: "product.details.side.after" });

export default ProductGoodsClassWidget;
