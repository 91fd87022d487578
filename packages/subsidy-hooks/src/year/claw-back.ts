import { type Fen, fen } from "@qinshui/cn/money";
import { type ClaimantMoney, keptOf, positive, type YearState } from "./year-state";

export const CLAW_BACK_ZH = { to_demand: "待要求退回", demanded: "要求退回", returned: "已退回" } as const;
export type ClawBackStatus = keyof typeof CLAW_BACK_ZH;

/** One row of the 追回清单; amounts in fen, none negative. */
export interface ClawBack {
  claimant_id: string;
  claimant_name: string;
  certified_fen: Fen;
  paid_fen: Fen;
  returned_fen: Fen;
  /** Paid above what the newest revision certifies, and not given back yet. */
  outstanding_fen: Fen;
  /** Of that, what has not been asked back yet. */
  to_demand_fen: Fen;
  /** Of that, what was asked back: a demand lapses where a newer revision certifies the money after all. */
  awaited_fen: Fen;
  status: ClawBackStatus;
}

/** 追回清单: whoever holds more than the newest revision certifies, or has given back. */
export function clawBackList({ claimants }: YearState): ClawBack[] {
  return claimants.map(clawBackOf).filter((row) => row.outstanding_fen > 0n || row.returned_fen > 0n);
}

export function clawBackOf(money: ClaimantMoney): ClawBack {
  const { claimant_id, claimant_name, certified_fen, paid_fen, returned_fen, demanded_fen } = money;
  const outstanding = positive(keptOf(money) - certified_fen);
  const toDemand = positive(outstanding - positive(demanded_fen - returned_fen));
  const awaited = fen(outstanding - toDemand);
  const status = toDemand > 0n ? "to_demand" : awaited > 0n ? "demanded" : "returned";
  return {
    claimant_id,
    claimant_name,
    certified_fen,
    paid_fen,
    returned_fen,
    outstanding_fen: outstanding,
    to_demand_fen: toDemand,
    awaited_fen: awaited,
    status,
  };
}
