import { FIELD_ZH, type Field } from "./fields";

interface ProblemText {
  /** What rows with this problem are called together. */
  label: string;
  message: string;
  hint: string;
  /** Nothing is wrong with the row: it is merely not part of this declaration. */
  left_out?: true;
}

/** What can be wrong with a row. `{…}` is filled from the problem's details. */
const PROBLEMS = {
  row_shape: {
    label: "格数与表头不一致",
    message: "这一行的格数与表头不一致",
    hint: "多半是某一格里有逗号而没有加引号。请用表格软件打开，另存为 xlsx 再上传。",
  },
  order_no_missing: { label: "没有订单号", message: "没有订单号", hint: "请补上平台订单号；合计行请删除。" },
  order_no_rounded: {
    label: "订单号已失真",
    message: "订单号“{value}”被表格软件改成了科学计数法，末几位已经丢失",
    hint: "请从平台重新导出，不要用表格软件打开后再保存；或把该列设为文本格式后重新粘贴。",
  },
  order_no_invalid: {
    label: "订单号不正确",
    message: "订单号“{value}”不正确",
    hint: "订单号只能有数字、字母、“-”和“_”，最多 64 位。",
  },
  order_no_twice: {
    label: "文件内订单号重复",
    message: "订单号 {value} 与第 {first_line} 行重复",
    hint: "一个订单只能有一行：请把同一订单的商品合并为一行，金额只算一次。",
  },
  amount_missing: { label: "没有金额", message: "没有金额", hint: "请填写以元为单位的金额。" },
  amount_invalid: {
    label: "金额不正确",
    message: "“{value}”不是金额",
    hint: "请填写不带正负号、最多两位小数的元，例如 129.90。",
  },
  amount_sub_fen: {
    label: "金额不足一分",
    message: "“{value}”不足一分",
    hint: "金额最多两位小数，请按平台实收改为整数分。",
  },
  freight_exceeds: { label: "运费大于实付", message: "运费 {value} 大于实付金额", hint: "请核对运费与实付金额两列。" },
  refund_exceeds: {
    label: "已退大于实付",
    message: "已退金额 {value} 大于实付金额",
    hint: "请核对退款与实付金额两列。",
  },
  refund_missing: {
    label: "退了款却没有退款金额",
    message: "售后状态是“{value}”，但没有已退金额",
    hint: "请从平台的售后导出里查到退款金额，在表里补上一列“退款金额”。",
  },
  time_missing: { label: "没有付款时间", message: "没有付款时间", hint: "请补上付款时间；没有付款的订单请删除。" },
  time_invalid: {
    label: "付款时间不完整",
    message: "“{value}”不是完整的时间",
    hint: "请写成 2026-03-05 12:30:00 的样子，日期和时刻都要有（北京时间）。",
  },
  time_in_future: { label: "付款时间还没有到", message: "付款时间 {value} 还没有到", hint: "请核对付款时间。" },
  year_other: {
    label: "不在本年度",
    message: "付款时间 {value} 不在 {year} 年度",
    hint: "这一行不计入本次申报；请在它所属的年度申报。",
    left_out: true,
  },
  state_missing: { label: "没有订单状态", message: "没有订单状态", hint: "请补上平台的订单状态。" },
  state_unfinished: {
    label: "交易尚未完成",
    message: "订单状态是“{value}”，交易尚未完成",
    hint: "这一行不计入本次申报；完成之后可以再申报。",
    left_out: true,
  },
  nothing_paid: {
    label: "除运费外没有付款",
    message: "除运费外没有付款",
    hint: "这一行没有可申报的金额。",
    left_out: true,
  },
  title_missing: { label: "没有商品名称", message: "没有商品名称", hint: "请补上商品名称。" },
  class_unknown: {
    label: "商品类别不明",
    message: "商品类别“{value}”不是政策规定的类别",
    hint: "可以填写：{known}；或为整个文件选择一个类别。",
  },
  declared_before: {
    label: "已经申报过",
    message: "订单号 {value} 已在{where}申报过",
    hint: "同一平台的订单只能申报一次；原申报撤销或退回之后才能再报。",
  },
  sold_here: {
    label: "本商城自己的订单",
    message: "订单号 {value} 是本商城自己的订单",
    hint: "本商城的销售已经入账，不能再作为站外销售申报。",
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one row, where, and what to do. */
export interface RowProblem {
  /** Line of the file; 1 is the first. */
  line: number;
  field: Field | null;
  /** The column's title in the file; null when it is about the whole row. */
  column: string | null;
  code: ProblemCode;
  /** True when nothing is wrong: the row is not part of this declaration. */
  left_out: boolean;
  message: string;
  hint: string;
  /** Fen as decimal text: what the row says was paid for goods and not given back; null where that cannot be read. */
  net_fen: string | null;
}

/** Rows that are not booked for the same problem, each row once: by the first thing that is wrong with it. */
export interface ProblemSum {
  code: ProblemCode;
  label: string;
  left_out: boolean;
  rows: number;
  /** Fen as decimal text, over the rows whose amount can be read. */
  net_fen: string;
}

export interface ProblemPlace {
  line: number;
  field: Field | null;
  column: string | null;
  /** See {@link RowProblem}. */
  net_fen?: string | null;
}

/** By number of rows. */
export function problemSums(problems: readonly RowProblem[]): ProblemSum[] {
  const seen = new Set<number>();
  const sums = new Map<ProblemCode, ProblemSum>();
  for (const { line, code, left_out, net_fen } of problems) {
    if (seen.has(line)) continue;
    seen.add(line);
    const sum = sums.get(code) ?? { code, label: PROBLEMS[code].label, left_out, rows: 0, net_fen: "0" };
    sums.set(code, { ...sum, rows: sum.rows + 1, net_fen: String(BigInt(sum.net_fen) + BigInt(net_fen ?? 0)) });
  }
  return [...sums.values()].sort((a, b) => b.rows - a.rows);
}

export function rowProblem(
  place: ProblemPlace,
  code: ProblemCode,
  details: Readonly<Record<string, string | number>> = {},
): RowProblem {
  const text: ProblemText = PROBLEMS[code];
  const column = place.column ?? (place.field ? FIELD_ZH[place.field] : null);
  return {
    line: place.line,
    field: place.field,
    column,
    code,
    left_out: text.left_out ?? false,
    message: fill(text.message, details),
    hint: fill(text.hint, details),
    net_fen: place.net_fen ?? null,
  };
}

const LONGEST_VALUE = 40;

/** What stands in the cell is shown, but no more of it than a reader needs. */
function fill(template: string, details: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return value === undefined ? whole : String(value).slice(0, name === "value" ? LONGEST_VALUE : undefined);
  });
}
