import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"];

/**
 * "GET /admin/merchants/:id" for every handler that a route file below `root` exports, in whatever way it is written:
 * the files are loaded, as Medusa does.
 */
export function routesOf(root: string): string[] {
  const load = createRequire(join(root, "index.js"));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.[jt]s$/.test(file))
    .flatMap((file) => {
      const path = `/${file.replace(/\/?route\.[jt]s$/, "")}`.replace(/\[(\w+)\]/g, ":$1");
      const exported = Object.keys(load(join(root, file)));
      return exported.filter((name) => METHODS.includes(name)).map((method) => `${method} ${path}`);
    });
}
