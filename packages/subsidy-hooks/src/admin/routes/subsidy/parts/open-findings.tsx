import { Alert } from "@medusajs/ui";
import { Link } from "react-router-dom";
import type { FindingCounts } from "../../../../modules/subsidy/findings";
import { useLoad } from "../../../lib/use-load";

/** How many findings of the year still wait for somebody; nothing when none does. */
export function OpenFindings({ year }: { year: number }) {
  const { data } = useLoad<{ counts: FindingCounts }>(`/admin/subsidy/findings/counts?year=${year}`);
  if (!data || data.counts.open + data.counts.needs_evidence === 0) return null;
  return (
    <Alert variant="warning">
      有 {data.counts.open} 条疑点待核查、{data.counts.needs_evidence} 条待补充佐证，都有结论之后才能关账。
      <Link className="text-ui-fg-interactive" to={`/subsidy/findings?year=${year}`}>
        去核查
      </Link>
    </Alert>
  );
}
