import { defineRouteConfig } from "@medusajs/admin-sdk";
import { BuildingStorefront } from "@medusajs/icons";
import { Button, Container, Select } from "@medusajs/ui";
import { Empty, Failure, Pager, SearchInput, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { PageHead } from "../../components/section";
import type { Merchant } from "../../lib/types";
import { useAll } from "../../lib/use-all";
import { MERCHANT_STATUS_ZH } from "../../lib/words";
import { MerchantForm } from "./parts/merchant-form";
import { MerchantsTable } from "./parts/merchants-table";

const PAGE = 20;
const ANY = "any";

/** 商家: who sells here, or wants to. */
export default function MerchantsPage() {
  // All of them: the status is that of today and no column to filter by, and a county has some hundreds at most.
  const { rows, error, reload } = useAll<Merchant>("/admin/merchants", "merchants");
  const [creating, setCreating] = useState(false);

  return (
    <div className="flex flex-col gap-y-3">
      <PageHead
        title="商家"
        note="商家通过审核后，页面才在商城公开，线上销售才可能计入补贴。"
        actions={<Button onClick={() => setCreating(true)}>登记商家</Button>}
      />
      <Container className="p-0">
        {error ? <Failure error={error} retry={() => void reload()} /> : null}
        {!rows && !error ? <Waiting rows={8} /> : null}
        {rows ? <Merchants rows={rows} /> : null}
      </Container>
      {creating ? <MerchantForm onDone={reload} onClose={() => setCreating(false)} /> : null}
    </div>
  );
}

function Merchants({ rows }: { rows: Merchant[] }) {
  const [search, setSearch] = useSearchParams();
  const q = search.get("q") ?? "";
  const status = search.get("status") ?? ANY;
  const offset = Number(search.get("offset") ?? 0);
  const set = (next: Record<string, string>) =>
    setSearch(
      (current) => {
        for (const [name, value] of Object.entries(next)) current.set(name, value);
        return current;
      },
      { replace: true },
    );
  const found = rows.filter((merchant) => matches(merchant, q) && (status === ANY || merchant.status === status));
  const shown = found.slice(offset, offset + PAGE);

  if (rows.length === 0) return <Empty title="还没有商家">点“登记商家”，按营业执照录入第一家。</Empty>;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 px-6 py-4">
        <SearchInput
          placeholder="名称或统一社会信用代码"
          label="按名称或统一社会信用代码查找"
          value={q}
          onChange={(value) => set({ q: value, offset: "0" })}
        />
        <Select value={status} onValueChange={(value) => set({ status: value, offset: "0" })}>
          <Select.Trigger className="h-11 w-36" aria-label="按状态筛选">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value={ANY}>全部状态</Select.Item>
            {Object.entries(MERCHANT_STATUS_ZH).map(([value, label]) => (
              <Select.Item key={value} value={value}>
                {label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      {shown.length === 0 ? (
        <Empty title="没有符合条件的商家">请换个关键词，或改看全部状态。</Empty>
      ) : (
        <>
          <MerchantsTable rows={shown} />
          <Pager
            {...{ offset, shown: shown.length, count: found.length, page: PAGE }}
            onChange={(next) => set({ offset: String(next) })}
          />
        </>
      )}
    </>
  );
}

function matches(merchant: Merchant, q: string): boolean {
  const wanted = q.normalize("NFKC").trim().toUpperCase();
  return merchant.name.toUpperCase().includes(wanted) || merchant.credit_code.includes(wanted);
}

export const config = defineRouteConfig({ label: "商家", icon: BuildingStorefront, rank: 1 });

export const handle = { breadcrumb: () => "商家" };
