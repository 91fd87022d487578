import { commands, main } from "./main";

async function run(...args: string[]) {
  const written = { stdout: "", stderr: "" };
  const code = await main(args, {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { code, ...written };
}

const names = Object.keys(commands);
const CHINESE = /\p{Script=Han}/u;

describe("subsidy", () => {
  it.each([[[]], [["help"]], [["--help"]], [["-h"]]])("lists all commands on stdout when asked %j", async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of names) expect(stdout).toContain(`  subsidy ${name} `);
  });

  it.each(names)("helps with %s, Chinese before English, however it is asked", async (name) => {
    const { code, stdout, stderr } = await run("help", name);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`subsidy ${name} `);
    const [, chinese = "", english = ""] = stdout.split("\n\n");
    expect(chinese).toMatch(CHINESE);
    expect(english).not.toMatch(CHINESE);
    expect(english).toMatch(/[A-Z]/);
    // Every option of the usage is explained in both.
    for (const option of commands[name]?.usage.match(/--\w+/g) ?? []) {
      expect(chinese).toContain(`  ${option} `);
      expect(english).toContain(`  ${option} `);
    }
    expect(await run(name, "--help")).toEqual({ code, stdout, stderr });
    expect(await run(name, "-h")).toEqual({ code, stdout, stderr });
    expect(await run("--help", name)).toEqual({ code, stdout, stderr });
  });

  it.each([[["asses"]], [["help", "asses"]], [["toString"]]])("names an unknown command, %j", async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`没有“${args.at(-1)}”这个命令`);
    for (const name of names) expect(stderr).toContain(`subsidy ${name} `);
  });

  it("says how a command is called, and where its help is, when it is called wrongly", async () => {
    const { code, stdout, stderr } = await run("verify", "--wrong");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("用法 / usage: subsidy verify <bundle>");
    expect(stderr).toContain("subsidy help verify");
  });
});
