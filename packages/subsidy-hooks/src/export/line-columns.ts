import { ENTRY_BASIS_ZH, ENTRY_KIND_ZH, ENTRY_PLATFORM_ZH } from "../ledger/entry";
import { REASON_ZH } from "../ledger/reasons";
import type { Policy } from "../rules/policy";
import { MERCHANT_KIND_ZH, SALES_CHANNEL_ZH } from "../rules/vocabulary";

/**
 * A column of 明细表 and 剔除表, written by the database itself: at a million rows whatever a program does to each cell
 * costs several times what reading it does.
 */
export interface LineColumn {
  title: string;
  /** Width in characters, for a spreadsheet. */
  width: number;
  /**
   * What `sql` gives, never null. `free`: text that people typed, which must be escaped. `code`: ids, numbers and our
   * own words, which are written as text as they are. `money`: fen.
   */
  holds: "free" | "code" | "money";
  /** An expression on a row `e` of `subsidy_entry`. */
  sql: string;
}

/** One row per entry. No personal data: neither name, address nor telephone of a buyer. */
export function lineColumns(policy: Policy): LineColumn[] {
  const classes = [...policy.online_sales.goods_classes.values()].map((rules) => [rules.goods_class, rules.name]);
  return [
    { title: "流水序号", width: 10, holds: "code", sql: "e.seq::text" },
    { title: "补贴年度", width: 10, holds: "code", sql: "e.policy_year::text" },
    { title: "商家", width: 28, holds: "free", sql: "coalesce(e.merchant_name, '')" },
    { title: "统一社会信用代码", width: 22, holds: "code", sql: "coalesce(e.merchant_credit_code, '')" },
    { title: "商家类型", width: 12, holds: "code", sql: words("e.merchant_kind", MERCHANT_KIND_ZH) },
    // As text: a spreadsheet would turn long numbers into powers of ten.
    { title: "订单号", width: 24, holds: "code", sql: "e.order_display_id" },
    { title: "商品", width: 32, holds: "free", sql: "e.title" },
    { title: "项目", width: 8, holds: "code", sql: words("e.part", { goods: "商品", freight: "运费" }) },
    { title: "渠道", width: 12, holds: "code", sql: words("e.channel", SALES_CHANNEL_ZH) },
    { title: "平台", width: 12, holds: "code", sql: words("e.platform", ENTRY_PLATFORM_ZH) },
    { title: "商品类别", width: 14, holds: "code", sql: words("e.goods_class", Object.fromEntries(classes)) },
    { title: "流水类型", width: 10, holds: "code", sql: words("e.kind", ENTRY_KIND_ZH) },
    { title: "金额（元）", width: 16, holds: "money", sql: "e.amount_fen" },
    { title: "金额归属依据", width: 24, holds: "code", sql: words("e.basis", ENTRY_BASIS_ZH) },
    { title: "待核对", width: 8, holds: "code", sql: yesNo("e.to_check") },
    { title: "发生时间", width: 20, holds: "code", sql: shanghai("e.occurred_at") },
    { title: "成交时间", width: 20, holds: "code", sql: shanghai("e.sale_occurred_at") },
    { title: "入账时间", width: 20, holds: "code", sql: shanghai("e.created_at") },
    { title: "是否计入", width: 10, holds: "code", sql: yesNo("e.counts") },
    { title: "剔除原因", width: 48, holds: "code", sql: reasonWords() },
    { title: "流水来源", width: 64, holds: "code", sql: "e.source_key" },
    { title: "更正的流水", width: 64, holds: "code", sql: "coalesce(e.corrects, '')" },
  ];
}

/** Codes in the reader's words; a code without a word stays as it is. */
function words(column: string, known: Readonly<Record<string, string>>): string {
  const cases = Object.entries(known).map(([code, word]) => `when ${quoted(code)} then ${quoted(word)}`);
  return `coalesce(case ${column} ${cases.join(" ")} else ${column} end, '')`;
}

function reasonWords(): string {
  // Most rows have none or one; only the rest is taken apart.
  const one = words("e.reasons[1]", REASON_ZH);
  const several = `(select string_agg(${words("r.code", REASON_ZH)}, '；' order by r.at)
    from unnest(e.reasons) with ordinality r (code, at))`;
  return `case cardinality(e.reasons) when 0 then '' when 1 then ${one} else ${several} end`;
}

function yesNo(column: string): string {
  return `case when ${column} then '是' else '否' end`;
}

/** Beijing time to the second. */
function shanghai(column: string): string {
  return `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`;
}

/** An SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
