import { lineCheck } from "./check-line";
import { SAMPLE_YEAR, sampleLine, sampleLines, samplePolicy } from "./fixtures";
import type { SealedLine } from "./sealed-line";

const withCode = (code: string) => expect.objectContaining({ code });
const check = (more: Partial<SealedLine>) => () => lineCheck(samplePolicy, SAMPLE_YEAR)(sampleLine(0, more), "here");

describe("lineCheck", () => {
  it("lets a sound year pass", () => {
    const one = lineCheck(samplePolicy, SAMPLE_YEAR);
    for (const line of sampleLines()) one(line, "here");
  });

  it.each([
    ["starts at another number", [1]],
    ["leaves a number out", [0, 2]],
    ["repeats a number", [0, 0]],
  ])("refuses a year that %s, and names the entry", (_, positions) => {
    const last = positions.at(-1) as number;
    const run = () => {
      const one = lineCheck(samplePolicy, SAMPLE_YEAR);
      for (const position of positions) one(sampleLine(position), "here");
    };
    expect(run).toThrow(withCode("position_wrong"));
    expect(run).toThrow(`entry entry_${last}`);
  });

  it("keeps to Shanghai's year", () => {
    check({ sale_occurred_at: "2029-12-31T16:00:00.000Z" })();
    check({ sale_occurred_at: "2030-12-31T15:59:59.999Z" })();
    expect(check({ sale_occurred_at: "2029-12-31T15:59:59.999Z" })).toThrow(withCode("year_wrong"));
    expect(check({ sale_occurred_at: "2030-12-31T16:00:00.000Z" })).toThrow(withCode("year_wrong"));
  });

  it("refuses a class that the policy does not have", () => {
    expect(check({ goods_class: "gold" })).toThrow(/column goods_class: “gold”/);
  });

  it.each<[string, Partial<SealedLine>]>([
    ["freight", { part: "freight", goods_class: "" }],
    ["offline_channel", { channel: "online" }],
    ["merchant_missing", { claimant_id: "", claimant_kind: "" }],
    ["merchant_kind", { claimant_kind: "enterprise" }],
    ["goods_class_missing", { goods_class: "" }],
  ])("wants %s stated exactly where it applies", (reason, more) => {
    check({ ...more, reasons: reason })();
    check({ ...more, reasons: `${reason};excluded_by_decision` })();
    expect(check(more)).toThrow(withCode("reasons_wrong"));
    expect(check({ reasons: reason })).toThrow(withCode("reasons_wrong"));
    expect(check({ ...more, reasons: "excluded_by_decision" })).toThrow(
      `“excluded_by_decision”，按政策应为“${reason}”`,
    );
  });

  it("takes what a person decided as stated", () => {
    for (const reasons of ["merchant_not_approved", "excluded_by_decision"]) check({ reasons })();
  });

  it("says policy_not_in_force before the first value, and then nothing else of the policy", () => {
    const later = { ...samplePolicy.online_sales.channels, values: [] as never[] };
    const { values, ...rest } = samplePolicy.online_sales.channels;
    later.values.push(...(values.map((value) => ({ ...value, from: "2030-06-01" })) as never[]));
    const policy = { ...samplePolicy, online_sales: { ...samplePolicy.online_sales, channels: { ...rest, ...later } } };
    const run = (more: Partial<SealedLine>) => () => lineCheck(policy, SAMPLE_YEAR)(sampleLine(0, more), "here");
    run({ reasons: "policy_not_in_force", channel: "online", goods_class: "", claimant_id: "" })();
    run({ reasons: "policy_not_in_force", part: "freight", goods_class: "" })();
    expect(run({ reasons: "policy_not_in_force;goods_class_missing", goods_class: "" })).toThrow(
      withCode("reasons_wrong"),
    );
    run({ sale_occurred_at: "2030-05-31T16:00:00.000Z" })();
    expect(run({})).toThrow(withCode("reasons_wrong"));
    expect(run({ reasons: "policy_not_in_force", sale_occurred_at: "2030-05-31T16:00:00.000Z" })).toThrow(
      withCode("reasons_wrong"),
    );
  });
});
