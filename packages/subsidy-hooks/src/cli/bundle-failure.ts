import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type CatalogueError, isCatalogueError } from "@qinshui/cn/errors";
import { bundleErrors } from "../export/bundle/errors";
import { CHECKPOINT, MANIFEST } from "../export/bundle/format";
import { proofErrors } from "../proof/errors";
import { parseTrustedKey, type TrustedKey } from "../proof/trusted-key";
import { type CommandIo, UsageError } from "./command";
import { cliErrors } from "./errors";
import { indented } from "./printable";

/** Runs what verifies; when something does not hold, says on stderr what, and gives the exit code 1. */
export async function orFailure({ stderr }: CommandIo, verify: () => Promise<number>): Promise<number> {
  try {
    return await verify();
  } catch (error) {
    if (!isFailure(error)) throw error;
    stderr.write(`核验不通过 · does not hold\n${indented(error.title)}\n${indented(error.hint)}\n`);
    return 1;
  }
}

function isFailure(error: unknown): error is CatalogueError {
  return isCatalogueError(error) && [bundleErrors, proofErrors].some((errors) => Object.hasOwn(errors, error.code));
}

/** The bundle's folder. Throws UsageError when there is none, or it is another folder. */
export function bundleFolder(path: string | undefined): string {
  if (path === undefined) throw new UsageError("缺少核验包的文件夹 / the bundle's folder is missing");
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`${path}：没有这个文件夹，请核对路径 / there is no such folder`);
  if (!found.isDirectory()) throw new UsageError(`${path}：${noFolder(path)}`);
  if (isBundle(path)) return path;
  const inner = readdirSync(path).find((name) => isBundle(join(path, name)));
  const hint = inner
    ? `请改用里面的 / take the one inside: ${join(path, inner)}`
    : `核验包里有 / a bundle has: ${HEAD.join(", ")}`;
  throw new UsageError(`${path}：这个文件夹不是核验包 / is not a bundle\n${hint}`);
}

const HEAD = [CHECKPOINT, MANIFEST];

/** One of the two is enough: that the other is missing is a finding of the verification. */
function isBundle(path: string): boolean {
  return HEAD.some((file) => existsSync(join(path, file)));
}

function noFolder(path: string): string {
  return path.toLowerCase().endsWith(".zip")
    ? "这是压缩包，请先解压，再用解压出来的文件夹 / unzip it first and give the folder"
    : "这是一个文件，核验包是文件夹 / is a file; a bundle is a folder";
}

/** A small file's text. Error: `file_unreadable`. */
export function fileText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw cliErrors.file_unreadable({ file, problem: (error as NodeJS.ErrnoException).code ?? "" });
  }
}

/** Keys given with `--key`. Throws UsageError for what is none. */
export function trustedKeys(texts: readonly string[]): TrustedKey[] {
  return texts.map((text) => {
    try {
      return parseTrustedKey(text);
    } catch (error) {
      throw isCatalogueError(error) ? new UsageError(`--key ${error.title}\n${error.hint}`) : error;
    }
  });
}
