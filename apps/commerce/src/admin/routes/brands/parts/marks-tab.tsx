import { Badge, Button, Heading } from "@medusajs/ui";
import { Empty, Failure, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import { THUMB } from "../../../components/section";
import type { Mark } from "../../../lib/types";
import { useAll } from "../../../lib/use-all";
import { MARK_KIND_ZH } from "../../../lib/words";
import { MarkForm } from "./mark-form";
import { MarksTable } from "./marks-table";

/** The regional brand, the local brands and the register's entries, each kind by itself. */
export function MarksTab() {
  const { rows, error, reload } = useAll<Mark>("/admin/marks", "marks");
  const [creating, setCreating] = useState(false);
  return (
    <div className="divide-y">
      <div className={`flex flex-wrap items-center justify-between gap-3 px-6 py-4 ${THUMB}`}>
        <Heading level="h2">品牌与地理标志</Heading>
        <Button onClick={() => setCreating(true)}>登记品牌或地理标志</Button>
      </div>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {!rows && !error ? <Waiting rows={6} /> : null}
      {rows?.length === 0 ? <Empty title="还没有登记品牌">先登记区域公用品牌，再登记本地品牌和地理标志。</Empty> : null}
      {rows?.length ? <Kinds rows={rows} /> : null}
      {creating ? <MarkForm onDone={reload} onClose={() => setCreating(false)} /> : null}
    </div>
  );
}

function Kinds({ rows }: { rows: Mark[] }) {
  return (["regional_brand", "local_brand", "geographical_indication"] as const).map((kind) => {
    const marks = rows.filter((mark) => mark.kind === kind);
    if (marks.length === 0) return null;
    return (
      <section key={kind} aria-label={MARK_KIND_ZH[kind]}>
        <div className="flex items-center gap-2 px-6 py-3">
          <Heading level="h3">{MARK_KIND_ZH[kind]}</Heading>
          <Badge size="2xsmall">{marks.length}</Badge>
        </div>
        <MarksTable rows={marks} isRegister={kind === "geographical_indication"} />
      </section>
    );
  });
}
