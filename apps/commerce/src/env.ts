import { resolve } from "node:path";
import { loadEnv } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";

loadEnv(process.env.NODE_ENV ?? "development", process.cwd());

const SECRETS = [
  "JWT_SECRET",
  "COOKIE_SECRET",
  "ORDER_LINK_SECRET",
  "SANDBOX_WALLET_SECRET",
  "SUBSIDY_REVIEW_KEY",
] as const;
// Known to everyone who reads the source: good for a demonstration on one machine, refused in production.
const PUBLIC_SECRET = "not-a-secret-demonstration-only";
const SHORTEST_SECRET = 32;
// Public like the secret above: what a demonstration signs shows nothing to anybody.
const PUBLIC_SIGNING_KEY = Buffer.from(PUBLIC_SECRET.padEnd(32, "-").slice(0, 32)).toString("base64");

const s3 = z.object({
  S3_FILE_URL: z.url(),
  S3_BUCKET: z.string().min(1),
  S3_REGION: z.string().min(1),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
});

const secret = z.string().min(1).default(PUBLIC_SECRET);

const schema = z
  .object({
    NODE_ENV: z.enum(["production", "development", "demo", "test"]).default("development"),
    PORT: z.coerce.number().int().min(1).max(65_535).default(9000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    /** Public base of commerce: pay page, files. */
    COMMERCE_URL: z.url().default("http://localhost:9000"),
    /** Public base of the shop: where a shopper returns after paying. */
    STOREFRONT_URL: z.url().default("http://localhost:4321"),
    /** Folder for files that are not public. */
    FILES_DIR: z.string().min(1).default(resolve(process.cwd(), ".files")),
    JWT_SECRET: secret,
    COOKIE_SECRET: secret,
    /** Key of the secret links by which a guest sees an order. */
    ORDER_LINK_SECRET: secret,
    /** Key with which the sandbox wallet signs its webhooks. */
    SANDBOX_WALLET_SECRET: secret,
    /** Key of the hashes by which a review of sales knows phones and addresses. Another key knows nothing of before. */
    SUBSIDY_REVIEW_KEY: secret,
    /** Seed of the Ed25519 key that signs closed policy years: 32 bytes, base64 (`openssl rand -base64 32`). */
    SUBSIDY_SIGNING_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64: openssl rand -base64 32")
      .default(PUBLIC_SIGNING_KEY),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    STRIPE_API_KEY: z.string().min(1).optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
    /** "embedded" when the launcher starts the embedded database: there the seed may create demo accounts. */
    SEED_DEMO: z.enum(["embedded"]).optional(),
    ...s3.partial().shape,
  })
  .superRefine((env, context) => {
    const refuse = (variable: string, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    if (env.STRIPE_API_KEY && !env.STRIPE_WEBHOOK_SECRET) {
      refuse("STRIPE_WEBHOOK_SECRET", "is needed with STRIPE_API_KEY: payments are confirmed by signed webhook");
    }
    if (env.S3_BUCKET) {
      for (const issue of s3.safeParse(env).error?.issues ?? []) context.addIssue({ ...issue, code: "custom" });
    }
    if (env.NODE_ENV !== "production") return;
    for (const name of SECRETS.filter((it) => it !== "SANDBOX_WALLET_SECRET")) {
      if (env[name] === PUBLIC_SECRET) refuse(name, "must be set in production: the default is public");
      else if (env[name].length < SHORTEST_SECRET) refuse(name, `must have at least ${SHORTEST_SECRET} characters`);
    }
    if (env.SUBSIDY_SIGNING_KEY === PUBLIC_SIGNING_KEY)
      refuse("SUBSIDY_SIGNING_KEY", "must be set in production: the default is public");
    for (const name of ["COMMERCE_URL", "STOREFRONT_URL"] as const) {
      if (/^(localhost|127\.|\[::1\])/.test(new URL(env[name]).hostname))
        refuse(name, "must be the public address in production");
    }
    if (!env.DATABASE_URL) refuse("DATABASE_URL", "must be set in production");
    if (!env.STRIPE_API_KEY)
      refuse("STRIPE_API_KEY", "must be set in production: the sandbox wallet takes no real money");
    if (env.SEED_DEMO) refuse("SEED_DEMO", "must not be set in production: it creates accounts with public passwords");
  });

export type Environment = z.infer<typeof schema>;

/** Reads and checks the environment. Throws an Error that names every variable that is wrong. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`环境变量有误 invalid environment:\n${problems.join("\n")}`);
}

/** The environment, checked once at boot; nothing else reads `process.env`. */
export const env = readEnvironment(process.env);
