import { Alert } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { LINK } from "../../../../components/link";

/** Says that a year was closed already, and what becomes of what is declared for it now. */
export function ClosedYear({ year, closed }: { year: number; closed: { revision: number } | null }) {
  if (!closed) return null;
  return (
    <Alert variant="warning">
      {year} 年度已经关账（第 {closed.revision} 版）。已封存的数字不会改变；现在采信或撤销的申报要等封存更正版次、
      重新公示之后才有效。请先与财务确认。{" "}
      <Link className={LINK} to={`/subsidy/year?year=${year}`}>
        去年度关账
      </Link>
    </Alert>
  );
}
