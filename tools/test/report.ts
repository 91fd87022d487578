import { readFileSync } from "node:fs";

export interface Tally {
  passed: number;
  failed: number;
}

export function total(tallies: Tally[]): Tally {
  return tallies.reduce((sum, t) => ({ passed: sum.passed + t.passed, failed: sum.failed + t.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** One command as one test: passed when it exits with 0. */
export function tallyOfExit(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * What a runner's JSON report says, held against its exit code: a runner that died, or that failed
 * outside any test, counts as at least one failure.
 */
export function tallyOfReport(file: string, code: number, read: (json: unknown) => Tally): Tally {
  const tally = readTally(file, read);
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function readTally(file: string, read: (json: unknown) => Tally): Tally {
  try {
    return read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

export function vitestTally(json: unknown): Tally {
  const report = json as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    success: boolean;
  };
  return {
    passed: report.numPassedTests,
    failed: report.success ? report.numFailedTests : Math.max(1, report.numFailedTests),
  };
}

export function playwrightTally(json: unknown): Tally {
  const { stats } = json as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
