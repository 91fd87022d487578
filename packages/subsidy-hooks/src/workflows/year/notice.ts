import type { YearReport } from "../../proof/year-report";
import type { SealRecord } from "./read-year";

export interface NoticeRow {
  number: number;
  claimant_name: string;
  goods_class: string;
  net_fen: string;
  subsidy_fen: string;
}

/** 公示 as it will be published: who is to be paid what, and the checkpoint whose root and manifest anyone can compare. */
export interface NoticePreview {
  document_number: string;
  revision: number;
  rows: NoticeRow[];
  total_subsidy_fen: string;
  root: string;
  checkpoint: string;
}

/** Only who is to be paid is named. `classNames` gives the goods classes' names. */
export function noticePreview(
  { report, revision, root, checkpoint }: SealRecord,
  classNames: ReadonlyMap<string, string>,
): NoticePreview {
  return {
    document_number: report.document_number,
    revision,
    rows: paidRows(report, classNames),
    total_subsidy_fen: report.total_subsidy_fen,
    root,
    checkpoint,
  };
}

function paidRows({ claimants }: YearReport, classNames: ReadonlyMap<string, string>): NoticeRow[] {
  const rows = claimants.flatMap(({ claimant_name, classes }) => classes.map((one) => ({ claimant_name, ...one })));
  return rows
    .filter((row) => BigInt(row.subsidy_fen) > 0n)
    .map(({ claimant_name, goods_class, net_fen, subsidy_fen }, i) => ({
      number: i + 1,
      claimant_name,
      goods_class: classNames.get(goods_class) ?? goods_class,
      net_fen,
      subsidy_fen,
    }));
}
