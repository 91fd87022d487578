import { defineErrors } from "@qinshui/cn/errors";

/** What the closing of a year refuses. */
export const yearErrors = defineErrors({
  year_step_out_of_order: {
    status: 409,
    title: "{year} 年度现在是“{phase}”，不能“{step}”",
    hint: "请刷新页面，按年度关账的步骤进行。",
  },
  year_step_blocked: {
    status: 409,
    title: "还不能“{step}”：{items}",
    hint: "请先逐项处理以上事项，再进行这一步。",
  },
  year_changed: {
    status: 409,
    title: "{year} 年度刚刚有别人进行了操作",
    hint: "没有写入任何内容。请刷新页面，看过最新情况后再操作。",
  },
  year_not_sealed: {
    status: 404,
    title: "{year} 年度还没有这个版次的封存结果",
    hint: "请先关账封存，或选择已有的版次。",
  },
  seal_differs: {
    status: 500,
    title: "封存的数字与报表不一致：{what}",
    hint: "没有封存。请联系维护人员核查，在此之前年度保持关账中。",
  },
  sealing_not_running: {
    status: 409,
    title: "{year} 年度没有正在进行的封存",
    hint: "它已经完成、没有成功或已取消。请刷新页面查看。",
  },
  bundle_gone: {
    status: 410,
    title: "核验包文件已不在存储中",
    hint: "请从文件备份中恢复；它的存证摘要仍在数据库里。",
  },
  signing_key_invalid: {
    status: 500,
    title: "存证签名密钥不正确",
    hint: "请在补贴模块的选项 signing_key 里填写 32 字节种子的 base64，例如 openssl rand -base64 32 的输出。",
  },
  log_name_missing: {
    status: 500,
    title: "没有指定存证的名称",
    hint: "请在补贴模块的选项 log 里填写本单位的存证名称。",
  },
  objection_not_found: { status: 404, title: "找不到这条异议", hint: "请刷新页面后重试。" },
  objection_decided: { status: 409, title: "这条异议已经有处理结论", hint: "结论不能更改；有新情况请另记一条异议。" },
  objection_out_of_notice: {
    status: 409,
    title: "{year} 年度现在不在公示中，不能记录异议",
    hint: "公示开始后再记录。",
  },
});
