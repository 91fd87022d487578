import { readFileSync } from "node:fs";
import { join } from "node:path";
import { welcome } from "./welcome.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

// By a path that the type checker does not follow: the seed is compiled by other rules than the tools.
const seed = (file: string): Promise<unknown> => import(join(root, "apps/commerce/src/seed/data", file));
const { OPERATOR } = (await seed("county.ts")) as { OPERATOR: { email: string } };
const { MERCHANTS } = (await seed("merchants.ts")) as {
  MERCHANTS: { handle: string; name: string; members: { email: string; role: string }[] }[];
};

function printed(demoAccounts: boolean): string {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  welcome({ storefront: "http://localhost:1", commerce: "http://localhost:2", demoAccounts, logs: "logs" });
  const text = log.mock.calls.flat().join("\n");
  log.mockRestore();
  return text;
}

describe("welcome", () => {
  it("names accounts that the sample county makes, the operator's and an owner's", () => {
    const owners = MERCHANTS.flatMap(({ members }) => members.filter(({ role }) => role === "owner"));
    const named = printed(true).match(/\S+@\S+/g) ?? [];
    expect(named[0]).toBe(OPERATOR.email);
    expect(owners.map(({ email }) => email)).toContain(named[1]);
    expect(named.length).toBe(2);
    expect(printed(true)).not.toContain("undefined");
  });

  it("names none on a database of one's own", () => {
    expect(printed(false)).not.toContain("@");
  });
});

describe("README", () => {
  it("lists every merchant of the sample county by handle and name", () => {
    const listed = [...readme.matchAll(/^\| `([\w-]+)` +\| ([^|]+?) +\|/gm)].map(([, handle, name]) => ({
      handle,
      name,
    }));
    expect(listed).toEqual(MERCHANTS.map(({ handle, name }) => ({ handle, name })));
  });
});
