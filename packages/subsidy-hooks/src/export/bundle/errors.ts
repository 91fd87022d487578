import { defineErrors } from "@qinshui/cn/errors";

/** Why a bundle does not hold. Each names the first file or entry that does not, Chinese first. */
export const bundleErrors = defineErrors({
  file_missing: {
    status: 422,
    title: "{file}: 缺少这个文件 / the file is missing",
    hint: "请向发布方索取完整的核验包。Ask for the whole bundle.",
  },
  file_extra: {
    status: 422,
    title: "{file}: 清单里没有这个文件 / the manifest does not list it",
    hint: "请移走它再核验；它不属于这个核验包。Take it away; it is not part of the bundle.",
  },
  file_unknown: {
    status: 422,
    title: "{file}: 清单列了核验包里不该有的文件 / is listed, but has no place in a bundle",
    hint: "没有人核对过它的内容，不能采信。Nothing checks what it says; do not rely on it.",
  },
  file_differs: {
    status: 422,
    title: "{file}: 内容与清单不符，SHA-256 是 {sha256} / is not the file of the manifest{first}",
    hint: "文件被改动过或传输中损坏。请重新取得核验包。The file was changed or damaged; get the bundle again.",
  },
  manifest_invalid: {
    status: 422,
    title: "manifest.json: 格式不对：{problem} / is not a manifest",
    hint: "清单被改动过，或来自本程序不认识的版本。It was changed, or is of a version this program does not know.",
  },
  manifest_differs: {
    status: 422,
    title: "manifest.json: 不是存证摘要所指的清单 / is not the manifest that the checkpoint commits to",
    hint: "清单或存证摘要被改动过。The manifest or the checkpoint was changed.",
  },
  checkpoint_wrong: {
    status: 422,
    title: "checkpoint: {problem}",
    hint: "{hint}",
  },
  policy_wrong: {
    status: 422,
    title: "policy: {problem}",
    hint: "核验包里的政策文件不能用来核算这个年度。The bundle's policy cannot assess this year.",
  },
  entries_unreadable: {
    status: 422,
    title: "entries.csv.gz: line {line}: 读不下去：{problem} / cannot be read on",
    hint: "请重新取得核验包。Get the bundle again.",
  },
  entry_twice: {
    status: 422,
    title: "entries.csv.gz: line {line}, entry {entry_id}: {column} “{value}”在前面已经有过 / was there before",
    hint: "同一笔不能计两次。The same entry cannot count twice.",
  },
  leaf_differs: {
    status: 422,
    title: "entries.csv.gz: line {line}, entry {entry_id}: 内容与存证的散列值不符 / is not the entry that was sealed",
    hint: "这一笔在关账之后被改动过。The entry was changed after the year was closed.",
  },
  size_differs: {
    status: 422,
    title: "entries.csv.gz: 共 {lines} 笔，存证为 {size} 笔 / has another number of entries than was sealed",
    hint: "流水有增减。Entries were added or taken away.",
  },
  root_differs: {
    status: 422,
    title: "entries.csv.gz: 算出的根 {root} 与存证摘要不符 / the root is not that of the checkpoint",
    hint: "流水与签名的存证摘要不是同一份。The entries are not those the checkpoint was signed for.",
  },
  origin_differs: {
    status: 422,
    title: "--previous: 存证摘要的来源是 {previous}，核验包的是 {origin} / the checkpoint is of another log",
    hint: "请用同一政策、同一年度的存证摘要。Give a checkpoint of the same policy and year.",
  },
  previous_differs: {
    status: 422,
    title: "entries.csv.gz: 前 {size} 笔的根 {root} 与先前的存证不符 / its beginning is not what was sealed before",
    hint: "关账后的更正只能增加流水。After closing, entries may only be added.",
  },
  report_differs: {
    status: 422,
    title: "report.json: {path} 写作 {stated}，由流水算出的是 {derived} / stated, derived from the entries",
    hint: "报表的数字不能由流水和政策得出。The report does not follow from entries and policy.",
  },
});
