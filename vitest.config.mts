import { defineConfig } from "vitest/config";

const generated = ["**/node_modules/**", "**/dist/**", "**/.medusa/**", "**/.data/**"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          globals: true,
          include: ["{apps,packages}/*/src/**/*.test.ts", "tools/**/*.test.ts"],
          exclude: [...generated, "**/*.integration.test.ts"],
        },
      },
      {
        test: {
          // Boots Medusa on a real PostgreSQL, so it is started through `npm run test:integration`,
          // which brings the database and the environment that Medusa's test runner reads.
          name: "integration",
          globals: true,
          include: ["apps/commerce/integration/**/*.test.ts", "{apps,packages}/*/src/**/*.integration.test.ts"],
          exclude: generated,
          pool: "forks",
          execArgv: ["--require", "ts-node/register/transpile-only"],
          fileParallelism: false,
          hookTimeout: 300_000,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
