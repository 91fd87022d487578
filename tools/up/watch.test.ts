import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rebuildOnChange } from "./watch.ts";

const folders = ["cn/src", "brand-kit/src/art", "subsidy-hooks/src", "subsidy-hooks/policies/example"];

// Long waits are for a busy machine only.
const patience = { timeout: 30_000 };

describe("rebuildOnChange", { timeout: 60_000 }, () => {
  let root: string;
  let stop: () => void = () => {};

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "watch-"));
    for (const folder of folders) mkdirSync(join(root, "packages", folder), { recursive: true });
  });
  afterEach(() => stop());

  it.each(folders)("rebuilds when a file of %s changes", async (folder) => {
    const rebuild = vi.fn(async () => {});
    stop = rebuildOnChange(root, rebuild);
    writeFileSync(join(root, "packages", folder, "x.ts"), "1");
    await vi.waitFor(() => expect(rebuild).toHaveBeenCalled(), patience);
  });

  it("rebuilds again after a rebuild that failed", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const rebuild = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new Error("a type is wrong"))
      .mockResolvedValue();
    stop = rebuildOnChange(root, rebuild);
    writeFileSync(join(root, "packages/cn/src/x.ts"), "1");
    await vi.waitFor(() => expect(said).toHaveBeenCalledWith("a type is wrong"), patience);
    const calls = rebuild.mock.calls.length;
    writeFileSync(join(root, "packages/cn/src/x.ts"), "2");
    await vi.waitFor(() => expect(rebuild.mock.calls.length).toBeGreaterThan(calls), patience);
    said.mockRestore();
  });
});
