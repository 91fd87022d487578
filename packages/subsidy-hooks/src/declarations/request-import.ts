import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { PLATFORM_ZH, type Platform } from "../declared/fields";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { StatementRow } from "../modules/subsidy/declared";
import { declaredErrors } from "../modules/subsidy/declared-errors";
import type SubsidyModuleService from "../modules/subsidy/service";
import { sha256Of, shownName, storePrivately } from "./files";
import { assertGoodsClass, merchantOfStatement, readMappedFile, type StatementInput } from "./prepare-statement";

export interface ImportInput extends StatementInput {
  file_name: string;
  uploaded_by: string;
}

/**
 * Takes a statement in hand: one for each file, however often it is handed in. Kept are its mapped columns only.
 * Errors: those of reading the file; `declared_merchant_unknown`, `declared_class_unknown`, `declared_file_known` when
 * the file is in hand for another merchant, platform or year.
 */
export async function requestImport(
  container: MedusaContainer,
  bytes: Uint8Array,
  input: ImportInput,
): Promise<{ statement: StatementRow; isNew: boolean }> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  assertGoodsClass(ledger.policy(), input.goods_class);
  const merchant = await merchantOfStatement(container, input.merchant_id);
  const file_sha256 = sha256Of(bytes);
  const inHand = await ledger.declared((store) => store.inHand(file_sha256));
  if (inHand) return { statement: sameRequest(inHand, input), isNew: false };

  const { table, rows, mapping } = await readMappedFile(bytes, input);
  const file_id = await storePrivately(container, "statement.json", "application/json", table);
  const request = ledger.declared((store) =>
    store.request({
      platform: input.platform,
      policy_year: input.policy_year,
      merchant_id: merchant.id,
      merchant_name: merchant.name,
      goods_class: input.goods_class,
      mapping,
      file_name: shownName(input.file_name),
      file_sha256,
      file_id,
      uploaded_by: input.uploaded_by,
      progress_total: rows,
    }),
  );
  // Kept only with a statement that names it: somebody may have handed the same file in at the same moment.
  const forget = () => container.resolve(Modules.FILE).deleteFiles(file_id);
  const { statement, isNew } = await request.catch(async (error) => {
    await forget();
    throw error;
  });
  if (!isNew) await forget();
  return { statement: isNew ? statement : sameRequest(statement, input), isNew };
}

function sameRequest(held: StatementRow, input: StatementInput): StatementRow {
  const isSame =
    held.platform === input.platform &&
    held.policy_year === input.policy_year &&
    held.merchant_id === input.merchant_id &&
    held.goods_class === input.goods_class;
  if (isSame) return held;
  throw declaredErrors.declared_file_known({
    merchant: held.merchant_name,
    year: held.policy_year,
    platform: PLATFORM_ZH[held.platform as Platform] ?? held.platform,
  });
}
