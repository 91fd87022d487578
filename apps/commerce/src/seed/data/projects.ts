import type { SeedApplication, SeedFund } from "./types";

/** Nothing is granted for days to come, so all of them are in the year before. */
function projectBefore(year: number) {
  return {
    town_enterprise: true,
    in_area: true,
    new_project: true,
    applied_on: `${year - 1}-02-18`,
    analysed_on: `${year - 1}-03-05`,
    accepted_on: `${year - 1}-12-12`,
  };
}

/** Built and effective in the year itself, as its rule asks: on the first day, which has come whenever it is loaded. */
function newProject(year: number) {
  const first = `${year}-01-01`;
  return {
    ...projectBefore(year),
    programme: "new_project_grant",
    accepted_on: first,
    built_on: first,
    effective_on: first,
  } as const;
}

function loan(year: number) {
  return {
    ...projectBefore(year),
    programme: "loan_interest",
    long_term: true,
    loan_for_building: true,
    granted_before_fen: "0",
  } as const;
}

const FUNGI = { name: "沁水示例食用菌有限公司", credit_code_17: "91140521MA0DEM901" };
const COLD = { name: "沁水示例冷链物流有限公司", credit_code_17: "91140521MA0DEM902" };

const LEADING = { source: "province", band: "leading_industry" };

/**
 * Applications for the year of seeding that show what the page is for: one above the cap in principle by a recorded decision, one that is cut to
 * its share, a loan, one project applied for twice, and cross-border sales, for which the document gives no rate.
 */
export function applicationsOf(year: number): SeedApplication[] {
  return [
    {
      number: "示例-1",
      merchant: "qinhe-fengye",
      project: { number: "示例备案-001", name: "蜂蜜深加工生产线（示例）" },
      facts: { ...newProject(year), invested_fen: "1200000000", leading_industry: true, requested_fen: "340000000" },
      place: LEADING,
      cap: { number: "示例专题会议纪要 3 号", amount_fen: "340000000", reason: "主导产业链上的示例项目" },
      decision: {
        decision: "grant",
        amount_fen: "320000000",
        document_number: "示例批复 7 号",
        reason: "评估验收合格，按专项决定补助",
      },
    },
    {
      number: "示例-2",
      claimant: FUNGI,
      project: { number: "示例备案-002", name: "食用菌烘干车间（示例）" },
      facts: { ...newProject(year), invested_fen: "640000000", leading_industry: false, requested_fen: "200000000" },
      place: LEADING,
    },
    {
      number: "示例-3",
      claimant: FUNGI,
      project: { number: "示例备案-002", name: "食用菌烘干车间（示例）" },
      facts: { ...loan(year), interest_paid_fen: "42000000", requested_fen: "42000000" },
      place: { source: "county", band: null },
    },
    {
      number: "示例-4",
      claimant: COLD,
      project: { number: "示例备案-003", name: "冷链仓储中心（示例）" },
      facts: { ...loan(year), interest_paid_fen: "86000000", requested_fen: "86000000" },
      place: { source: "county", band: null },
      decision: {
        decision: "grant",
        amount_fen: "86000000",
        document_number: "示例批复 8 号",
        reason: "按当年实付利息贴息",
      },
    },
    {
      number: "示例-5",
      merchant: "qinhe-fengye",
      facts: { programme: "cross_border", enterprise: true, platform_agreement: true, net_sales_fen: "38000000" },
      place: { source: "province", band: "e_commerce" },
    },
  ];
}

export const FUND: SeedFund = {
  reason: "示例年初资金安排",
  sources: [
    { source: "province", amount_fen: "1000000000" },
    { source: "city", amount_fen: "100000000" },
    { source: "county", amount_fen: "300000000" },
  ],
  allocations: [
    { name: "主导产业示范基地（示例）", ...LEADING, planned_fen: "450000000", used_fen: "80000000" },
    {
      name: "电商公共服务中心运营（示例）",
      source: "province",
      band: "e_commerce",
      planned_fen: "360000000",
      used_fen: "310000000",
    },
    {
      name: "物流配送中心改造（示例）",
      source: "province",
      band: "supporting",
      planned_fen: "160000000",
      used_fen: "120000000",
    },
    { name: "人才培训（示例）", source: "city", band: null, planned_fen: "80000000", used_fen: "35000000" },
  ],
};
