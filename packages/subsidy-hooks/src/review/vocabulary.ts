/** The words of the review, in code and in Chinese. */

/** What raises a finding: one of the nine signals, or a person. */
export const SIGNALS = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "person"] as const;
export type Signal = (typeof SIGNALS)[number];

export const SIGNAL_ZH: Readonly<Record<Signal, string>> = {
  s1: "买家是商家自己人",
  s2: "同一地址多个买家",
  s3: "单一买家占比过高",
  s4: "短时间集中下单",
  s5: "物流单号缺失、重复或早于订单",
  s6: "未退货先退款、退款再购买",
  s7: "年底刚好越过起补线",
  s8: "快递成本明显偏低",
  s9: "同一明细在两个项目申报",
  person: "人工提出",
};

export const SEVERITIES = ["high", "medium", "low"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_ZH: Readonly<Record<Severity, string>> = { high: "高", medium: "中", low: "低" };

export const DECISIONS = ["excluded", "dismissed", "needs_evidence", "readmitted"] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_ZH: Readonly<Record<Decision, string>> = {
  excluded: "剔除明细",
  dismissed: "排除疑点",
  needs_evidence: "要求补充佐证",
  readmitted: "恢复计入",
};

export const STATES = ["open", "needs_evidence", "decided", "lapsed"] as const;
export type FindingState = (typeof STATES)[number];

export const STATE_ZH: Readonly<Record<FindingState, string>> = {
  open: "待核查",
  needs_evidence: "待补充佐证",
  decided: "已有结论",
  lapsed: "已消除",
};
