import type { MedusaContainer } from "@medusajs/framework/types";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { DeclaredRowRow, StatementRow } from "../modules/subsidy/declared";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import type SubsidyModuleService from "../modules/subsidy/service";
import { recordDeclared } from "./record-declared";

const PAGE = 100;

/** Books every row of an accepted statement. */
export async function postStatement(
  container: MedusaContainer,
  statement: StatementRow,
  lost: AbortSignal,
): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  await eachRow(ledger, statement, lost, async (row) => {
    await ledger.declared((store) => store.markPosted(row.id));
    await recordDeclared(container, row.id);
  });
  await ledger.declared((store) => store.finishWork(statement, "accepted"));
}

/** Takes every row back by entries of its own, at the instant at which a person decided so. */
export async function reverseStatement(
  container: MedusaContainer,
  statement: StatementRow,
  lost: AbortSignal,
): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const decisions = await ledger.declared((store) => store.decisions(statement.id));
  const undo = decisions.findLast(({ decision }) => decision === "undo");
  if (!undo) throw declaredErrors.declared_wrong_state();
  await eachRow(ledger, statement, lost, async (row) => {
    await ledger.declared((store) => store.markUndone(row.id, new Date(undo.created_at)));
    await recordDeclared(container, row.id);
  });
  await ledger.declared((store) => store.finishWork(statement, "undone"));
}

async function eachRow(
  ledger: SubsidyModuleService,
  statement: StatementRow,
  lost: AbortSignal,
  work: (row: DeclaredRowRow) => Promise<void>,
): Promise<void> {
  let done = 0;
  for (let after = 0; ; ) {
    const rows = await ledger.declared((store) => store.rowsAfter(statement.id, after, PAGE));
    for (const row of rows) {
      lost.throwIfAborted();
      await work(row);
    }
    done += rows.length;
    await ledger.declared((store) => store.jobs.report(statement, done, statement.row_count));
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.line ?? after;
  }
}
