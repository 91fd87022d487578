import { Badge, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { type Column, DataTable } from "../../../../components/data-table";
import { LINK } from "../../../../components/link";
import { MerchantName } from "../../../../components/merchant-name";
import { date } from "../../../../lib/format";
import type { ClassesAnswer, ClassifiedProduct } from "../../../../lib/types";

export function ProductsTable(props: {
  answer: ClassesAnswer;
  selected: string[];
  setSelected: (ids: string[]) => void;
}) {
  const { answer, selected, setSelected } = props;
  return (
    <DataTable
      caption="商品"
      columns={columnsOf(answer)}
      rows={answer.products}
      keyOf={(product) => product.id}
      selection={{ selected, setSelected, labelOf: (product) => product.title }}
    />
  );
}

function columnsOf(answer: ClassesAnswer): Column<ClassifiedProduct>[] {
  return [
    {
      title: "商品",
      cell: (product) => (
        <Link className={LINK} to={`/products/${product.id}`}>
          {product.title}
        </Link>
      ),
    },
    {
      title: "商家",
      isWide: true,
      isPlain: true,
      cell: ({ merchant }) => <MerchantName name={merchant?.name ?? null} creditCode={merchant?.credit_code} />,
    },
    {
      title: "现在的类别",
      isPlain: true,
      cell: (product) => <CurrentClass product={product} classes={answer.classes} />,
    },
    {
      title: "认定记录",
      isPlain: true,
      cell: ({ decisions }) => (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {decisions
            .map((decision) => `${date(decision.effective_from)} 起 ${nameOf(answer, decision.goods_class)}`)
            .join("；") || "—"}
        </Text>
      ),
    },
  ];
}

function CurrentClass({ product, classes }: { product: ClassifiedProduct; classes: ClassesAnswer["classes"] }) {
  const { current } = product;
  if (!current) {
    return (
      <Badge size="2xsmall" color="orange">
        尚未认定
      </Badge>
    );
  }
  return (
    <Badge size="2xsmall" color="green">
      {nameOf({ classes }, current.goods_class)}
    </Badge>
  );
}

function nameOf({ classes }: Pick<ClassesAnswer, "classes">, code: string): string {
  return classes.find((choice) => choice.code === code)?.name ?? code;
}
