import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { playwrightTally, tallyOfReport, vitestTally } from "./report.ts";

function report(json: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), "report-")), "r.json");
  writeFileSync(file, JSON.stringify(json));
  return file;
}

describe("tallyOfReport", () => {
  const vitest = { numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 0, success: true };

  it("takes the runner's numbers", () => {
    expect(tallyOfReport(report(vitest), 0, vitestTally)).toEqual({ passed: 3, failed: 0 });
  });

  it("counts a failure outside any test", () => {
    expect(tallyOfReport(report(vitest), 1, vitestTally)).toEqual({ passed: 3, failed: 1 });
    expect(tallyOfReport(report({ ...vitest, success: false }), 1, vitestTally).failed).toBe(1);
  });

  it("counts a runner that left no report as failed", () => {
    expect(tallyOfReport("/nowhere/r.json", 0, vitestTally)).toEqual({ passed: 0, failed: 1 });
  });

  it("counts a flaky journey as failed", () => {
    const stats = { expected: 2, unexpected: 0, flaky: 1 };
    expect(tallyOfReport(report({ stats }), 0, playwrightTally)).toEqual({ passed: 2, failed: 1 });
  });
});
