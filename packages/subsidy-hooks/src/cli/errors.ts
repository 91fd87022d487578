import { defineErrors } from "@qinshui/cn/errors";

/** What the auditor's CLI refuses; each message stands alone on stderr, Chinese first. */
export const cliErrors = defineErrors({
  file_unreadable: {
    status: 400,
    title: "读不到文件 {file}（{problem}）/ cannot read the file",
    hint: "请核对路径。Check the path.",
  },
  column_missing: {
    status: 400,
    title: "{file}: line 1, column {column}: 缺少这一列 / the column is missing",
    hint: "第 1 行是：{names}。需要的列（次序不限，用英文逗号分隔）：{columns}。These columns are needed, in any order.",
  },
  column_twice: {
    status: 400,
    title: "{file}: line 1, column {column}: 这一列出现两次 / the column appears twice",
    hint: "请删去其中一列。Remove one of them.",
  },
  row_invalid: {
    status: 400,
    title: "{file}: line {line}, column {column}: “{value}”{problem}",
    hint: "没有输出任何结果。请更正后重试。Nothing was computed; correct the row and try again.",
  },
  row_unreadable: {
    status: 400,
    title: "{file}: line {line}, column {column}: 不是有效的 CSV / not valid CSV: {problem}",
    hint: "没有输出任何结果。请更正后重试。Nothing was computed; correct the row and try again.",
  },
  row_shape: {
    status: 400,
    title: "{file}: line {line}, column {column}: {problem}（这一行 {count} 格，表头 {expected} 列）",
    hint: "没有输出任何结果。请更正后重试。Nothing was computed; correct the row and try again.",
  },
  entry_differs: {
    status: 400,
    title:
      "{file}: line {line}, column entry_id: “{entry_id}”在前面出现过，但内容不同 / was there before with other content",
    hint: "没有输出任何结果。同一编号只能有一种内容。Nothing was computed; one id has one content.",
  },
});
