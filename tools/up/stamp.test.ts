import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, oncePer } from "./stamp.ts";

const folder = () => mkdtempSync(join(tmpdir(), "stamp-"));

describe("oncePer", () => {
  it("works once for a fingerprint, and again for another", async () => {
    const stamp = join(folder(), "sub/migrated");
    const done: string[] = [];
    for (const print of ["a", "a", "b"]) await oncePer(stamp, print, async () => void done.push(print));
    expect(done).toEqual(["a", "b"]);
  });

  it("leaves no stamp when the work fails, so that it is tried again", async () => {
    const stamp = join(folder(), "migrated");
    await expect(oncePer(stamp, "a", () => Promise.reject(new Error("disk full")))).rejects.toThrow("disk full");
    const done: string[] = [];
    await oncePer(stamp, "a", async () => void done.push("a"));
    expect(done).toEqual(["a"]);
  });
});

describe("fingerprint", () => {
  it("changes with a file's content and with a new file", () => {
    const root = folder();
    writeFileSync(join(root, "1.js"), "one");
    const first = fingerprint(root, ["*.js"]);
    writeFileSync(join(root, "1.js"), "two");
    const second = fingerprint(root, ["*.js"]);
    writeFileSync(join(root, "2.js"), "");
    expect(new Set([first, second, fingerprint(root, ["*.js"])]).size).toBe(3);
  });
});
