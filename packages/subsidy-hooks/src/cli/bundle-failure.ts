import { statSync } from "node:fs";
import { type CatalogueError, isCatalogueError } from "@qinshui/cn/errors";
import { bundleErrors } from "../export/bundle/errors";
import { proofErrors } from "../proof/errors";
import { parseTrustedKey, type TrustedKey } from "../proof/trusted-key";
import { type CommandIo, UsageError } from "./command";

/** Runs what verifies; when something does not hold, says on stderr what, and gives the exit code 1. */
export async function orFailure({ stderr }: CommandIo, verify: () => Promise<number>): Promise<number> {
  try {
    return await verify();
  } catch (error) {
    if (!isFailure(error)) throw error;
    stderr.write(`核验不通过 · does not hold\n${error.title}\n${error.hint}\n`);
    return 1;
  }
}

function isFailure(error: unknown): error is CatalogueError {
  return isCatalogueError(error) && [bundleErrors, proofErrors].some((errors) => Object.hasOwn(errors, error.code));
}

/** The bundle's folder. Throws UsageError when there is none. */
export function bundleFolder(path: string | undefined): string {
  if (path === undefined) throw new UsageError("缺少核验包的文件夹 / the bundle's folder is missing");
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`${path}：没有这个文件夹 / is not a folder`);
  }
  return path;
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
