import type { MedusaContainer } from "@medusajs/framework/types";
import type { DeclaredLine } from "../declared/check-rows";
import type { Mapping } from "../declared/fields";
import type { RowProblem } from "../declared/problems";
import { classTotals } from "../declared/totals";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { StatementRow, StoredClassTotal } from "../modules/subsidy/declared";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import type SubsidyModuleService from "../modules/subsidy/service";
import { toJson } from "../reports/json";
import { problemFigures } from "./dry-run";
import { readStored } from "./files";
import { declaredBefore, soldHere, withoutProblems } from "./outside-duplicates";
import { checkMapped, tableOf } from "./prepare-statement";

const CHUNK = 500;

/**
 * Stores a statement's good rows; the ledger is not touched. A run that follows one that was cut off finds its rows
 * stored already. Error: `declared_nothing_to_book`.
 */
export async function importStatement(
  container: MedusaContainer,
  statement: StatementRow,
  lost: AbortSignal,
): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const mapping = statement.mapping as Mapping;
  const table = tableOf(await readStored(container, statement.file_id));
  const { lines, problems } = await checkMapped(table, mapping, ledger.policy(), statement);
  const column = mapping.columns.order_no ?? null;
  const stored: DeclaredLine[] = [];
  const outside: RowProblem[] = [];
  for (let i = 0; i < lines.length; i += CHUNK) {
    lost.throwIfAborted();
    const chunk = lines.slice(i, i + CHUNK);
    const own = await soldHere(container, chunk, column);
    const fresh = withoutProblems(chunk, own);
    const held = await ledger.declared((store) => store.stage(statement, fresh));
    const before = declaredBefore(fresh, held, column);
    outside.push(...own, ...before);
    stored.push(...withoutProblems(fresh, before));
    // Rows without a line were looked at before the first chunk.
    const done = table.rows.length - lines.length + Math.min(i + CHUNK, lines.length);
    await ledger.declared((store) => store.jobs.report(statement, done, table.rows.length));
  }
  if (stored.length === 0) throw declaredErrors.declared_nothing_to_book();
  await ledger.declared((store) =>
    store.finishImport(statement, {
      row_count: stored.length,
      totals: toJson(classTotals(stored)) as StoredClassTotal[],
      ...problemFigures([...problems, ...outside]),
    }),
  );
}
