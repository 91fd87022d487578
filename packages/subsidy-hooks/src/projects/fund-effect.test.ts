import { fen } from "@qinshui/cn/money";
import { loadPolicy } from "../policy-files/load-policy";
import { toJson } from "../reports/json";
import { fundBands } from "../rules/fund-bands";
import { fundEffect } from "./fund-effect";

const policy = loadPolicy("qinshui-2023-33");
/** 9,000,000 of 10,000,000 yuan are spent, of which 4,900,000 in a band that ends at 5,000,000. */
const use = (band: string, amount: bigint) => ({
  id: band,
  name: band,
  source: "province",
  band,
  amount_fen: fen(amount),
});
const state = fundBands(policy, "2026-12-31", [
  use("leading_industry", 490_000_000n),
  use("e_commerce", 300_000_000n),
  use("supporting", 110_000_000n),
]);
const leading = { source: "province", band: "leading_industry" };

describe("what a grant does to the money", () => {
  it.each([
    [99_999_999n, 1n, 0n],
    [100_000_000n, 0n, 0n],
    [100_000_001n, -1n, 1n],
  ])("of the source, for %d fen", (amount, left_after_fen, over_fen) => {
    expect(fundEffect(state, leading, amount)).toMatchObject({
      left_before_fen: 100_000_000n,
      left_after_fen,
      over_fen,
    });
  });

  it.each([
    ["leading_industry", 10_000_000n, "within", "within"],
    ["leading_industry", 10_000_001n, "within", "above"],
    ["supporting", 89_999_999n, "below", "below"],
    ["supporting", 90_000_000n, "below", "within"],
  ])("of the band %s, for %d fen", (band, amount, before, after) => {
    expect(fundEffect(state, { source: "province", band }, amount)?.band).toMatchObject({ before, after });
  });

  it("says no band where the source has none, and nothing of a place that is not there", () => {
    expect(fundEffect(state, { source: "county", band: null }, 300_000_001n)).toMatchObject({
      over_fen: 1n,
      band: null,
    });
    expect(fundEffect(state, { source: "moon", band: null }, 1n)).toBeNull();
  });

  it("is the same for the money as the API writes it", () => {
    expect(fundEffect(toJson(state), leading, 100_000_001n)).toEqual(fundEffect(state, leading, 100_000_001n));
  });
});
