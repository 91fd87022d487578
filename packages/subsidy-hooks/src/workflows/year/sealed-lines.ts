import { fen } from "@qinshui/cn/money";
import { ENTRY_BASIS_ZH, type EntryBasis } from "../../ledger/entry";
import type { EntryRow } from "../../modules/subsidy/entry-row";
import type { AsOf } from "../../modules/subsidy/report-queries";
import type SubsidyModuleService from "../../modules/subsidy/service";
import type { SealedLine } from "../../proof/sealed-line";

const PAGE = 10_000;

/** The lines of a policy year up to a position of the ledger, in its order, page by page. */
export async function* sealedLines(
  ledger: SubsidyModuleService,
  year: number,
  as_of: AsOf,
): AsyncGenerator<SealedLine[]> {
  let position = 0;
  for (let after = "0"; ; ) {
    const rows = await ledger.reportLines({ policy_year: year, as_of, after, limit: PAGE });
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
    yield rows.map((row) => sealedLine(row, position++));
  }
}

/** What of an entry is sealed. It says all of it itself, so a line is the same in every revision. */
export function sealedLine(row: EntryRow, position: number): SealedLine {
  return {
    position,
    entry_id: row.id,
    source_key: row.source_key,
    claimant_id: row.merchant_id ?? "",
    claimant_name: row.merchant_name ?? "",
    claimant_kind: row.merchant_kind ?? "",
    credit_code: row.merchant_credit_code ?? "",
    goods_class: row.goods_class ?? "",
    channel: row.channel,
    platform: row.platform,
    kind: row.kind,
    part: row.part,
    amount_fen: fen(row.amount_fen),
    occurred_at: instant(row.occurred_at),
    sale_occurred_at: instant(row.sale_occurred_at),
    recorded_at: instant(row.created_at),
    order_id: row.order_id,
    order_display_id: row.order_display_id,
    line_id: row.line_id,
    title: row.title,
    corrects: row.corrects ?? "",
    reasons: row.reasons.join(";"),
    note: noteOf(row),
  };
}

function noteOf({ basis, to_check }: EntryRow): string {
  const text = ENTRY_BASIS_ZH[basis as EntryBasis] ?? basis;
  return to_check ? `${text}；待核对` : text;
}

function instant(value: Date | string): string {
  return new Date(value).toISOString();
}
