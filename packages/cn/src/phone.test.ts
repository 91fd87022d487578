import { isMobilePhone, maskMobilePhone, tidyMobilePhone } from "./phone.ts";

describe("mobile phones", () => {
  it("takes 11 digits from 13 to 19", () => {
    expect(["13800000000", "19912345678"].every(isMobilePhone)).toBe(true);
    expect(["12800000000", "1380000000", "138000000000", "138 0000 0000", ""].some(isMobilePhone)).toBe(false);
  });

  it("tidies what a person types", () => {
    expect(tidyMobilePhone("+86 138-0000-0000")).toBe("13800000000");
    expect(tidyMobilePhone("１３８００００００００")).toBe("13800000000");
  });

  it("masks the middle, and a short number whole", () => {
    expect(maskMobilePhone("13812345678")).toBe("138****5678");
    expect(maskMobilePhone("12345")).toBe("****");
  });
});
