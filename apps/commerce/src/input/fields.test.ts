import { z } from "@medusajs/framework/zod";
import { shanghaiDate } from "@qinshui/cn/time";
import { day, instant, pastDay, text } from "./fields";

const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map(({ message }) => message);

describe("instant", () => {
  it.each([
    ["2026-02-28T08:00:00+08:00", "2026-02-28T00:00:00.000Z"],
    ["2026-02-28T08:00Z", "2026-02-28T08:00:00.000Z"],
    ["2028-02-29", "2028-02-28T16:00:00.000Z"],
    [new Date("2026-01-01T00:00:00Z"), "2026-01-01T00:00:00.000Z"],
  ])("reads %s", (value, iso) => {
    expect(instant.parse(value).toISOString()).toBe(iso);
  });

  it.each([
    "2026-02-31",
    "2026-02-31T00:00:00+08:00",
    "2026-02-29T00:00:00Z",
    "2026-13-01",
    "2026-01-01T25:00:00Z",
    "2026-01-01T10:00", // whose clock?
    "1",
    "",
    0,
    null,
    true,
    new Date("never"),
  ])("refuses %s", (value) => {
    expect(said(instant, value)).toEqual(["不是有效的时间"]);
  });
});

describe("day", () => {
  it("exists", () => {
    expect(said(day, "2028-02-29")).toBeUndefined();
    expect(said(day, "2026-02-29")).toEqual(["没有这一天"]);
  });

  it("is not to come where it tells of the past", () => {
    const at = (days: number) => shanghaiDate(new Date(Date.now() + days * 86_400_000));
    expect(said(pastDay, at(0))).toBeUndefined();
    expect(said(pastDay, at(2))).toEqual(["不能晚于今天"]);
    expect(said(pastDay, "2026-02-31")).toContain("没有这一天");
  });
});

describe("what a schema says", () => {
  it("is Chinese where it has no words of its own", () => {
    const schema = z.object({ handle: text, kind: z.enum(["a", "b"]), count: z.number().max(3) });
    for (const value of [{}, { handle: 1, kind: "c", count: "x" }, { handle: "x", kind: 1, count: 4 }]) {
      const messages = said(schema, value) ?? [];
      expect(messages.length).toBeGreaterThan(0);
      for (const message of messages) expect(message).not.toMatch(/expected|received|Invalid|Too|Required/);
    }
    expect(said(text, undefined)).toEqual(["不能缺少"]);
  });
});
