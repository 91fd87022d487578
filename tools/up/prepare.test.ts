import { build } from "./prepare.ts";
import type { Command } from "./processes.ts";

/** Stands in for turbo: says these lines and succeeds. */
function turbo(...lines: string[]) {
  const commands: Command[] = [];
  const run = async (command: Command, onLine: (line: string) => void = () => {}) => {
    commands.push(command);
    for (const line of lines) onLine(line);
  };
  return { run, commands };
}

describe("build", () => {
  beforeEach(() => {
    vi.spyOn(console, "log").mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("builds what it is asked for only", async () => {
    const { run, commands } = turbo();
    await build("/", { run }, ["./packages/*", "@qinshui/commerce"]);
    expect(commands[0]?.args).toEqual(expect.arrayContaining(["--filter=./packages/*", "--filter=@qinshui/commerce"]));
  });

  it("says whether anything had changed", async () => {
    const hit = "@qinshui/cn:build: cache hit, suppressing logs 1234";
    const miss = "@qinshui/subsidy-hooks:build: cache miss, executing 5678";
    expect(await build("/", turbo(hit), [])).toBe(false);
    expect(await build("/", turbo(hit, miss), [])).toBe(true);
  });
});
