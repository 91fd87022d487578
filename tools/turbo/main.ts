/** `node tools/run.mjs turbo/main.ts <arguments>`: turbo, in the environment that run.mjs sets. */
import { spawn } from "node:child_process";

spawn("turbo", process.argv.slice(2), { stdio: "inherit" }).once("exit", (code) => process.exit(code ?? 1));
