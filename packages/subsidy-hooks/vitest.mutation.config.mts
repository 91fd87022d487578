import { defineConfig } from "vitest/config";

/** What `stryker run` tests a mutant with: the tests of the pure parts, with fewer random runs each. */
export default defineConfig({
  test: {
    globals: true,
    include: ["src/{money,time,rules,ledger}/**/*.test.ts"],
    // It changes parameters, not code, and takes as long as all others together.
    exclude: ["**/node_modules/**", "**/case-sensitivity.test.ts"],
    setupFiles: ["./few-runs.mts"],
  },
});
