import { isApprovedAt, mayBecome, statusChangeAt } from "./status";

const history = [
  { status: "suspended" as const, effective_at: "2026-06-01T00:00:00Z" },
  { status: "applied" as const, effective_at: "2026-01-01T00:00:00Z" },
  { status: "approved" as const, effective_at: new Date("2026-02-01T00:00:00Z") },
];
const at = (text: string) => new Date(text);

describe("a merchant's status", () => {
  it("is that of the latest change whose time has come, in whatever order they are listed", () => {
    expect(statusChangeAt(history, at("2025-12-31T23:59:59Z"))).toBeUndefined();
    expect(isApprovedAt(history, at("2026-01-31T23:59:59.999Z"))).toBe(false);
    expect(isApprovedAt(history, at("2026-02-01T00:00:00Z"))).toBe(true);
    expect(isApprovedAt(history, at("2026-06-01T00:00:00Z"))).toBe(false);
  });

  it("begins with an application and ends with closing", () => {
    expect(mayBecome(undefined, "applied")).toBe(true);
    expect(mayBecome(undefined, "approved")).toBe(false);
    expect(mayBecome("applied", "approved")).toBe(true);
    expect(mayBecome("suspended", "approved")).toBe(true);
    expect(mayBecome("closed", "approved")).toBe(false);
    expect(mayBecome("approved", "applied")).toBe(false);
  });
});
