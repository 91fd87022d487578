import { declineText } from "./decline-texts.ts";
import { methodsOf } from "./payment-methods.ts";
import { waitAfter } from "./wait.ts";

describe("declineText", () => {
  it.each(["canceled", "failed", "out_of_stock", "merchant_not_selling", "not_completed"])(
    "has words for %s",
    (reason) => {
      const { title, hint, money } = declineText(reason, false);
      expect([title, hint].every(Boolean)).toBe(true);
      expect(money).toBeUndefined();
    },
  );

  it("says that the money went back", () => {
    expect(declineText("out_of_stock", true).money).toContain("退回");
  });

  it.each([null, "", "constructor", "<script>"])("speaks in general words for %j", (reason) => {
    expect(declineText(reason, false).title).toBe("付款没有成功");
  });
});

describe("methodsOf", () => {
  const offered = [{ id: "pp_system_default" }, { id: "pp_sandbox-wallet_sandbox" }, { id: "pp_stripe_stripe" }];

  it("offers only what the pages can lead through", () => {
    expect(methodsOf(offered, undefined).map(({ id }) => id)).toEqual(["pp_sandbox-wallet_sandbox"]);
    expect(methodsOf(offered, "pk_test_1").map(({ id }) => id)).toEqual([
      "pp_sandbox-wallet_sandbox",
      "pp_stripe_stripe",
    ]);
  });

  it("knows no methods by inherited names", () => {
    expect(methodsOf([{ id: "constructor" }, { id: "toString" }], undefined)).toEqual([]);
  });
});

describe("waitAfter", () => {
  it("asks soon at first, then less often, and says when it takes long", () => {
    expect(waitAfter(null)).toEqual({ tries: 0, seconds: 2, long: false });
    expect(waitAfter("9").long).toBe(false);
    expect(waitAfter("10")).toEqual({ tries: 10, seconds: 10, long: true });
  });

  it.each(["-1", "1e3", "x", "99999"])("starts anew for %j", (text) => {
    expect(waitAfter(text).tries).toBe(0);
  });
});
