import { isCatalogueError } from "@qinshui/cn/errors";
import { type Command, type CommandIo, UsageError } from "./command";
import { assessCommand } from "./commands/assess";
import { casesCommand } from "./commands/cases";
import { explainCommand } from "./commands/explain";
import { simulateCommand } from "./commands/simulate";
import { verifyCommand } from "./commands/verify";
import { verifyLineCommand } from "./commands/verify-line";
import { indented, inOneLine, printable } from "./printable";

/** All commands, by the word they are called with. */
export const commands: Readonly<Record<string, Command>> = {
  assess: assessCommand,
  cases: casesCommand,
  simulate: simulateCommand,
  verify: verifyCommand,
  explain: explainCommand,
  "verify-line": verifyLineCommand,
};

const HELP = ["help", "--help", "-h"];

/**
 * Runs `subsidy <command> …` and gives its exit code. Nothing is on stdout unless the command could answer; what is
 * wrong with the call or the input is on stderr, with code 2. Help that was asked for is an answer.
 */
export async function main([name = "help", ...args]: string[], raw: CommandIo): Promise<number> {
  const io = { stdout: printableOnly(raw.stdout), stderr: printableOnly(raw.stderr) };
  if (HELP.includes(name)) return help(args[0], io);
  const command = commandOf(name);
  if (!command) return unknown(name, io);
  if (args.some((arg) => arg === "--help" || arg === "-h")) return help(name, io);
  try {
    return await command.run(args, io);
  } catch (error) {
    io.stderr.write(explained(error, name, command));
    return 2;
  }
}

/** Files are hostile: none decides what a terminal does with the rest of the output. */
function printableOnly(stream: CommandIo["stdout"]): CommandIo["stdout"] {
  return { write: (text) => stream.write(printable(text)) };
}

function commandOf(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** Of one command, or the list of all. */
function help(name: string | undefined, io: CommandIo): number {
  if (name === undefined) {
    io.stdout.write(`补贴核算，不需要数据库 · the subsidy's figures without a database\n\n${list()}${MORE}`);
    return 0;
  }
  const command = commandOf(name);
  if (!command) return unknown(name, io);
  io.stdout.write(`subsidy ${command.usage}\n${command.summary}\n\n${command.help}`);
  return 0;
}

function unknown(name: string, { stderr }: CommandIo): number {
  stderr.write(`没有“${inOneLine(name)}”这个命令 / there is no command "${inOneLine(name)}"\n\n${list()}${MORE}`);
  return 2;
}

function list(): string {
  return Object.values(commands)
    .map(({ usage, summary }) => `  subsidy ${usage}\n      ${summary}\n`)
    .join("");
}

const MORE = "\n某个命令的说明 · help on one of them: subsidy help <command>\n";

function explained(error: unknown, name: string, command: Command): string {
  if (isCatalogueError(error)) return `${indented(error.title)}\n${indented(error.hint)}\n`;
  const isUsage =
    error instanceof UsageError || String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS");
  if (isUsage)
    return `${indented((error as Error).message)}\n用法 / usage: subsidy ${command.usage}\n说明 / help: subsidy help ${name}\n`;
  throw error;
}
