export interface StockText {
  text: string;
  look: "plenty" | "few" | "none";
}

/** How many are left, in words: exact only when few, so that a shopper neither hurries nor is surprised. */
export function stockText(available: number): StockText {
  if (available <= 0) return { text: "售罄", look: "none" };
  if (available <= 5) return { text: `仅剩 ${available} 件`, look: "few" };
  return { text: "有货", look: "plenty" };
}
