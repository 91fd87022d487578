import { fen } from "@qinshui/cn/money";
import { loadPolicy, readPolicyFiles } from "../../policy-files/load-policy";
import { parseReforms } from "../../rules/reform";
import { simulate } from "../../rules/simulate";
import type { SaleLine } from "./sale-line";
import { simulatedSales } from "./simulated-sales";

const ID = "qinshui-2023-33";
const policy = loadPolicy(ID);
const reform = parseReforms(readPolicyFiles(ID)).find((one) => one.id === "basis-growth");
if (!reform) throw new Error("no reform by growth");

/** A sale of an industrial good in June. */
function sold(year: number, yuan: number, over: Partial<SaleLine> = {}): SaleLine {
  return {
    entry_id: "entry_1",
    claimant_id: "m",
    claimant_kind: "enterprise",
    goods_class: "general_industrial",
    channel: "online",
    kind: "sale",
    amount_fen: fen(BigInt(yuan) * 100n),
    sale_occurred_at: Date.parse(`${year}-06-01T00:00:00+08:00`),
    ...over,
  };
}

function growthOn(...lines: SaleLine[]): bigint {
  const { take, finish } = simulatedSales(2026);
  for (const line of [sold(2026, 9_000_000), ...lines]) take(line);
  return simulate(policy, reform as NonNullable<typeof reform>, 2026, finish(), []).after_fen;
}

describe("simulatedSales", () => {
  it("takes the former year of a claimant and class, whatever its kind and channel were then", () => {
    expect(growthOn(sold(2025, 8_000_000))).toBe(5_000_000n);
    expect(growthOn(sold(2025, 8_000_000, { claimant_kind: "individual" }))).toBe(5_000_000n);
    expect(growthOn(sold(2025, 1_000_000, { claimant_kind: "individual" }), sold(2025, 7_000_000))).toBe(5_000_000n);
  });

  it("takes nothing of it that the policy does not count", () => {
    expect(growthOn(sold(2025, 8_000_000, { channel: "onsite" }))).toBe(20_000_000n);
    expect(growthOn(sold(2025, 8_000_000, { goods_class: "specialty_agricultural" }))).toBe(20_000_000n);
    expect(growthOn(sold(2025, 8_000_000, { claimant_id: "other" }))).toBe(20_000_000n);
  });

  it("knows of a former year by any line of it, and asks for one that it knows nothing of", () => {
    expect(growthOn(sold(2025, 1, { goods_class: "" }))).toBe(20_000_000n);
    expect(() => growthOn(sold(2024, 8_000_000))).toThrow(expect.objectContaining({ code: "previous_year_missing" }));
  });
});
