import type { MedusaContainer } from "@medusajs/framework/types";
import type { RowProblem } from "../declared/problems";
import { type ClassTotal, classTotals } from "../declared/totals";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { declaredBefore, soldHere, withoutProblems } from "./outside-duplicates";
import {
  assertGoodsClass,
  checkMapped,
  merchantOfStatement,
  readMapped,
  type StatementInput,
} from "./prepare-statement";

const CHUNK = 500;
/** Problems shown and kept; the counts are of all. */
export const SHOWN_PROBLEMS = 500;

/** What an import would book and what it would not; nothing is written anywhere. */
export interface DryRun {
  merchant_name: string;
  row_count: number;
  totals: ClassTotal[];
  problem_count: number;
  left_out_count: number;
  /** By line, the first {@link SHOWN_PROBLEMS}. */
  problems: RowProblem[];
}

/** Errors: those of reading the file; `declared_merchant_unknown`, `declared_class_unknown`. */
export async function dryRun(container: MedusaContainer, bytes: Uint8Array, input: StatementInput): Promise<DryRun> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  assertGoodsClass(ledger.policy(), input.goods_class);
  const merchant = await merchantOfStatement(container, input.merchant_id);
  const mapped = await readMapped(bytes, input);
  const { lines, problems } = checkMapped(mapped, ledger.policy(), input);
  const column = mapped.mapping.columns.order_no ?? null;
  const outside: RowProblem[] = [];
  for (let i = 0; i < lines.length; i += CHUNK) {
    const chunk = lines.slice(i, i + CHUNK);
    const numbers = chunk.map((line) => line.platform_order_no);
    const held = await ledger.declared((store) => store.heldElsewhere(input.platform, numbers));
    outside.push(...declaredBefore(chunk, held, column), ...(await soldHere(container, chunk, column)));
  }
  const good = withoutProblems(lines, outside);
  return {
    merchant_name: merchant.name,
    row_count: good.length,
    totals: classTotals(good),
    ...problemFigures([...problems, ...outside]),
  };
}

/** Problems by line, as many as are kept, with counts of all. */
export function problemFigures(
  problems: readonly RowProblem[],
): Pick<DryRun, "problem_count" | "left_out_count" | "problems"> {
  return {
    problem_count: problems.filter((problem) => !problem.left_out).length,
    left_out_count: problems.filter((problem) => problem.left_out).length,
    problems: [...problems].sort((a, b) => a.line - b.line).slice(0, SHOWN_PROBLEMS),
  };
}
