import { isCatalogueError } from "@qinshui/cn/errors";
import { type Command, type CommandIo, UsageError } from "./command";
import { assessCommand } from "./commands/assess";
import { casesCommand } from "./commands/cases";
import { explainCommand } from "./commands/explain";
import { simulateCommand } from "./commands/simulate";
import { verifyCommand } from "./commands/verify";
import { verifyLineCommand } from "./commands/verify-line";

/** All commands, by the word they are called with. */
export const commands: Readonly<Record<string, Command>> = {
  assess: assessCommand,
  cases: casesCommand,
  simulate: simulateCommand,
  verify: verifyCommand,
  explain: explainCommand,
  "verify-line": verifyLineCommand,
};

/**
 * Runs `subsidy <command> …` and gives its exit code. Nothing is on stdout unless the command could answer; what is
 * wrong with the call or the input is on stderr, with code 2.
 */
export async function main([name, ...args]: string[], io: CommandIo): Promise<number> {
  const command = Object.hasOwn(commands, name ?? "") ? commands[name ?? ""] : undefined;
  if (!command) {
    io.stderr.write(usage());
    return name === undefined || name === "--help" ? 0 : 2;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    io.stderr.write(explained(error, command));
    return 2;
  }
}

function usage(): string {
  const lines = Object.values(commands).map((command) => `  subsidy ${command.usage}\n      ${command.summary}\n`);
  return `补贴核算，不需要数据库 · the subsidy's figures without a database\n\n${lines.join("")}`;
}

function explained(error: unknown, command: Command): string {
  if (isCatalogueError(error)) return `${error.title}\n${error.hint}\n`;
  const isUsage =
    error instanceof UsageError || String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS");
  if (isUsage) return `${(error as Error).message}\n用法 / usage: subsidy ${command.usage}\n`;
  throw error;
}
