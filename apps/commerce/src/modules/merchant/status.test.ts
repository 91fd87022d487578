import { mayBecome } from "./next-status";
import { isApprovedAt, refusalOf, statusChangeAt } from "./status";

const history = [
  { seq: 3, status: "suspended" as const, effective_at: "2026-06-01T00:00:00Z" },
  { seq: 1, status: "applied" as const, effective_at: "2026-01-01T00:00:00Z" },
  { seq: 2, status: "approved" as const, effective_at: new Date("2026-02-01T00:00:00Z") },
];
const at = (text: string) => new Date(text);

describe("a merchant's status", () => {
  it("is that of the latest change whose time has come, in whatever order they are listed", () => {
    expect(statusChangeAt(history, at("2025-12-31T23:59:59Z"))).toBeUndefined();
    expect(isApprovedAt(history, at("2026-01-31T23:59:59.999Z"))).toBe(false);
    expect(isApprovedAt(history, at("2026-02-01T00:00:00Z"))).toBe(true);
    expect(isApprovedAt(history, at("2026-06-01T00:00:00Z"))).toBe(false);
  });

  it("is what was written last, of two from the same instant on", () => {
    const tie = [
      { seq: 5, status: "approved" as const, effective_at: "2026-07-01T00:00:00Z" },
      { seq: 4, status: "suspended" as const, effective_at: "2026-07-01T00:00:00Z" },
    ];
    expect(isApprovedAt([...history, ...tie], at("2026-07-01T00:00:00Z"))).toBe(true);
    expect(isApprovedAt([...tie.reverse(), ...history], at("2026-07-01T00:00:00Z"))).toBe(true);
  });

  it("stays closed once it is, also when something else had been planned", () => {
    const planned = { seq: 4, status: "approved" as const, effective_at: "2026-12-01T00:00:00Z" };
    const closed = { seq: 5, status: "closed" as const, effective_at: "2026-07-01T00:00:00Z" };
    const changes = [...history, planned, closed];
    expect(isApprovedAt(changes, at("2027-01-01T00:00:00Z"))).toBe(false);
    expect(statusChangeAt(changes, at("2027-01-01T00:00:00Z"))).toBe(closed);
    expect(statusChangeAt(changes, at("2026-06-30T00:00:00Z"))?.status).toBe("suspended");
  });

  it("changes by what holds at the time of the change, and never before what holds now", () => {
    const now = at("2026-05-01T00:00:00Z");
    const refused = (status: "approved" | "suspended" | "closed", effective_at: string) => {
      const error = refusalOf(history, { status, effective_at: at(effective_at) }, now);
      return error?.code;
    };
    // A suspension is planned for June.
    expect(refused("suspended", "2026-05-01T00:00:00Z")).toBeUndefined();
    expect(refused("approved", "2026-05-01T00:00:00Z")).toBe("merchant_status_impossible");
    expect(refused("approved", "2026-06-01T00:00:00Z")).toBeUndefined();
    expect(refused("suspended", "2026-02-01T00:00:00Z")).toBeUndefined();
    expect(refused("suspended", "2026-01-31T23:59:59Z")).toBe("merchant_status_back_dated");
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
