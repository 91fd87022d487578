import { parseEnv } from "./env.ts";

const good = { COMMERCE_PUBLISHABLE_KEY: "pk_test" };

describe("parseEnv", () => {
  it("fills in what has a default and takes slashes off addresses", () => {
    expect(parseEnv({ ...good, COMMERCE_URL: "http://commerce:9000/" })).toMatchObject({
      COMMERCE_URL: "http://commerce:9000",
      SITE_URL: "http://localhost:4321",
      CATALOGUE_CACHE_SECONDS: 10,
    });
  });

  it("takes a variable set to nothing as not set", () => {
    expect(parseEnv({ ...good, STRIPE_PUBLISHABLE_KEY: "" }).STRIPE_PUBLISHABLE_KEY).toBeUndefined();
  });

  it.each([
    [{}, "COMMERCE_PUBLISHABLE_KEY"],
    [{ ...good, COMMERCE_URL: "commerce" }, "COMMERCE_URL"],
    [{ ...good, SITE_URL: "javascript:alert(1)" }, "SITE_URL"],
    [{ ...good, CATALOGUE_CACHE_SECONDS: "-1" }, "CATALOGUE_CACHE_SECONDS"],
  ])("names the variable that is wrong in %j", (source, name) => {
    expect(() => parseEnv(source)).toThrow(name);
  });
});
