/** What an applicant signs when a report or an application is handed in. */
export const PLEDGE = [
  "本单位承诺：所列网络销售真实、完整，不含刷单、虚假交易和重复申报；",
  "同一销售、同一项目未在其他财政补贴中重复享受；已退款、退货的销售已如实冲减；",
  "如有不实，愿退回补贴资金并承担相应责任。",
] as const;
