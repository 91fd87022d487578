import { givesBadge, overlap, validityAt } from "./validity";

const year = { valid_from: "2026-01-01", valid_until: "2026-12-31", revoked_at: null };
const brand = { kind: "local_brand" as const, registration_number: null };

describe("an authorisation", () => {
  it("holds from Shanghai's midnight of its first day to that after its last", () => {
    expect(validityAt(year, new Date("2025-12-31T15:59:59Z"))).toBe("not_yet");
    expect(validityAt(year, new Date("2025-12-31T16:00:00Z"))).toBe("valid");
    expect(validityAt(year, new Date("2026-12-31T15:59:59Z"))).toBe("valid");
    expect(validityAt(year, new Date("2026-12-31T16:00:00Z"))).toBe("expired");
  });

  it("is worth nothing from the instant it is revoked", () => {
    const revoked = { ...year, revoked_at: "2026-06-01T00:00:00Z" };
    expect(validityAt(revoked, new Date("2026-05-31T23:59:59Z"))).toBe("valid");
    expect(validityAt(revoked, new Date("2026-06-01T00:00:00Z"))).toBe("revoked");
  });

  it("gives a geographical indication's badge only with a number in the register", () => {
    const now = new Date("2026-06-01T00:00:00Z");
    const gi = { kind: "geographical_indication" as const, registration_number: "AGI01900" };
    expect(givesBadge(gi, year, now)).toBe(true);
    expect(givesBadge({ ...gi, registration_number: null }, year, now)).toBe(false);
    expect(givesBadge(brand, year, now)).toBe(true);
    expect(givesBadge(brand, year, new Date("2027-06-01T00:00:00Z"))).toBe(false);
  });

  it("overlaps another when they share a day", () => {
    expect(overlap(year, { ...year, valid_from: "2026-12-31", valid_until: "2027-12-31" })).toBe(true);
    expect(overlap(year, { ...year, valid_from: "2027-01-01", valid_until: "2027-12-31" })).toBe(false);
  });
});
