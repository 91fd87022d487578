import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Button, Container, Heading, Text } from "@medusajs/ui";
import { Failure, MerchantName, useLoad, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { Link } from "react-router-dom";
import { ValidityBadge } from "../components/badges";
import type { Listing } from "../lib/types";
import { LabelFacts } from "./parts/label-facts";
import { LabelForm } from "./parts/label-form";

/** 商家、标签与授权: what makes this product a listing of the county's shop. */
const ProductListingWidget = ({ data: product }: { data: { id: string } }) => {
  const { data, error, loading, reload } = useLoad<{ listing: Listing }>(`/admin/products/${product.id}/listing`);
  const [editing, setEditing] = useState(false);
  return (
    <>
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading level="h2">商家与授权</Heading>
        </div>
        {loading ? <Waiting rows={3} /> : null}
        {error ? <Failure error={error} retry={() => void reload()} /> : null}
        {data ? <Owner listing={data.listing} /> : null}
        {data ? <Badges listing={data.listing} /> : null}
      </Container>
      {data ? (
        <Container className="divide-y p-0">
          <div className="flex items-center justify-between px-6 py-4">
            <Heading level="h2">标签信息</Heading>
            <Button size="small" variant="secondary" aria-label="修改标签信息" onClick={() => setEditing(true)}>
              {data.listing.product_label ? "修改" : "填写"}
            </Button>
          </div>
          <LabelFacts label={data.listing.product_label ?? undefined} />
        </Container>
      ) : null}
      {data && editing ? (
        <LabelForm
          productId={product.id}
          label={data.listing.product_label ?? undefined}
          onDone={reload}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  );
};

function Owner({ listing: { merchant } }: { listing: Listing }) {
  return (
    <div className="px-6 py-4">
      {merchant ? (
        <Link className="hover:text-ui-fg-interactive block" to={`/merchants/${merchant.id}`}>
          <MerchantName name={merchant.name} creditCode={merchant.credit_code} />
        </Link>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          还不属于任何商家，销售不计入任何商家的补贴。请在商家的页面上划入这个商品。
        </Text>
      )}
    </div>
  );
}

function Badges({ listing: { authorisations } }: { listing: Listing }) {
  if (authorisations.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        没有品牌或地理标志的授权，商品页上没有印记。
      </Text>
    );
  }
  return authorisations.map((authorisation) => (
    <div key={authorisation.id} className="flex flex-col gap-y-1 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <Text size="small" weight="plus">
          {authorisation.mark.name}
        </Text>
        <ValidityBadge state={authorisation.state} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {authorisation.number}，{authorisation.valid_from} 至 {authorisation.valid_until}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {authorisation.badge ? "商品页上显示印记" : "商品页上不显示印记"}
      </Text>
    </div>
  ));
}

export const config = defineWidgetConfig({ zone: "product.details.side.after" });

export default ProductListingWidget;
