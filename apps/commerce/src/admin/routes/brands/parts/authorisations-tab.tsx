import { Button, Heading } from "@medusajs/ui";
import { Empty, Failure, Pager, SearchInput, useLoad, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { THUMB } from "../../../components/section";
import type { Authorisation, Page } from "../../../lib/types";
import { AuthorisationForm } from "./authorisation-form";
import { AuthorisationsTable } from "./authorisations-table";

const PAGE = 20;

/** Who may use which mark on which goods, and what that is worth today. */
export function AuthorisationsTab() {
  const [q, setQ] = useState("");
  const [offset, setOffset] = useState(0);
  const [creating, setCreating] = useState(false);
  const search = new URLSearchParams({ limit: String(PAGE), offset: String(offset) });
  if (q.trim()) search.set("q", q.trim());
  const { data, error, loading, reload } = useLoad<Page & { authorisations: Authorisation[] }>(
    `/admin/authorisations?${search}`,
  );
  return (
    <div className="divide-y">
      <div className={`flex flex-wrap items-center justify-between gap-3 px-6 py-4 ${THUMB}`}>
        <Heading level="h2">授权</Heading>
        <div className="flex flex-wrap items-center gap-3 sm:flex-nowrap">
          <SearchInput
            placeholder="编号、商家、商品或标志"
            label="按编号、商家、商品或标志查找"
            value={q}
            onChange={(value) => {
              setQ(value);
              setOffset(0);
            }}
          />
          <Button className="whitespace-nowrap" onClick={() => setCreating(true)}>
            新建授权
          </Button>
        </div>
      </div>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {loading ? <Waiting rows={6} /> : null}
      {data?.count === 0 ? <Nothing searched={q.trim() !== ""} /> : null}
      {data && data.count > 0 ? (
        <div>
          <AuthorisationsTable rows={data.authorisations} onDone={reload} />
          <Pager
            {...{ offset, shown: data.authorisations.length, count: data.count, page: PAGE }}
            onChange={setOffset}
          />
        </div>
      ) : null}
      {creating ? <AuthorisationForm onDone={reload} onClose={() => setCreating(false)} /> : null}
    </div>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  if (searched) return <Empty title="没有符合条件的授权">请换个关键词。</Empty>;
  return <Empty title="还没有授权">点“新建授权”，选标志、商家和商品，填有效期。</Empty>;
}
