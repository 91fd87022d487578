import { fen } from "@qinshui/cn/money";
import { forecastNet } from "./forecast";

describe("forecastNet", () => {
  it("goes on as the year has gone so far, by the Shanghai calendar", () => {
    // 2025 has 365 days: after 73 of them a fifth is over.
    expect(forecastNet(fen(20_000), 2025, new Date("2025-03-15T00:00:00+08:00"))).toBe(100_000n);
    expect(forecastNet(fen(-1), 2025, new Date("2025-07-02T12:00:00+08:00"))).toBe(-2n);
    expect(forecastNet(fen(0), 2025, new Date("2025-07-02T12:00:00+08:00"))).toBe(0n);
  });

  it("says nothing of a year that has not begun or is over", () => {
    expect(forecastNet(fen(1), 2025, new Date("2025-01-01T00:00:00+08:00"))).toBeNull();
    expect(forecastNet(fen(1), 2025, new Date("2024-12-31T23:59:59+08:00"))).toBeNull();
    expect(forecastNet(fen(1), 2025, new Date("2026-01-01T00:00:00+08:00"))).toBeNull();
  });
});
