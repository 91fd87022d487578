import type { FindingCounts } from "../../../../../modules/subsidy/findings";
import type { FindingDetail, FindingSummary } from "../../../../../reports/finding-report";

export interface FindingsAnswer {
  findings: FindingSummary[];
  count: number;
  counts: FindingCounts;
  merchants: { id: string; name: string }[];
  signals: { code: string; text: string }[];
}

export interface FindingAnswer {
  finding: FindingDetail;
}

export interface SampleAnswer {
  year: number;
  seed: string;
  as_of: string;
  entry_count: number;
  sample: {
    entry_id: string;
    order_id: string;
    order_display_id: string;
    title: string;
    merchant_name: string | null;
    amount_fen: string;
    sold_at: string;
  }[];
}
