import type { ExecArgs } from "@medusajs/framework/types";
import { loadSampleCounty } from "./load";

/** `medusa exec ./src/seed/index.ts`, or `./src/seed/index.js` from a build. */
export default async function seed({ container }: ExecArgs): Promise<void> {
  await loadSampleCounty(container);
}
