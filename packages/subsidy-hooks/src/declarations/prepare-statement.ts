import { setImmediate } from "node:timers/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { type CheckedRows, rowChecker } from "../declared/check-rows";
import { statementErrors } from "../declared/errors";
import type { Mapping, Platform, Table } from "../declared/fields";
import { type OwnColumns, wantedTitles } from "../declared/map-columns";
import { PRESETS } from "../declared/presets";
import type { SnapshotMerchant } from "../ledger/order-snapshot";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import { goodsClassesOf } from "../recording/goods-classes";
import { merchantsById } from "../recording/read-order-snapshot";
import type { Policy } from "../rules/policy";
import { readFile } from "./read-file";

export interface StatementInput {
  platform: Platform;
  policy_year: number;
  merchant_id: string;
  /** Of rows that name none; null when each row must. */
  goods_class: string | null;
  own_columns: OwnColumns;
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

/** The mapped columns of a file and nothing else of it. Errors: those of `readFile`; `statement_columns_missing`. */
export async function readMappedFile(bytes: Uint8Array, { platform, own_columns }: StatementInput) {
  const { columns, mapped } = await readFile({ bytes, platform, own_columns });
  if (mapped) return mapped;
  throw statementErrors.statement_columns_missing({
    missing: wantedTitles(columns.missing, PRESETS[platform], own_columns),
  });
}

/** A stored table as it was read. */
export function tableOf(json: Uint8Array): Table {
  return JSON.parse(Buffer.from(json).toString("utf8")) as Table;
}

const BATCH = 2_000;

/** What can be declared of a mapped table, by the file alone. Others get their turn between the batches. */
export async function checkMapped(
  table: Table,
  mapping: Mapping,
  policy: Policy,
  { policy_year, goods_class }: Pick<StatementInput, "policy_year" | "goods_class">,
): Promise<CheckedRows> {
  const goods_classes = goodsClassesOf(policy);
  const { take, checked } = rowChecker(table.header, mapping, {
    policy_year,
    goods_class,
    goods_classes,
    now: new Date(),
  });
  for (let i = 0; i < table.rows.length; i += BATCH) {
    table.rows.slice(i, i + BATCH).forEach(take);
    await setImmediate();
  }
  return checked;
}
