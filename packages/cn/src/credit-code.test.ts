import fc from "fast-check";
import { creditCodeProblem, isCreditCode, tidyCreditCode, withCreditCodeCheckDigit } from "./credit-code.ts";

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const first17 = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((c) => c.join(""));

describe("credit code", () => {
  it("knows published codes", () => {
    expect(isCreditCode("91350100M000100Y43")).toBe(true);
    expect(creditCodeProblem("91350100M000100Y4Z")).toBe("characters");
    expect(creditCodeProblem("91350100M000100Y44")).toBe("check_digit");
    expect(creditCodeProblem("91350100M000100Y4")).toBe("length");
  });

  it("accepts what it completes and refuses every other last character", () => {
    fc.assert(
      fc.property(first17, (start) => {
        const code = withCreditCodeCheckDigit(start);
        expect(alphabet.filter((last) => isCreditCode(start + last))).toEqual([code.slice(-1)]);
      }),
    );
  });

  it("finds any single wrong character", () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (start, at, other) => {
        fc.pre(start[at] !== other);
        const code = withCreditCodeCheckDigit(start);
        expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it("tidies what a person types, and corrects nothing else", () => {
    expect(tidyCreditCode(" 91350100m000100y43 ")).toBe("91350100M000100Y43");
    expect(tidyCreditCode("O")).toBe("O");
  });
});
