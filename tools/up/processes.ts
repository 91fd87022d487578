import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Command {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
}

const remembered = 25;

/** Medusa and Astro tell their makers of what they run unless told not to; also when not started through run.mjs. */
const silent = { MEDUSA_DISABLE_TELEMETRY: "true", ASTRO_TELEMETRY_DISABLED: "1" };

/** Child processes, each in a process group of its own, with output in `<logDir>/<name>.log`. */
export class Processes {
  readonly #running = new Map<string, ChildProcess>();
  /** Those whose end is wanted, so that nobody is alarmed by it. */
  readonly #stopping = new Set<ChildProcess>();
  readonly #logDir: string;

  constructor(logDir: string) {
    mkdirSync(logDir, { recursive: true });
    this.#logDir = logDir;
  }

  /** Runs a command to its end. Rejects with its last lines when it fails. */
  async run(command: Command, onLine: (line: string) => void = () => {}): Promise<void> {
    const { exited, tail } = this.#spawn(command, onLine);
    const code = await exited;
    if (code !== 0) throw new Error(this.#failure(command.name, code, tail));
  }

  /** Starts a server and resolves once `url` answers; `onExit` hears of its later end. */
  async serve(command: Command, url: string, onExit: (message: string) => void): Promise<void> {
    const { child, exited, tail } = this.#spawn(command, () => {});
    let ended: string | undefined;
    let answering = false;
    exited.then((code) => {
      ended = this.#failure(command.name, code, tail);
      if (answering && !this.#stopping.has(child)) onExit(ended);
    });
    while (!(await answers(url))) {
      if (ended) throw new Error(ended);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    answering = true;
  }

  /** Stops all and resolves when they are gone. */
  async stop(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.#stopOne(name)));
  }

  async #stopOne(name: string): Promise<void> {
    const child = this.#running.get(name);
    if (!child?.pid) return;
    this.#stopping.add(child);
    const group = -child.pid;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    signal(group, "SIGTERM");
    const impatient = setTimeout(() => signal(group, "SIGKILL"), 10_000);
    await gone;
    clearTimeout(impatient);
    signal(group, "SIGKILL"); // whatever the group's leader left behind
  }

  #spawn({ name, command, args, cwd, env }: Command, onLine: (line: string) => void) {
    const log = createWriteStream(join(this.#logDir, `${name}.log`));
    const tail: string[] = [];
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...silent, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true, // a group of its own: Ctrl-C reaches it through stop(), in order
    });
    this.#running.set(name, child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        log.write(`${line}\n`);
        tail.push(line);
        if (tail.length > remembered) tail.shift();
        onLine(line);
      });
    }
    const exited = new Promise<number>((resolve) => {
      child.once("error", (error) => {
        tail.push(String(error));
        resolve(1);
      });
      child.once("close", (code) => resolve(code ?? 1));
    }).finally(() => {
      if (this.#running.get(name) === child) this.#running.delete(name);
      log.end();
    });
    return { child, exited, tail };
  }

  #failure(name: string, code: number, tail: string[]): string {
    return `${name} 已退出 exited (${code})。最后的输出 last lines:\n${tail.map((line) => `  ${line}`).join("\n")}\n日志 log: ${join(this.#logDir, `${name}.log`)}`;
  }
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(group, name);
  } catch {
    // already gone
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}
