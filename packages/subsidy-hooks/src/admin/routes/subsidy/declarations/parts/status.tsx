import { StatusBadge } from "@medusajs/ui";
import { STATUS_ZH } from "../../../../../modules/subsidy/declared";
import type { StatementStatus } from "./types";

const COLOUR = {
  importing: "blue",
  staged: "orange",
  failed: "red",
  rejected: "grey",
  posting: "blue",
  accepted: "green",
  reversing: "blue",
  undone: "grey",
} as const satisfies Record<StatementStatus, unknown>;

export function StatementStatusBadge({ status }: { status: StatementStatus }) {
  return (
    <StatusBadge color={COLOUR[status]} className="whitespace-nowrap">
      {STATUS_ZH[status]}
    </StatusBadge>
  );
}
