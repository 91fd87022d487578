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

  it("says what is built now: the same for the same sources, whether built anew or taken from the cache", async () => {
    const cn = "@qinshui/cn:build: cache hit, suppressing logs 1302aee8a9f54fa9";
    const first = await build("/", turbo(cn, "@qinshui/subsidy-hooks:build: cache miss, executing aaaa"), []);
    const edited = await build("/", turbo(cn, "@qinshui/subsidy-hooks:build: cache miss, executing bbbb"), []);
    const undone = await build("/", turbo("@qinshui/subsidy-hooks:build: cache hit, suppressing logs aaaa", cn), []);
    expect(edited).not.toBe(first);
    expect(undone).toBe(first);
  });
});
