import { join } from "node:path";
import { z } from "zod";

const root = join(import.meta.dirname, "../..");
const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const environment = z.object({
  COMMERCE_PORT: port(9000),
  STOREFRONT_PORT: port(4321),
  /** Folder of the embedded database, logs and stamps. */
  DATA_DIR: z.string().min(1).default(join(root, ".data")),
  /** A PostgreSQL of your own; without it an embedded one is started. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
});

export interface Settings {
  mode: "demo" | "dev";
  reset: boolean;
  root: string;
  commercePort: number;
  storefrontPort: number;
  dataDir: string;
  databaseUrl: string | undefined;
}

/** Reads the command line and the environment. Throws an Error whose message names what is wrong. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const [mode, ...flags] = args;
  const unknown = flags.filter((flag) => flag !== "--reset");
  if ((mode !== "demo" && mode !== "dev") || unknown.length > 0) {
    throw new Error(
      `用法 usage: npm run demo [-- --reset] | npm run dev [-- --reset]${unknown.length ? `\n不认识的参数 unknown: ${unknown.join(" ")}` : ""}`,
    );
  }
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`环境变量有误 invalid environment:\n${problems.join("\n")}`);
  }
  const { COMMERCE_PORT, STOREFRONT_PORT, DATA_DIR, DATABASE_URL } = parsed.data;
  return {
    mode,
    reset: flags.includes("--reset"),
    root,
    commercePort: COMMERCE_PORT,
    storefrontPort: STOREFRONT_PORT,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
  };
}
