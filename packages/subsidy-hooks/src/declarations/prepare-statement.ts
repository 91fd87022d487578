import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { type CheckedRows, checkRows } from "../declared/check-rows";
import type { Field, Mapping, Platform, Table } from "../declared/fields";
import { findColumns, isPersonal, mapColumns, type OwnColumns, onlyMapped } from "../declared/map-columns";
import { PRESETS } from "../declared/presets";
import { readStatement } from "../declared/read-statement";
import type { SnapshotMerchant } from "../ledger/order-snapshot";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import { goodsClassesOf } from "../recording/goods-classes";
import { merchantsById } from "../recording/read-order-snapshot";
import type { Policy } from "../rules/policy";

export interface StatementInput {
  platform: Platform;
  policy_year: number;
  merchant_id: string;
  /** Of rows that name none; null when each row must. */
  goods_class: string | null;
  own_columns: OwnColumns;
}

/** A statement's titles, without those that say who the buyer is, and what was found of what is needed. */
export interface StatementColumns {
  header: string[];
  columns: Readonly<Partial<Record<Field, string>>>;
  missing: readonly Field[];
}

/** Whose sales these are, if the shop knows. Error: `declared_merchant_unknown`. */
export async function merchantOfStatement(container: MedusaContainer, id: string): Promise<SnapshotMerchant> {
  const found = await merchantsById(container.resolve(ContainerRegistrationKeys.QUERY), [id]);
  const merchant = found.get(id);
  if (!merchant) throw declaredErrors.declared_merchant_unknown();
  return merchant;
}

/** Error: `declared_class_unknown`. */
export function assertGoodsClass(policy: Policy, goodsClass: string | null): void {
  const known = goodsClassesOf(policy);
  if (goodsClass === null || known.some(({ code }) => code === goodsClass)) return;
  throw declaredErrors.declared_class_unknown({
    goods_class: goodsClass,
    known: known.map(({ name }) => name).join("、"),
  });
}

/** What the file's columns are, for the operator to choose from. Errors: those of `readStatement`, `findColumns`. */
export async function readColumns(bytes: Uint8Array, input: StatementInput): Promise<StatementColumns> {
  const rows = await readStatement(bytes);
  const { header, columns, missing } = findColumns(rows, PRESETS[input.platform], input.own_columns);
  const titles = [...new Set(header)].filter((title) => title !== "" && !isPersonal(title));
  return { header: titles, columns, missing };
}

/** The mapped columns of a file and nothing else of it. Errors: those of `readStatement` and `mapColumns`. */
export async function readMapped(
  bytes: Uint8Array,
  input: StatementInput,
): Promise<{ table: Table; mapping: Mapping }> {
  const { table, mapping } = mapColumns(await readStatement(bytes), PRESETS[input.platform], input.own_columns);
  return { table: onlyMapped(table, mapping), mapping };
}

/** What can be declared of a mapped table, by the file alone. */
export function checkMapped(
  { table, mapping }: { table: Table; mapping: Mapping },
  policy: Policy,
  { policy_year, goods_class }: Pick<StatementInput, "policy_year" | "goods_class">,
): CheckedRows {
  return checkRows(table, mapping, {
    policy_year,
    goods_class,
    goods_classes: goodsClassesOf(policy),
    now: new Date(),
  });
}
