import { readEnvironment } from "./env";

const strong = "x".repeat(32);
const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://u:p@db.example/shop",
  JWT_SECRET: strong,
  COOKIE_SECRET: strong,
  ORDER_LINK_SECRET: strong,
  SUBSIDY_REVIEW_KEY: strong,
  SUBSIDY_SIGNING_KEY: Buffer.alloc(32, 7).toString("base64"),
  STRIPE_API_KEY: "sk_live_x",
  STRIPE_WEBHOOK_SECRET: "whsec_x",
  COMMERCE_URL: "https://admin.example.cn",
  STOREFRONT_URL: "https://www.example.cn",
};

describe("readEnvironment", () => {
  it("needs nothing outside production", () => {
    expect(readEnvironment({ NODE_ENV: "demo" })).toMatchObject({
      PORT: 9000,
      STOREFRONT_URL: "http://localhost:4321",
    });
  });

  it("accepts a complete production environment", () => {
    expect(readEnvironment(production).NODE_ENV).toBe("production");
  });

  it.each([
    "JWT_SECRET",
    "COOKIE_SECRET",
    "ORDER_LINK_SECRET",
    "SUBSIDY_REVIEW_KEY",
    "SUBSIDY_SIGNING_KEY",
    "DATABASE_URL",
    "STRIPE_API_KEY",
    "COMMERCE_URL",
    "STOREFRONT_URL",
  ])("refuses production without %s, naming it", (name) => {
    const { [name]: _, ...rest } = production as Record<string, string>;
    expect(() => readEnvironment({ ...rest, NODE_ENV: "production" })).toThrow(name);
  });

  it("refuses a short secret, demo accounts, and half an S3 in production", () => {
    expect(() => readEnvironment({ ...production, JWT_SECRET: "short" } as NodeJS.ProcessEnv)).toThrow(/JWT_SECRET/);
    expect(() => readEnvironment({ ...production, SEED_DEMO: "embedded" } as NodeJS.ProcessEnv)).toThrow(/SEED_DEMO/);
    expect(() => readEnvironment({ ...production, S3_BUCKET: "b" } as NodeJS.ProcessEnv)).toThrow(/S3_REGION/);
  });

  it("refuses the public signing key in production, and a key that is none anywhere", () => {
    const { SUBSIDY_SIGNING_KEY } = readEnvironment({ NODE_ENV: "demo" });
    const open = () => readEnvironment({ ...production, SUBSIDY_SIGNING_KEY } as NodeJS.ProcessEnv);
    expect(open).toThrow(/SUBSIDY_SIGNING_KEY.*the default is public/);
    expect(() => readEnvironment({ NODE_ENV: "demo", SUBSIDY_SIGNING_KEY: "c2hvcnQ=" })).toThrow(/SUBSIDY_SIGNING_KEY/);
  });

  it("names every wrong variable at once and repeats no value", () => {
    const wrong = () => readEnvironment({ NODE_ENV: "demo", PORT: "nine", REDIS_URL: "http://hunter2" });
    expect(wrong).toThrow(/PORT[\s\S]*REDIS_URL/);
    expect(wrong).not.toThrow(/hunter2/);
  });
});
