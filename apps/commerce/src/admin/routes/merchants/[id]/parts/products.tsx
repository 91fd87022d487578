import { Alert, Badge, Button, Table } from "@medusajs/ui";
import { ApiError, Empty, Failure, request, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { Link } from "react-router-dom";
import { FormDrawer } from "../../../../components/form-drawer";
import { ProductPicker } from "../../../../components/product-picker";
import { Section } from "../../../../components/section";
import type { MerchantDetail, Product } from "../../../../lib/types";
import { useAll } from "../../../../lib/use-all";
import { PRODUCT_STATUS_ZH } from "../../../../lib/words";

/** The merchant's goods, and more of them. */
export function Products({ merchant, onDone }: { merchant: MerchantDetail; onDone: () => Promise<void> }) {
  const search = new URLSearchParams({ fields: "id,title,handle,status", order: "title" });
  // Without an id the list would be that of all products.
  for (const id of merchant.product_ids.length > 0 ? merchant.product_ids : ["none"]) search.append("id[]", id);
  const products = useAll<Product>(`/admin/products?${search}`, "products");
  const [assigning, setAssigning] = useState(false);
  return (
    <Section
      title="商品"
      actions={
        <Button variant="secondary" onClick={() => setAssigning(true)}>
          划入商品
        </Button>
      }
    >
      {products.error ? <Failure error={products.error} retry={() => void products.reload()} /> : null}
      {!products.rows && !products.error ? <Waiting rows={3} /> : null}
      {products.rows?.length === 0 ? <Empty title="还没有商品">先在“商品”里新建，再划入这个商家。</Empty> : null}
      {products.rows?.length ? <ProductsTable rows={products.rows} /> : null}
      {assigning ? <AssignForm merchant={merchant} onDone={onDone} onClose={() => setAssigning(false)} /> : null}
    </Section>
  );
}

function ProductsTable({ rows }: { rows: Product[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商品</Table.HeaderCell>
            <Table.HeaderCell>状态</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((product) => (
            <Table.Row key={product.id}>
              <Table.Cell className="min-w-48">
                <Link className="text-ui-fg-interactive-hover hover:underline" to={`/products/${product.id}`}>
                  {product.title}
                </Link>
              </Table.Cell>
              <Table.Cell>
                <Badge size="2xsmall" color={product.status === "published" ? "green" : "grey"}>
                  {PRODUCT_STATUS_ZH[product.status]}
                </Badge>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

const NOTHING_CHOSEN = new ApiError("还没有选择商品", "请至少勾选一个商品。");

function AssignForm(props: { merchant: MerchantDetail; onDone: () => Promise<void>; onClose: () => void }) {
  const { merchant, onDone, onClose } = props;
  const [product_ids, setProductIds] = useState<string[]>([]);
  const ownerOf = (product: Product) => {
    if (merchant.product_ids.includes(product.id)) return "已经是这个商家的";
    return product.merchant ? `属于${product.merchant.name}` : undefined;
  };
  return (
    <FormDrawer
      title={`划入商品：${merchant.name}`}
      fields={[]}
      before={() => (
        <Alert variant="warning">
          商品归属定了就不能更改：这些商品的销售、货款和补贴从此都算这个商家的。划错了只能由新的商家重新上架。
        </Alert>
      )}
      after={<ProductPicker label="商品" selected={product_ids} onChange={setProductIds} barred={ownerOf} />}
      submit="划入"
      send={async () => {
        if (product_ids.length === 0) throw NOTHING_CHOSEN;
        await request(`/admin/merchants/${merchant.id}/products`, { method: "POST", body: { product_ids } });
      }}
      done="商品已划入"
      onDone={onDone}
      onClose={onClose}
    />
  );
}
