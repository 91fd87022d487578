import { Badge, StatusBadge } from "@medusajs/ui";
import { type FindingState, SEVERITY_ZH, type Severity, STATE_ZH } from "../../../../../review/vocabulary";

const SEVERITY_COLOUR = { high: "red", medium: "orange", low: "grey" } as const satisfies Record<Severity, string>;

export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <Badge size="2xsmall" color={SEVERITY_COLOUR[severity]} title="疑点的程度" className="shrink-0 whitespace-nowrap">
      {SEVERITY_ZH[severity]}
    </Badge>
  );
}

const STATE_COLOUR = {
  open: "orange",
  needs_evidence: "blue",
  decided: "green",
  lapsed: "grey",
} as const satisfies Record<FindingState, string>;

export function StateBadge({ state }: { state: FindingState }) {
  return (
    <StatusBadge color={STATE_COLOUR[state]} className="whitespace-nowrap">
      {STATE_ZH[state]}
    </StatusBadge>
  );
}
