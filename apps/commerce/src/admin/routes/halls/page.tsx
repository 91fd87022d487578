import { defineRouteConfig } from "@medusajs/admin-sdk";
import { MapPin } from "@medusajs/icons";
import { Button, Container } from "@medusajs/ui";
import { Empty, Failure, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { PageHead } from "../../components/section";
import type { Hall } from "../../lib/types";
import { useAll } from "../../lib/use-all";
import { HallForm } from "./parts/hall-form";
import { HallsTable } from "./parts/halls-table";

/** 体验馆: the showrooms. */
export default function HallsPage() {
  const { rows, error, reload } = useAll<Hall>("/admin/halls", "halls");
  const [creating, setCreating] = useState(false);
  return (
    <div className="flex flex-col gap-y-3">
      <PageHead
        title="体验馆"
        note="线上线下的展示点：地址、开放时间、陈列的商品，可以设为自提点。"
        actions={<Button onClick={() => setCreating(true)}>新建体验馆</Button>}
      />
      <Container className="p-0">
        {error ? <Failure error={error} retry={() => void reload()} /> : null}
        {!rows && !error ? <Waiting rows={4} /> : null}
        {rows?.length === 0 ? <Empty title="还没有体验馆">点“新建体验馆”，填地址和开放时间。</Empty> : null}
        {rows?.length ? <HallsTable rows={rows} /> : null}
      </Container>
      {creating ? <HallForm onDone={reload} onClose={() => setCreating(false)} /> : null}
    </div>
  );
}

export const config = defineRouteConfig({ label: "体验馆", icon: MapPin, rank: 3 });

export const handle = { breadcrumb: () => "体验馆" };
