import { defineConfig } from "vitest/config";

const generated = ["**/node_modules/**", "**/dist/**", "**/.medusa/**", "**/.data/**"];

/** Boots Medusa on a real PostgreSQL, so it is started through `tools`, which bring the database and the environment. */
const wholeMedusa = {
  globals: true,
  exclude: generated,
  pool: "forks",
  execArgv: ["--require", "ts-node/register/transpile-only"],
  fileParallelism: false,
  hookTimeout: 300_000,
} as const;

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
          ...wholeMedusa,
          name: "integration",
          include: [
            "apps/commerce/integration/**/*.test.ts",
            "{apps/*/src,packages/*/src,tools}/**/*.integration.test.ts",
          ],
          testTimeout: 120_000,
        },
      },
      { test: { ...wholeMedusa, name: "bench", include: ["apps/commerce/bench/*.ts"] } },
    ],
  },
});
