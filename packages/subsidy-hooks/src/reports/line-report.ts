import { type Fen, fen } from "@qinshui/cn/money";
import {
  ENTRY_BASIS_ZH,
  ENTRY_KIND_ZH,
  ENTRY_PLATFORM_ZH,
  type EntryBasis,
  type EntryKind,
  type EntryPlatform,
} from "../ledger/entry";
import type { SalesChannelKind } from "../ledger/order-snapshot";
import type { EntryRow } from "../modules/subsidy/entry-row";
import type { Policy } from "../rules/policy";
import { MERCHANT_KIND_ZH } from "../rules/vocabulary";
import { type ReasonText, reasonText } from "./reasons";

/** One entry as it is shown: with its tag, and why it counts or does not. */
export interface LineReport {
  seq: string;
  source_key: string;
  order_id: string;
  order_display_id: string;
  line_id: string;
  title: string;
  part: string;
  platform: string;
  platform_text: string;
  kind: string;
  kind_text: string;
  basis_text: string;
  amount_fen: Fen;
  occurred_at: Date;
  sale_occurred_at: Date;
  recorded_at: Date;
  to_check: boolean;
  corrects: string | null;
  counts: boolean;
  goods_class: string | null;
  goods_class_text: string | null;
  /** Why it does not count; empty when it does. */
  reasons: ReasonText[];
  why: string;
  /** Ids of the policy's clauses it counts by; empty when it does not. */
  clauses: readonly string[];
}

export function lineReport(line: EntryRow, policy: Policy): LineReport {
  const rules = policy.online_sales.goods_classes.get(line.goods_class ?? "");
  const reasons = line.counts ? [] : line.reasons.map(reasonText);
  return {
    seq: line.seq,
    source_key: line.source_key,
    order_id: line.order_id,
    order_display_id: line.order_display_id,
    line_id: line.line_id,
    title: line.title,
    part: line.part,
    platform: line.platform,
    platform_text: ENTRY_PLATFORM_ZH[line.platform as EntryPlatform] ?? line.platform,
    kind: line.kind,
    kind_text: ENTRY_KIND_ZH[line.kind as EntryKind] ?? line.kind,
    basis_text: ENTRY_BASIS_ZH[line.basis as EntryBasis] ?? line.basis,
    amount_fen: fen(line.amount_fen),
    occurred_at: new Date(line.occurred_at),
    sale_occurred_at: new Date(line.sale_occurred_at),
    recorded_at: new Date(line.created_at),
    to_check: line.to_check,
    corrects: line.corrects,
    counts: line.counts,
    goods_class: line.goods_class,
    goods_class_text: rules?.name ?? line.goods_class,
    reasons,
    why: line.counts ? whyItCounts(line, rules?.name ?? "") : reasons.map(({ text }) => text).join("；"),
    clauses: line.counts ? [...new Set([...policy.online_sales.clauses, ...(rules?.clauses ?? [])])] : [],
  };
}

const SOLD_ZH: Readonly<Record<SalesChannelKind, string>> = { online: "线上成交", onsite: "体验馆现场成交" };

function whyItCounts(line: EntryRow, className: string): string {
  const kind = MERCHANT_KIND_ZH[line.merchant_kind as keyof typeof MERCHANT_KIND_ZH] ?? line.merchant_kind;
  const sold = SOLD_ZH[line.channel as SalesChannelKind] ?? `成交于 ${line.channel}`;
  return `${sold}；商家为${kind}，成交时审核通过；商品成交时认定为${className}`;
}
