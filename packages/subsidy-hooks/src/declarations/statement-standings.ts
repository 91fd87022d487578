import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { lineIdOf } from "../declared/declared-entries";
import { type StandingSum, standingAt, standingSums } from "../declared/standing";
import type { SnapshotMerchant } from "../ledger/order-snapshot";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { ShownRow, StatementRow } from "../modules/subsidy/declared";
import type SubsidyModuleService from "../modules/subsidy/service";
import { merchantsById } from "../recording/read-order-snapshot";
import { reasonText } from "../reports/reasons";
import { eligibilityIfAny } from "../rules/eligibility";
import { withClassName } from "./statement-json";

const BOOKED = ["posting", "accepted", "reversing"];

/** What a statement's rows come to: as the ledger would judge them now, or as they stand in it once it is accepted. */
export interface StatementStandings {
  booked: boolean;
  sums: StandingSum[];
}

/** Nothing for a statement that is not, or no longer, to be booked, or whose merchant is gone. */
export async function statementStandings(
  container: MedusaContainer,
  statement: StatementRow,
): Promise<StatementStandings> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  if (BOOKED.includes(statement.status)) {
    return { booked: true, sums: await ledger.declared((store) => store.bookedStandings(statement.id)) };
  }
  const merchant = statement.status === "staged" ? await sellerOf(container, statement) : undefined;
  if (!merchant) return { booked: false, sums: [] };
  const instants = merchant.status_changes.map(({ effective_at }) => effective_at);
  const groups = await ledger.declared((store) => store.saleGroups(statement.id, instants));
  return { booked: false, sums: standingSums(groups, standingAt(merchant, eligibilityIfAny(ledger.policy()))) };
}

/** A page of a statement's rows: what is declared, and why a row does not, or would not, count. */
export async function statementRows(
  container: MedusaContainer,
  statement: StatementRow,
  page: { offset: number; limit: number },
) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const policy = ledger.policy();
  const rows = await ledger.declared((store) => store.rowsShown(statement.id, page));
  const merchant = await sellerOf(container, statement);
  const judge = merchant ? standingAt(merchant, eligibilityIfAny(policy)) : undefined;
  const reasonsOf = ({ reasons, goods_class, paid_at }: ShownRow) =>
    reasons ?? judge?.(goods_class, new Date(paid_at)).reasons ?? [];
  return rows.map((row) =>
    withClassName(
      {
        line: row.line,
        order_id: row.id,
        line_id: lineIdOf(row),
        platform_order_no: row.platform_order_no,
        paid_at: new Date(row.paid_at).toISOString(),
        title: row.title,
        goods_class: row.goods_class,
        goods_fen: row.goods_fen,
        refunded_fen: row.refunded_fen,
        net_fen: `${BigInt(row.goods_fen) - BigInt(row.refunded_fen)}`,
        reasons: reasonsOf(row).map(reasonText),
      },
      policy,
    ),
  );
}

async function sellerOf(
  container: MedusaContainer,
  { merchant_id }: StatementRow,
): Promise<SnapshotMerchant | undefined> {
  return (await merchantsById(container.resolve(ContainerRegistrationKeys.QUERY), [merchant_id])).get(merchant_id);
}
