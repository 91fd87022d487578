import { defineErrors } from "@qinshui/cn/errors";

/** Why a statement cannot be read at all. What is wrong with single rows is a `RowProblem`. */
export const statementErrors = defineErrors({
  statement_empty: { status: 400, title: "文件是空的", hint: "请从平台后台重新导出后上传。" },
  statement_too_large: {
    status: 413,
    title: "文件超过 {limit} MB",
    hint: "请按月份分几次从平台导出，分别上传。",
  },
  statement_too_many_rows: {
    status: 400,
    title: "文件超过 {limit} 行",
    hint: "请按月份分几次从平台导出，分别上传。",
  },
  statement_too_heavy: {
    status: 413,
    title: "文件解开后内容太多，无法读取",
    hint: "请按月份分几次从平台导出，分别上传；只保留订单所在的一个工作表。",
  },
  statement_encoding: {
    status: 400,
    title: "文件的文字编码无法识别",
    hint: "请用表格软件打开后另存为“CSV UTF-8”或 xlsx 再上传。",
  },
  statement_not_csv: {
    status: 400,
    title: "第 {line} 行起不是完整的 CSV",
    hint: "多半是引号没有成对。请用表格软件打开检查这一行，另存为 xlsx 再上传。",
  },
  statement_old_excel: {
    status: 400,
    title: "这是旧版 Excel 文件（.xls）",
    hint: "请用表格软件打开后另存为 .xlsx 再上传。",
  },
  statement_not_xlsx: {
    status: 400,
    title: "这不是可以读取的工作簿（xlsx）",
    hint: "文件可能损坏或加了密码。请用表格软件打开后另存为新的 .xlsx 再上传。",
  },
  statement_columns_missing: {
    status: 400,
    title: "找不到需要的列：{missing}",
    hint: "请核对平台和文件是否对应；列名不同时，请在“自选列”里指定。",
  },
  statement_column_twice: {
    status: 400,
    title: "有两列都叫“{column}”",
    hint: "请在文件里改掉其中一列的列名再上传。",
  },
  statement_column_unknown: {
    status: 400,
    title: "文件里没有“{column}”这一列",
    hint: "请从文件的表头中选择。",
  },
  statement_column_personal: {
    status: 400,
    title: "“{column}”是买家的个人信息，不能导入",
    hint: "请改选别的列；系统只保存订单号、时间、金额、商品、类别和状态。",
  },
});
