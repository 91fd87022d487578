import { Button, Container } from "@medusajs/ui";
import { Failure, useLoad, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { Link, useParams } from "react-router-dom";
import { MerchantStatusBadge } from "../../../components/badges";
import { Facts, PageHead, Section } from "../../../components/section";
import type { MerchantDetail } from "../../../lib/types";
import { MERCHANT_KIND_ZH } from "../../../lib/words";
import { Authorisations } from "./parts/authorisations";
import { Members } from "./parts/members";
import { Products } from "./parts/products";
import { StatusActions } from "./parts/status-actions";
import { StatusHistory } from "./parts/status-history";

/** A merchant: licence, history, people, goods and authorisations. */
export default function MerchantPage() {
  const { id = "" } = useParams();
  const { data, error, loading, reload } = useLoad<{ merchant: MerchantDetail }>(`/admin/merchants/${id}`);
  return (
    <div className="flex flex-col gap-y-3">
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {loading ? (
        <Container className="p-0">
          <Waiting rows={8} />
        </Container>
      ) : null}
      {data ? <Detail merchant={data.merchant} reload={reload} /> : null}
    </div>
  );
}

function Detail({ merchant, reload }: { merchant: MerchantDetail; reload: () => Promise<void> }) {
  return (
    <>
      <PageHead
        title={
          <>
            {merchant.name}
            <MerchantStatusBadge status={merchant.status} />
          </>
        }
        note={<span className="font-mono">{merchant.credit_code}</span>}
        actions={
          <>
            <Button variant="secondary" asChild>
              <Link to={`/subsidy/merchants/${merchant.id}`}>补贴明细</Link>
            </Button>
            <StatusActions merchant={merchant} onDone={reload} />
          </>
        }
      />
      <Section title="执照信息" note="会在商城的商家页面上公示（亮照）。">
        <Facts rows={licenceOf(merchant)} />
      </Section>
      <StatusHistory changes={merchant.status_changes} />
      <Members merchant={merchant} onDone={reload} />
      <Products merchant={merchant} onDone={reload} />
      <Authorisations authorisations={merchant.authorisations} />
    </>
  );
}

function licenceOf(merchant: MerchantDetail): [string, string][] {
  return [
    ["商家类型", MERCHANT_KIND_ZH[merchant.kind]],
    [merchant.kind === "individual" ? "经营者" : "法定代表人", merchant.legal_representative ?? "未登记"],
    ["住所", merchant.licence_address],
    ["登记机关", merchant.licence_issuer],
    ["成立日期", merchant.established_on],
    ["经营范围", merchant.business_scope],
    ["联系电话", merchant.phone],
    ["网址名", merchant.handle],
    ["商家故事", merchant.story ?? "未填写"],
  ];
}

export const handle = { breadcrumb: () => "商家详情" };
