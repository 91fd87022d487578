import { Badge, Checkbox, Table, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { MerchantName } from "../../../../components/merchant-name";
import { date } from "../../../../lib/format";
import type { ClassesAnswer, ClassifiedProduct } from "../../../../lib/types";

export function ProductsTable(props: {
  answer: ClassesAnswer;
  selected: string[];
  setSelected: (ids: string[]) => void;
}) {
  const { answer, selected, setSelected } = props;
  const ids = answer.products.map((product) => product.id);
  const toggle = (id: string, on: boolean) =>
    setSelected(on ? [...selected, id] : selected.filter((other) => other !== id));
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell className="w-10">
              <Checkbox
                aria-label="选中本页全部"
                checked={ids.every((id) => selected.includes(id))}
                onCheckedChange={(on) => setSelected(on === true ? ids : [])}
              />
            </Table.HeaderCell>
            <Table.HeaderCell>商品</Table.HeaderCell>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>现在的类别</Table.HeaderCell>
            <Table.HeaderCell>认定记录</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {answer.products.map((product) => (
            <Table.Row key={product.id}>
              <Table.Cell>
                <Checkbox
                  aria-label={`选中 ${product.title}`}
                  checked={selected.includes(product.id)}
                  onCheckedChange={(on) => toggle(product.id, on === true)}
                />
              </Table.Cell>
              <Table.Cell>
                <Link className="text-ui-fg-interactive" to={`/products/${product.id}`}>
                  {product.title}
                </Link>
              </Table.Cell>
              <Table.Cell>
                <MerchantName name={product.merchant?.name ?? null} creditCode={product.merchant?.credit_code} />
              </Table.Cell>
              <Table.Cell>
                <CurrentClass product={product} classes={answer.classes} />
              </Table.Cell>
              <Table.Cell>
                <Text size="xsmall" className="text-ui-fg-muted">
                  {product.decisions.length === 0
                    ? "—"
                    : product.decisions
                        .map(
                          (decision) => `${date(decision.effective_from)} 起 ${nameOf(answer, decision.goods_class)}`,
                        )
                        .join("；")}
                </Text>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
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
