import { Alert } from "@medusajs/ui";
import { Link } from "react-router-dom";
import type { FindingCounts } from "../../../../modules/subsidy/findings";
import { LINK } from "../../../components/link";
import { FirstFailure } from "../../../components/states";
import { useLoad } from "../../../lib/use-load";

/** How many findings of the year still wait for somebody; nothing when none does. */
export function OpenFindings({ year }: { year: number }) {
  const answer = useLoad<{ counts: FindingCounts }>(`/admin/subsidy/findings/counts?year=${year}`);
  const counts = answer.data?.counts;
  if (!counts) return <FirstFailure of={[answer]} />;
  if (counts.open + counts.needs_evidence === 0) return null;
  return (
    <Alert variant="warning">
      有 {counts.open} 条疑点待核查、{counts.needs_evidence} 条待补充佐证，都有结论之后才能关账。
      <Link className={LINK} to={`/subsidy/findings?year=${year}`}>
        去核查
      </Link>
    </Alert>
  );
}
