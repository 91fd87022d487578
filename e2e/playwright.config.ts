import { defineConfig } from "@playwright/test";
import { browserPath } from "../tools/browser/browser.ts";

// Started by `npm run test:e2e`, which chooses free ports and a data folder of its own.
const storefront = `http://localhost:${process.env.STOREFRONT_PORT}`;
const executablePath = browserPath();

/** The journeys run against the very thing that `npm run demo` starts. */
export default defineConfig({
  testDir: "journeys",
  outputDir: "../test-results",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: storefront,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 900 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    },
  },
  webServer: {
    command: "node ../tools/up/main.ts demo",
    url: `${storefront}/healthz`,
    timeout: 900_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
