import type { Problem } from "../cart/problem.ts";

export interface StockText {
  text: string;
  look: "plenty" | "few" | "none";
}

/** From this many pieces down, over all places together, stock is called short. */
const SHORT = 5;

/**
 * Whether a variant can be had, in words. Never a number: commerce sums the places of the sales channel (warehouse and
 * halls), while a line of an order leaves from one place, so the sum may be more than the cart can allow. The cart says
 * how many.
 */
export function stockText(availableInAll: number): StockText {
  if (availableInAll <= 0) return { text: "无货", look: "none" };
  if (availableInAll <= SHORT) return { text: "库存紧张", look: "few" };
  return { text: "有货", look: "plenty" };
}

/** Why a choice was not put into the cart: what is sold out altogether is not to be had in a smaller number either. */
export function refusalText(problem: Problem, choice: { title: string; available: number } | undefined): Problem {
  if (problem.code !== "out_of_stock" || !choice || choice.available > 0) return problem;
  return { ...problem, title: `“${choice.title}”已经售罄`, hint: "这次没有加入购物车，请看看其他规格或其他好物。" };
}
