import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jobsWithFolders, openRunFolder, removeRunFolders } from "./run-folders";

describe("the folders of a job's runs", () => {
  let kind = "";
  let base = "";

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), "run-folders-"));
    vi.stubEnv("TMPDIR", base);
    kind = "subsidy-sample";
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(base, { recursive: true, force: true });
  });

  it("begin empty, whatever a run that was cut off left", () => {
    const first = openRunFolder(kind, { id: "job_1", attempt: 1 });
    writeFileSync(join(first, "leaves"), "x");
    const second = openRunFolder(kind, { id: "job_1", attempt: 2 });
    expect(readdirSync(base)).toEqual(["subsidy-sample-job_1-2"]);
    expect(readdirSync(second)).toEqual([]);
    expect(statSync(second).mode & 0o777).toBe(0o700);
  });

  it("are one for each run: a run that was thought dead takes nothing from the next", () => {
    const first = openRunFolder(kind, { id: "job_1", attempt: 1 });
    const second = openRunFolder(kind, { id: "job_1", attempt: 2 });
    rmSync(first, { recursive: true, force: true });
    expect(existsSync(second)).toBe(true);
  });

  it("are known and removed by the job alone", () => {
    openRunFolder(kind, { id: "job_1", attempt: 1 });
    const other = openRunFolder(kind, { id: "job_10", attempt: 1 });
    openRunFolder("subsidy-other", { id: "job_2", attempt: 1 });
    expect(jobsWithFolders(kind).sort()).toEqual(["job_1", "job_10"]);
    removeRunFolders(kind, "job_1");
    expect(jobsWithFolders(kind)).toEqual(["job_10"]);
    expect(existsSync(other)).toBe(true);
  });
});
