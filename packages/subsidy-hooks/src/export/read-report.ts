import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { fen } from "@qinshui/cn/money";
import { withDeclared } from "../declarations/declared-totals";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import type SubsidyModuleService from "../modules/subsidy/service";
import { reconcile } from "../recording/reconcile";
import { readYearOverview } from "../reports/read-year-overview";
import { shopTotals } from "../reports/shop-totals";
import { yearOverview } from "../reports/year-overview";
import { parsePolicy } from "../rules/parse-policy";
import type { PolicyFiles } from "../rules/policy-files";
import { yearErrors } from "../year/errors";
import { controlTotals } from "./control";
import type { Report } from "./report";

const ROUNDS = 3;

/** The figures of a year: of its newest sealed revision, or of an open year as they are now. */
export async function readReport(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  year: number,
  lost: AbortSignal,
): Promise<Report> {
  const [seal] = await ledger.listYearSeals({ policy_year: year }, { order: { revision: "DESC" }, take: 1 });
  return seal ? sealedReport(ledger, seal) : currentReport(container, ledger, year, lost);
}

/**
 * The figures at one state of the ledger. The shop goes on selling meanwhile: what was sold or refunded between the
 * ledger's reading and the shop's makes them differ, so then they are read once more. Errors: `export_out_of_balance`,
 * `declared_in_work` while a statement of the year is being booked or undone.
 */
export async function currentReport(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  year: number,
  lost: AbortSignal,
): Promise<Report> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (let round = 1; ; round++) {
    await reconcile(container);
    await assertNoneInWork(ledger, year);
    const as_of = await ledger.position();
    lost.throwIfAborted();
    const shop = await withDeclared(await shopTotals(query, ledger, year, as_of), ledger, year, as_of);
    lost.throwIfAborted();
    if (shop.differing_orders.length > 0 && round < ROUNDS) continue;
    const overview = await readYearOverview(ledger, year, as_of);
    const control = controlTotals(shop, overview, await linesIn(ledger, year, as_of));
    return { policy: ledger.policy(), policy_year: year, as_of, overview, control, at: new Date() };
  }
}

/** Half of a statement in the ledger is no figure of a year. */
async function assertNoneInWork(ledger: SubsidyModuleService, year: number): Promise<void> {
  const open = await ledger.declared((store) => store.openOf(year));
  const busy = open.find(({ status }) => status === "posting" || status === "reversing");
  if (busy) throw declaredErrors.declared_in_work({ name: busy.file_name });
}

type SealRow = Awaited<ReturnType<SubsidyModuleService["listYearSeals"]>>[number];

/**
 * The figures of a sealed revision: by its own policy, at its own state of the ledger, with what the shop's captures and
 * refunds came to when it was sealed. The same whenever it is asked. Error: `seal_differs` when the ledger no longer
 * gives what was sealed.
 */
async function sealedReport(ledger: SubsidyModuleService, seal: SealRow): Promise<Report> {
  const { policy_year, as_of, revision, root } = seal;
  const policy = parsePolicy(seal.policy_files as PolicyFiles);
  const sums = await ledger.yearSums(policy_year, as_of);
  const previous = await ledger.yearSums(policy_year - 1, as_of);
  const overview = yearOverview(policy, policy_year, sums, previous);
  const sealed = seal.control as Record<string, string>;
  const shop = {
    captured_fen: fen(sealed.captured_fen ?? ""),
    refunded_fen: fen(sealed.refunded_fen ?? ""),
    difference_fen: fen(0),
    differing_orders: [],
  };
  const control = controlTotals(shop, overview, await linesIn(ledger, policy_year, as_of));
  if (`${control.subsidy_fen}` !== sealed.subsidy_fen) throw yearErrors.seal_differs({ what: "补贴合计" });
  return { policy, policy_year, as_of, overview, control, at: new Date(seal.sealed_at), certified: { revision, root } };
}

/** What 明细表 and 剔除表 come to, asked of the lines themselves. */
async function linesIn(ledger: SubsidyModuleService, policy_year: number, as_of: string) {
  const counted = await ledger.reportSums({ policy_year, as_of, counts: true });
  const excluded = await ledger.reportSums({ policy_year, as_of, counts: false });
  return {
    counted_fen: fen(counted.amount_fen),
    excluded_fen: fen(excluded.amount_fen),
    entry_count: counted.entry_count + excluded.entry_count,
  };
}
