import { loadPolicy, policyIds } from "../policy-files/load-policy";
import type { Policy } from "../rules/policy";

/** Where a command writes: results on `stdout`, everything else on `stderr`. */
export interface CommandIo {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** One command of the auditor's CLI. */
export interface Command {
  /** One line for the list of commands, Chinese and English. */
  summary: string;
  /** How it is called, without the program's name. */
  usage: string;
  /** What it does and what its options mean: Chinese, then English. */
  help: string;
  /**
   * Runs it; the answer is the exit code: 0 it holds, 1 something does not hold, 2 it was asked wrongly or the input is
   * not as it must be. Errors: {@link UsageError}, and those of the catalogue; `main` turns both into 2.
   */
  run(args: string[], io: CommandIo): Promise<number>;
}

/** The command was called in a way it does not know. */
export class UsageError extends Error {}

/** `--year` as a number: one whose bounds are known (see `yearBounds`), its neighbours too. Throws UsageError. */
export function yearOf(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year > 1993 && year < 9998) return year;
  throw new UsageError(`--year ${text}：应为四位数年份 / should be a year of four digits`);
}

/** The policy of `--policy`. Throws UsageError naming those there are; errors of `loadPolicy` for one that is wrong. */
export function policyOf(id: string): Policy {
  const known = policyIds();
  if (known.includes(id)) return loadPolicy(id);
  throw new UsageError(`没有政策 ${id} / there is no policy ${id}（${known.join("、")}）`);
}
