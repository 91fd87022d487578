import { z } from "zod";

const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

/** A variable that is set to nothing is a variable that is not set. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value || undefined, schema.optional());

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "demo", "test"]).default("development"),
  /** Where commerce answers, as this server sees it. */
  COMMERCE_URL: origin.default("http://localhost:9000"),
  /** The publishable key of the sales channel 线上商城. */
  COMMERCE_PUBLISHABLE_KEY: z.string().min(1, "COMMERCE_PUBLISHABLE_KEY is missing"),
  /** The address shoppers know; canonical links and payment returns are made of it. */
  SITE_URL: origin.default("http://localhost:4321"),
  STRIPE_PUBLISHABLE_KEY: optional(z.string()),
  /** Seconds a catalogue answer of commerce may be reused; 0 asks every time. */
  CATALOGUE_CACHE_SECONDS: z.coerce.number().int().min(0).max(3600).default(10),
});

export type Env = z.infer<typeof schema>;

/** Reads and checks an environment. Error: one line per variable that is missing or wrong, naming it. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The storefront's environment is not usable:\n${problems.join("\n")}`);
}

let parsed: Env | undefined;

/** The environment, read once. Nothing else in the storefront reads `process.env`. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
