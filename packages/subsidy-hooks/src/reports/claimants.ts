import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import type { Json } from "./json";
import type { ExcludedRow, OverviewRow, YearOverview } from "./year-overview";

/** A claimant's year in one row: its classes, what of its sales does not count, and the subsidy of all classes. */
export interface ClaimantRow {
  /** Null for entries that no merchant is known for. */
  id: string | null;
  name: string | null;
  credit_code: string | null;
  kind: string | null;
  classes: Json<OverviewRow>[];
  excluded_fen: Fen;
  subsidy_fen: Fen;
  to_check_count: number;
}

/** Every claimant with entries in the year, those with counted sales first, each in the overview's order. */
export function claimantsOf({ rows, excluded }: Pick<Json<YearOverview>, "rows" | "excluded">): ClaimantRow[] {
  const ids = new Set<string | null>([
    ...rows.map((row) => row.claimant_id),
    ...excluded.map((row) => row.merchant_id),
  ]);
  return [...ids].map((id) =>
    claimantRow(
      id,
      rows.filter((row) => row.claimant_id === id),
      excluded.filter((row) => row.merchant_id === id),
    ),
  );
}

function claimantRow(id: string | null, classes: Json<OverviewRow>[], excluded: Json<ExcludedRow>[]): ClaimantRow {
  return {
    id,
    name: classes[0]?.claimant_name ?? excluded[0]?.merchant_name ?? null,
    credit_code: classes[0]?.credit_code ?? excluded[0]?.credit_code ?? null,
    kind: classes[0]?.merchant_kind ?? excluded[0]?.merchant_kind ?? null,
    classes,
    excluded_fen: sumFen(excluded.map((row) => fen(row.amount_fen))),
    subsidy_fen: sumFen(classes.map((row) => fen(row.subsidy_fen))),
    to_check_count: classes.reduce((sum, row) => sum + row.to_check_count, 0),
  };
}
