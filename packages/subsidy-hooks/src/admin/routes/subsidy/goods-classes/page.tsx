import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Button, Container, Heading, Input, Label, Switch, Text } from "@medusajs/ui";
import { useState } from "react";
import { DecideForm } from "../../../components/decide-form";
import { Empty, Failure, Waiting } from "../../../components/states";
import type { ClassesAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { ProductsTable } from "./parts/products-table";

const PAGE = 50;

/** 商品类别认定: the reviewer decides which class a product is of, from which day on. */
export default function GoodsClassesPage() {
  const [q, setQ] = useState("");
  const [undecided, setUndecided] = useState(false);
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<string[]>([]);
  const search = new URLSearchParams({ limit: String(PAGE), offset: String(offset), undecided: String(undecided), q });
  const products = useLoad<ClassesAnswer>(`/admin/subsidy/goods-classes?${search}`);
  const restart = () => {
    setOffset(0);
    setSelected([]);
  };

  return (
    <div className="flex flex-col gap-y-3">
      <Container>
        <Heading>商品类别认定</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          一般工业品与特色农产品分别核算。认定从生效日期起适用于之后成交的销售；没有认定的商品不计入补贴。
        </Text>
      </Container>
      <Container className="p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <Input
            className="w-72"
            type="search"
            placeholder="按商品名称查找"
            aria-label="按商品名称查找"
            value={q}
            onChange={(event) => {
              setQ(event.target.value);
              restart();
            }}
          />
          <div className="flex items-center gap-2">
            <Switch
              id="undecided"
              checked={undecided}
              onCheckedChange={(checked) => {
                setUndecided(checked);
                restart();
              }}
            />
            <Label htmlFor="undecided">只看还没有认定的</Label>
          </div>
        </div>
        {products.error ? <Failure error={products.error} retry={() => void products.reload()} /> : null}
        {products.loading ? <Waiting rows={8} /> : null}
        {products.data ? (
          <Products
            answer={products.data}
            offset={offset}
            setOffset={setOffset}
            selected={selected}
            setSelected={setSelected}
          />
        ) : null}
      </Container>
      {products.data && selected.length > 0 ? (
        <Container>
          <Heading level="h2">为选中的 {selected.length} 个商品认定类别</Heading>
          <DecideForm
            productIds={selected}
            classes={products.data.classes}
            onDone={async () => {
              setSelected([]);
              await products.reload();
            }}
          />
        </Container>
      ) : null}
    </div>
  );
}

function Products(props: {
  answer: ClassesAnswer;
  offset: number;
  setOffset: (offset: number) => void;
  selected: string[];
  setSelected: (ids: string[]) => void;
}) {
  const { answer, offset, setOffset, selected, setSelected } = props;
  if (answer.products.length === 0) return <Empty title="没有符合条件的商品" />;
  return (
    <>
      <ProductsTable answer={answer} selected={selected} setSelected={setSelected} />
      <div className="flex items-center justify-between px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          第 {offset + 1}–{offset + answer.products.length} 个，共 {answer.count} 个
        </Text>
        <div className="flex gap-2">
          <Button size="small" variant="secondary" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            上一页
          </Button>
          <Button
            size="small"
            variant="secondary"
            disabled={offset + PAGE >= answer.count}
            onClick={() => setOffset(offset + PAGE)}
          >
            下一页
          </Button>
        </div>
      </div>
    </>
  );
}

export const config = defineRouteConfig({ label: "商品类别认定", rank: 1 });

export const handle = { breadcrumb: () => "商品类别认定" };
