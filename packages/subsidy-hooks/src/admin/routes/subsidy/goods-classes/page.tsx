import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Button, Label, Switch } from "@medusajs/ui";
import { useRef, useState } from "react";
import { DecideForm } from "../../../components/decide-form";
import { Page, Section } from "../../../components/page";
import { Pager } from "../../../components/pager";
import { SearchInput } from "../../../components/search-input";
import { Answer, Empty } from "../../../components/states";
import type { ClassesAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { ProductsTable } from "./parts/products-table";

const PAGE = 20;

/** 商品类别认定: the reviewer decides which class a product is of, from which day on. */
export default function GoodsClassesPage() {
  const [q, setQ] = useState("");
  const [undecided, setUndecided] = useState(false);
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<string[]>([]);
  const search = new URLSearchParams({ limit: String(PAGE), offset: String(offset), undecided: String(undecided), q });
  const products = useLoad<ClassesAnswer>(`/admin/subsidy/goods-classes?${search}`);
  const form = useRef<HTMLDivElement>(null);
  const restart = () => {
    setOffset(0);
    setSelected([]);
  };

  return (
    <Page
      title="商品类别认定"
      note="一般工业品与特色农产品分别核算。认定从生效日期起适用于之后成交的销售；没有认定的商品不计入补贴。"
    >
      <Section title="商品" note="勾选商品，在列表下面一起认定">
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pb-4 md:px-6">
          <SearchInput
            label="按商品名称查找"
            value={q}
            onChange={(value) => {
              setQ(value);
              restart();
            }}
          />
          <div className="flex min-h-11 items-center gap-2">
            <Switch
              id="undecided"
              checked={undecided}
              onCheckedChange={(checked) => {
                setUndecided(checked);
                restart();
              }}
            />
            <Label htmlFor="undecided" className="flex min-h-11 items-center">
              只看还没有认定的
            </Label>
          </div>
        </div>
        <Answer of={products} rows={8}>
          {(data) => (
            <Products
              answer={data}
              offset={offset}
              setOffset={setOffset}
              selected={selected}
              setSelected={setSelected}
            />
          )}
        </Answer>
      </Section>
      {products.data && selected.length > 0 ? (
        <Section title={`为选中的 ${selected.length} 个商品认定类别`}>
          <div ref={form} className="px-4 pb-4 md:px-6">
            <DecideForm
              productIds={selected}
              classes={products.data.classes}
              onDone={async () => {
                setSelected([]);
                await products.reload();
              }}
            />
          </div>
        </Section>
      ) : null}
      {selected.length > 0 ? (
        <div className="sticky bottom-3 z-10 flex justify-center lg:hidden">
          <Button onClick={() => form.current?.scrollIntoView({ block: "center" })}>
            已选 {selected.length} 个，去认定
          </Button>
        </div>
      ) : null}
    </Page>
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
  if (answer.products.length === 0)
    return <Empty title="没有符合条件的商品">换一个名称，或关掉“只看还没有认定的”。</Empty>;
  return (
    <>
      <ProductsTable answer={answer} selected={selected} setSelected={setSelected} />
      <Pager offset={offset} shown={answer.products.length} count={answer.count} page={PAGE} onChange={setOffset} />
    </>
  );
}

export const config = defineRouteConfig({ label: "商品类别认定", rank: 2 });

export const handle = { breadcrumb: () => "商品类别认定" };
