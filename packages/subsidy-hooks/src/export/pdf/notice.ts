import { sumFen } from "@qinshui/cn/money";
import type { Content, TableCell } from "pdfmake/interfaces";
import { hexText, parseSeal } from "../../proof/checkpoint";
import { parseNote } from "../../proof/signed-note";
import type { OverviewRow } from "../../reports/year-overview";
import type { Policy } from "../../rules/policy";
import { amount, clauseTexts, paragraph, section, table } from "./parts";
import { renderPdf } from "./render";

export interface NoticeInput {
  policy: Policy;
  policy_year: number;
  rows: readonly OverviewRow[];
  /** Whether the year is closed; before that the list is a draft and says so. */
  certified: boolean;
  /** First and last day of the notice, Shanghai dates; null while it has not begun. */
  period: { from: string; to: string } | null;
  /** How many working days it lasts at least. */
  working_days: number;
  /** The sealed revision; null before. */
  revision: number | null;
  /** The signed checkpoint of the sealed year, to be printed whole; null before. */
  checkpoint: string | null;
  at: Date;
}

/** 公示: who is to be paid what, by which words, and the checkpoint by which anybody can hold the figures to it. */
export function noticePdf(input: NoticeInput): Promise<Buffer> {
  const { policy, policy_year, rows, certified, period, working_days, revision, checkpoint, at } = input;
  const paid = rows.filter((row) => row.subsidy_fen > 0n);
  const name = policy.online_sales.name;
  const draft = certified ? `（第 ${revision} 版）` : "（草稿，未关账）";
  const content: Content[] = [
    paragraph(
      `根据《${policy.name}》（${policy.document_number}），现将 ${policy_year} 年度${name}拟补贴名单予以公示。${periodText(period, working_days)}如有异议，请在公示期内以书面形式向公示单位提出，并说明理由。`,
    ),
    table(
      ["auto", "*", "auto", "auto", "auto", "auto"],
      ["序号", "申报主体", "统一社会信用代码", "商品类别", "网络销售净额", "拟补贴金额"],
      [
        ...paid.map((row, i) => [
          `${i + 1}`,
          row.claimant_name,
          row.credit_code ?? "",
          row.goods_class_zh,
          amount(row.net_fen),
          amount(row.subsidy_fen),
        ]),
        [{ text: "合计", bold: true, colSpan: 5 }, "", "", "", "", amount(sumFen(paid.map((row) => row.subsidy_fen)))],
      ],
    ),
    ...(paid.length === 0 ? [paragraph("本年度没有申报主体达到起补线。")] : []),
    ...section(
      "依据",
      clauseTexts(policy, [
        ...[...policy.online_sales.goods_classes.values()].flatMap((rules) => rules.clauses),
        ...rows.flatMap(clausesOf),
      ]),
    ),
    ...checkpointContent(checkpoint),
    signature(),
  ];
  return renderPdf({ title: `${policy_year} 年度${name}公示${draft}`, at, content });
}

function clausesOf({ explanation }: OverviewRow): readonly string[] {
  return explanation.flatMap((step) => step.clauses);
}

function periodText(period: NoticeInput["period"], days: number): string {
  return period
    ? `公示期自 ${period.from} 起至 ${period.to} 止，不少于 ${days} 个工作日。`
    : `公示期不少于 ${days} 个工作日。`;
}

function checkpointContent(checkpoint: string | null): Content[] {
  if (checkpoint === null) return [];
  return section("存证摘要", [
    paragraph(
      "下列摘要由全年流水逐笔计算并签名。任何人凭核验包可用公开的程序重新算出同样的根和金额；流水有一处改动，根就不同。",
    ),
    table(["auto", "*"], ["项目", "核验程序显示的内容"], compared(checkpoint)),
    paragraph("签名的存证摘要全文："),
    { text: checkpoint.trim(), fontSize: 7.5, preserveLeadingSpaces: true, margin: [0, 2, 0, 8] },
  ]);
}

/** What `verify` prints of a checkpoint, by the same names, to be compared letter by letter. */
function compared(checkpoint: string): TableCell[][] {
  const seal = parseSeal(parseNote(Buffer.from(checkpoint)).text);
  const hash = (bytes: Uint8Array): TableCell => ({
    stack: [Buffer.from(bytes).toString("base64"), hexText(bytes)],
    fontSize: 8.5,
  });
  return [
    ["来源 origin", seal.origin],
    ["笔数 size", `${seal.size}`],
    ["根 root", hash(seal.root)],
    ["清单 manifest", hash(seal.manifest)],
  ];
}

function signature(): Content {
  return {
    text: "公示单位（盖章）：\n日期：",
    alignment: "right",
    margin: [0, 24, 90, 0],
    unbreakable: true,
  } as Content;
}
