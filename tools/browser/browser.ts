import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

/** The browser to test with: the system's Chromium, or Playwright's own when it is installed. */
export function browserPath(): string | undefined {
  const own = chromium.executablePath();
  return [...systemPaths, own].find((path) => path && existsSync(path));
}

/**
 * Sees to it that there is a Chromium and a Chinese font: what the system has, else from Debian's packages
 * when we may install them, else Playwright's own download. Throws an Error that says what to install.
 */
export function ensureBrowser(): string {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall && !(browserPath() && hasChineseFont())) installFromDebian();
  if (!browserPath()) run("playwright", ["install", "chromium"]);
  const path = browserPath();
  if (!path) {
    throw new Error(
      "没有找到 Chromium，也没能自动安装。请安装 chromium 和中文字体（Debian: apt-get install chromium fonts-noto-cjk）后再试。\n" +
        "No Chromium found, and none could be installed: install chromium and a CJK font.",
    );
  }
  return path;
}

function installFromDebian(): void {
  console.log("安装 Chromium 与中文字体 installing chromium and fonts-noto-cjk …");
  run("apt-get", ["update", "-qq"]);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk", "fontconfig"]);
}

function hasChineseFont(): boolean {
  const fonts = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
  return fonts.status === 0 && fonts.stdout.trim() !== "";
}

/** A failure here is told by what is missing afterwards. */
function run(command: string, args: string[]): void {
  spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
