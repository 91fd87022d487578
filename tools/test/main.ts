import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Tally, total } from "./report.ts";
import { suites } from "./suites.ts";

const [named, ...args] = process.argv.slice(2);
const chosen = named && named in suites ? [named] : Object.keys(suites);
const filters = named && !(named in suites) ? [named, ...args] : args;
const reports = mkdtempSync(join(tmpdir(), "qinshui-tests-"));

const tallies: Tally[] = [];
for (const name of chosen) {
  console.log(`\n── ${name}`);
  tallies.push(await suites[name as keyof typeof suites]({ filters, reports }));
}
const { passed, failed } = total(tallies);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
