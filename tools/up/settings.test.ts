import { readSettings } from "./settings.ts";

describe("readSettings", () => {
  it("takes the usual ports when nothing is set", () => {
    expect(readSettings(["demo"], {})).toMatchObject({ commercePort: 9000, storefrontPort: 4321, reset: false });
  });

  it("takes ports from the environment and --reset from the command line", () => {
    const settings = readSettings(["dev", "--reset"], { COMMERCE_PORT: "9100", STOREFRONT_PORT: "4400" });
    expect(settings).toMatchObject({ mode: "dev", commercePort: 9100, storefrontPort: 4400, reset: true });
  });

  it("names the variable that is wrong", () => {
    expect(() => readSettings(["demo"], { COMMERCE_PORT: "ninety" })).toThrow(/COMMERCE_PORT/);
    expect(() => readSettings(["demo"], { DATABASE_URL: "mysql://x" })).toThrow(/DATABASE_URL/);
  });

  it("names an option it does not know", () => {
    expect(() => readSettings(["demo", "--rest"], {})).toThrow(/--rest/);
  });
});
