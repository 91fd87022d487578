import type { MedusaContainer } from "@medusajs/framework/types";
import { fen } from "@qinshui/cn/money";
import { type ProblemSum, problemSums, type RowProblem } from "../declared/problems";
import type { StatementColumns } from "../declared/read-mapped";
import { type StandingSum, standingAt, standingSums } from "../declared/standing";
import { type ClassTotal, classTotals } from "../declared/totals";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { eligibilityIfAny } from "../rules/eligibility";
import { declaredBefore, soldHere, withoutProblems } from "./outside-duplicates";
import { assertGoodsClass, checkMapped, merchantOfStatement, type StatementInput, tableOf } from "./prepare-statement";
import { readFile } from "./read-file";

const CHUNK = 500;
/** Problems shown and kept; the counts are of all. */
export const SHOWN_PROBLEMS = 500;

/** What an import would book and what it would not; nothing is written anywhere. */
export interface DryRun {
  merchant_name: string;
  row_count: number;
  totals: ClassTotal[];
  /** What of that would count and what would not, as the ledger would judge it now. */
  standings: StandingSum[];
  problem_count: number;
  left_out_count: number;
  problem_sums: ProblemSum[];
  /** By line, the first {@link SHOWN_PROBLEMS}. */
  problems: RowProblem[];
}

/**
 * The file's columns, and what an import of it would book; no result while columns are missing. Errors: those of
 * `readFile`; `declared_merchant_unknown`, `declared_class_unknown`.
 */
export async function dryRun(
  container: MedusaContainer,
  bytes: Uint8Array,
  input: StatementInput,
): Promise<{ columns: StatementColumns; result: DryRun | null }> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const policy = ledger.policy();
  assertGoodsClass(policy, input.goods_class);
  const merchant = await merchantOfStatement(container, input.merchant_id);
  const { columns, mapped } = await readFile({ bytes, platform: input.platform, own_columns: input.own_columns });
  if (!mapped) return { columns, result: null };
  const { lines, problems } = await checkMapped(tableOf(mapped.table), mapped.mapping, policy, input);
  const column = mapped.mapping.columns.order_no ?? null;
  const outside: RowProblem[] = [];
  for (let i = 0; i < lines.length; i += CHUNK) {
    const chunk = lines.slice(i, i + CHUNK);
    const numbers = chunk.map((line) => line.platform_order_no);
    const held = await ledger.declared((store) => store.heldElsewhere(input.platform, numbers));
    outside.push(...declaredBefore(chunk, held, column), ...(await soldHere(container, chunk, column)));
  }
  const good = withoutProblems(lines, outside);
  const groups = good.map(({ goods_class, paid_at, goods_fen, refunded_fen, line }) => ({
    ...{ goods_class, paid_at, orders: 1, lines: [line] },
    net_fen: fen(goods_fen - refunded_fen),
  }));
  const result = {
    merchant_name: merchant.name,
    row_count: good.length,
    totals: classTotals(good),
    standings: standingSums(groups, standingAt(merchant, eligibilityIfAny(policy))),
    ...problemFigures([...problems, ...outside]),
  };
  return { columns, result };
}

/** Problems by line, as many as are kept, with counts and sums of all. */
export function problemFigures(
  problems: readonly RowProblem[],
): Pick<DryRun, "problem_count" | "left_out_count" | "problem_sums" | "problems"> {
  return {
    problem_count: problems.filter((problem) => !problem.left_out).length,
    left_out_count: problems.filter((problem) => problem.left_out).length,
    problem_sums: problemSums(problems),
    problems: [...problems].sort((a, b) => a.line - b.line).slice(0, SHOWN_PROBLEMS),
  };
}
