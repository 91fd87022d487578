import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A checkout that holds nothing but the entry and one script. */
function checkout(script = ""): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "run-")));
  mkdirSync(join(root, "tools"));
  copyFileSync(join(import.meta.dirname, "run.mjs"), join(root, "tools/run.mjs"));
  writeFileSync(join(root, "tools/script.ts"), script);
  return root;
}

function install(root: string): void {
  mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
  symlinkSync(process.execPath, join(root, "node_modules/.bin/node"));
}

describe("run.mjs", () => {
  it("says in one sentence that npm ci comes first", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(checkout(), "tools/run.mjs"), "script.ts"], {
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toBe("还没有安装依赖：请先运行 npm ci\nNothing is installed yet: run npm ci first\n");
  });

  it("says so too when the installed Node is missing", () => {
    const root = checkout();
    mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
    symlinkSync("../node/bin/node", join(root, "node_modules/.bin/node"));
    const { status, stderr } = spawnSync(process.execPath, [join(root, "tools/run.mjs"), "script.ts"], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("npm ci");
  });

  it("hands over arguments, and hands back output and exit code", () => {
    const root = checkout(
      `const words: string[] = process.argv.slice(2); console.log(words.join("+")); process.exit(7);`,
    );
    install(root);
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, "tools/run.mjs"), "script.ts", "demo", "--reset"],
      {
        encoding: "utf8",
      },
    );
    expect([status, stdout]).toEqual([7, "demo+--reset\n"]);
  });

  it("keeps every tool that it starts from telling its maker, also behind turbo, which hands on what it is told to", () => {
    const root = checkout(`console.log(JSON.stringify(process.env));`);
    install(root);
    const { MEDUSA_DISABLE_TELEMETRY: _, ...rest } = process.env;
    const { stdout } = spawnSync(process.execPath, [join(root, "tools/run.mjs"), "script.ts"], {
      encoding: "utf8",
      env: rest,
    });
    const silent = {
      MEDUSA_DISABLE_TELEMETRY: "true",
      ASTRO_TELEMETRY_DISABLED: "1",
      TURBO_TELEMETRY_DISABLED: "1",
    };
    expect(JSON.parse(stdout)).toMatchObject(silent);
    const turbo = JSON.parse(readFileSync(join(import.meta.dirname, "../turbo.json"), "utf8"));
    expect(turbo.globalPassThroughEnv).toEqual(["MEDUSA_DISABLE_TELEMETRY", "ASTRO_TELEMETRY_DISABLED"]);
    const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "../package.json"), "utf8"));
    const started = Object.values(scripts as Record<string, string>).filter((line) => !line.startsWith("biome "));
    expect(started.filter((line) => !line.startsWith("node tools/run.mjs "))).toEqual([]);
  });

  it("waits for the script to end in its own way when it is told to stop", async () => {
    const root = checkout(
      `process.on("SIGTERM", () => setTimeout(() => { console.log("stopped"); process.exit(3); }, 50));
       setInterval(() => {}, 1_000); console.log("ready");`,
    );
    install(root);
    const child = spawn(process.execPath, [join(root, "tools/run.mjs"), "script.ts"]);
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (text.includes("ready")) child.kill("SIGTERM");
    });
    const [code] = await once(child, "close");
    expect([code, output]).toEqual([3, "ready\nstopped\n"]);
  });
});
