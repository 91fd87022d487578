import { personalHasher } from "./personal-hash";

const hasher = personalHasher("示例密钥-仅供测试-0123456789");

describe("personalHasher", () => {
  it("knows the same value however it is written", () => {
    const phone = hasher.phone("13800138000");
    for (const text of ["138 0013 8000", "+86 138-0013-8000", "0086-13800138000", "１３８００１３８０００"]) {
      expect(hasher.phone(text)).toBe(phone);
    }
    expect(hasher.phone("13800138001")).not.toBe(phone);
    expect(hasher.email(" A@Example.COM ")).toBe(hasher.email("a@example.com"));
    expect(hasher.name("示 例")).toBe(hasher.name("示例"));
    expect(hasher.address(["山西省", "晋城市", "沁水县", "示例街 1 号"])).toBe(
      hasher.address(["山西省", "晋城市", "沁水县", "示例街1号。"]),
    );
    expect(hasher.waybill("sf-123")).toBe(hasher.waybill("SF123"));
  });

  it("gives nothing of the value away, nor that two kinds share it", () => {
    expect(hasher.phone("13800138000")).toMatch(/^[0-9a-f]{32}$/);
    expect(
      new Set([hasher.phone("1"), hasher.name("1"), hasher.email("1"), hasher.account("1"), hasher.waybill("1")]).size,
    ).toBe(5);
  });

  it("depends on the key, and refuses none or a short one", () => {
    expect(personalHasher("another key of sixteen").phone("1")).not.toBe(hasher.phone("1"));
    for (const key of [undefined, "", "fifteen letters"]) {
      expect(() => personalHasher(key)).toThrow(expect.objectContaining({ code: "review_key_missing" }));
    }
  });

  it("has no hash for nothing", () => {
    for (const nothing of [null, undefined, "", "  "]) {
      expect([hasher.phone(nothing), hasher.email(nothing), hasher.name(nothing), hasher.address([nothing])]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });
});
