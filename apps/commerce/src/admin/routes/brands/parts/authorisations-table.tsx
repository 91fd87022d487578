import { Button, Table, toast, usePrompt } from "@medusajs/ui";
import { asApiError, request } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { Link } from "react-router-dom";
import { ValidityBadge } from "../../../components/badges";
import type { Authorisation } from "../../../lib/types";

export function AuthorisationsTable({ rows, onDone }: { rows: Authorisation[]; onDone: () => Promise<void> }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>授权编号</Table.HeaderCell>
            <Table.HeaderCell>状态</Table.HeaderCell>
            <Table.HeaderCell>标志</Table.HeaderCell>
            <Table.HeaderCell>商家与商品</Table.HeaderCell>
            <Table.HeaderCell>有效期</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">操作</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((authorisation) => (
            <Table.Row key={authorisation.id}>
              <Table.Cell className="whitespace-nowrap">{authorisation.number}</Table.Cell>
              <Table.Cell>
                <ValidityBadge state={authorisation.state} />
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">{authorisation.mark.name}</Table.Cell>
              <Table.Cell className="min-w-56">
                <Joined authorisation={authorisation} />
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap tabular-nums">
                {authorisation.valid_from}
                <br />至 {authorisation.valid_until}
              </Table.Cell>
              <Table.Cell className="text-right">
                {authorisation.state === "valid" || authorisation.state === "not_yet" ? (
                  <RevokeButton authorisation={authorisation} onDone={onDone} />
                ) : null}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Joined({ authorisation: { merchant, product } }: { authorisation: Authorisation }) {
  return (
    <div className="flex flex-col py-2">
      <Link className="hover:text-ui-fg-interactive" to={`/merchants/${merchant.id}`}>
        {merchant.name}
      </Link>
      {product.title ? (
        <Link className="text-ui-fg-subtle hover:text-ui-fg-interactive" to={`/products/${product.id}`}>
          {product.title}
        </Link>
      ) : (
        <span className="text-ui-fg-subtle">商品已删除</span>
      )}
    </div>
  );
}

function RevokeButton(props: { authorisation: Authorisation; onDone: () => Promise<void> }) {
  const { authorisation, onDone } = props;
  const { id, number, mark, product, state } = authorisation;
  const prompt = usePrompt();
  const [revoking, setRevoking] = useState(false);
  const revoke = async () => {
    const effect =
      state === "valid"
        ? `“${product.title ?? "这个商品"}”的商品页和列表上，“${mark.name}”的印记在几秒内消失。`
        : `这项授权将不会生效，“${product.title ?? "这个商品"}”不会有“${mark.name}”的印记。`;
    const sure = await prompt({
      title: `撤销授权 ${number}？`,
      description: `${effect}商品照常出售，已成交的订单不受影响。撤销不能恢复，需要时只能新建授权。`,
      confirmText: "撤销授权",
      cancelText: "再想想",
    });
    if (!sure) return;
    setRevoking(true);
    try {
      await request(`/admin/authorisations/${id}/revoke`, { method: "POST", body: {} });
      toast.success(`授权 ${number} 已撤销`);
    } catch (error) {
      const { message, hint } = asApiError(error);
      toast.error(message, { description: hint });
    } finally {
      setRevoking(false);
    }
    await onDone();
  };
  return (
    <Button
      className="whitespace-nowrap max-sm:min-h-11"
      variant="secondary"
      isLoading={revoking}
      aria-label={`撤销授权 ${number}`}
      onClick={() => void revoke()}
    >
      撤销
    </Button>
  );
}
