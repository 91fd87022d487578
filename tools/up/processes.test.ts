import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../postgres/postgres.ts";
import { Processes } from "./processes.ts";

const processes = () => new Processes(mkdtempSync(join(tmpdir(), "processes-")));
const server = (port: number, extra = "") => ({
  name: "server",
  command: process.execPath,
  args: ["-e", `require("node:http").createServer((_, res) => res.end("ok")).listen(${port});${extra}`],
  cwd: tmpdir(),
});

describe("Processes", () => {
  it("is silent about a server that it stopped itself, and can start it again", async () => {
    const all = processes();
    const port = await freePort();
    const alarms: string[] = [];
    for (let round = 0; round < 2; round++) {
      await all.serve(server(port), `http://localhost:${port}`, (message) => alarms.push(message));
      await all.stop();
    }
    expect(alarms).toEqual([]);
  });

  it("tells of a server that ends by itself", async () => {
    const port = await freePort();
    const message = await new Promise<string>((resolve, reject) => {
      processes()
        .serve(server(port, "setTimeout(() => process.exit(3), 1500)"), `http://localhost:${port}`, resolve)
        .catch(reject);
    });
    expect(message).toContain("(3)");
  });

  it("starts nothing that tells its maker of it", async () => {
    const lines: string[] = [];
    const names = ["MEDUSA_DISABLE_TELEMETRY", "ASTRO_TELEMETRY_DISABLED"];
    const args = ["-e", `for (const name of ${JSON.stringify(names)}) console.log(process.env[name])`];
    vi.stubEnv("MEDUSA_DISABLE_TELEMETRY", "false");
    await processes().run({ name: "x", command: process.execPath, args, cwd: tmpdir() }, (line) => lines.push(line));
    vi.unstubAllEnvs();
    expect(lines).toEqual(["true", "1"]);
  });

  it("fails with the last lines of a command that fails", async () => {
    const command = {
      name: "x",
      command: process.execPath,
      args: ["-e", "console.log('why'); process.exit(2)"],
      cwd: tmpdir(),
    };
    await expect(processes().run(command)).rejects.toThrow(/why/);
  });
});
