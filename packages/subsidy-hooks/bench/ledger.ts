import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fen } from "@qinshui/cn/money";
import type { Client } from "pg";
import { writeBundle } from "../src/export/bundle/write-bundle";
import { deriveEntries } from "../src/ledger/derive-entries";
import { deriveTags } from "../src/ledger/derive-tags";
import { ENTRY_BASIS_ZH } from "../src/ledger/entry";
import type { OrderSnapshot } from "../src/ledger/order-snapshot";
import { postOrder } from "../src/modules/subsidy/post-order";
import { NOW, YEAR_SUMS, type YearSumRow } from "../src/modules/subsidy/report-queries";
import { loadPolicy, readPolicyFiles } from "../src/policy-files/load-policy";
import { HASH_BYTES, sha256 } from "../src/proof/merkle";
import { sealLines } from "../src/proof/seal-lines";
import { encodeSealedLine, type SealedLine } from "../src/proof/sealed-line";
import { yearOverview } from "../src/reports/year-overview";
import { eligibilityIfAny } from "../src/rules/eligibility";
import { connect, sqlOf, YEAR } from "./support/database";
import { fillEntries } from "./support/ledger-table";
import { migrate } from "./support/migrations";

/**
 * `npm run -s bench -- ledger --lines 1000000 --orders 5000`: entries derived, and derived and inserted, a second; a
 * year's assessment next to one aggregate scan of the same entries; lines sealed a second next to the bare hashes.
 */
const policy = loadPolicy("qinshui-2023-33");
const DERIVED = 100_000;
const SEALED = 200_000;
const ROUNDS = 3;

async function main(): Promise<void> {
  const options = {
    lines: { type: "string", default: "1000000" },
    orders: { type: "string", default: "5000" },
  } as const;
  const { values } = parseArgs({ options });
  const client = await connect();
  await migrate(client);
  const derive = derivation();
  const seal = await sealing();
  note(`posting ${values.orders} orders`);
  const post = await posting(client, Number(values.orders));
  note(`filling ${values.lines} lines`);
  await fillEntries(client, Number(values.lines));
  const assessment = await assessing(client);
  await client.end();
  console.log(JSON.stringify({ derive, post, assessment, seal }));
}

/** An order as most are: two goods lines of one merchant and freight, paid once, one line refunded in part. */
function orderOf(i: number): OrderSnapshot {
  const at = new Date(Date.UTC(YEAR, 5, 1) + i * 1_000);
  const merchant = {
    id: `mer_bench_${i % 100}`,
    handle: `m${i % 100}`,
    name: `示例商家${i % 100}`,
    kind: "enterprise" as const,
    credit_code: "91140521MA0EXAMPLE",
    status_changes: [{ status: "approved" as const, effective_at: new Date(0), seq: 1 }],
  };
  const goods_classes = [
    { id: "d", goods_class: "specialty_agricultural", effective_from: new Date(0), decided_at: new Date(0) },
  ];
  const line = (name: string, amount: bigint) => ({
    line_id: `${name}_${i}`,
    part: "goods" as const,
    title: "沁水百花蜜（示例）",
    product_id: `prod_${i % 50}`,
    quantity: 1,
    amount: fen(amount),
    changes: [],
    merchant,
    goods_classes,
  });
  const freight = { ...line("freight", 800n), part: "freight" as const, product_id: null, goods_classes: [] };
  return {
    order_id: `bench_${i}`,
    display_id: `${i}`,
    currency_code: "cny",
    channel: { id: "sc", name: "线上商城", channel: "online" },
    canceled_at: null,
    lines: [line("a", 5_900n), line("b", 12_345n), freight],
    captures: [{ id: `cap_${i}`, payment_id: `pay_${i}`, amount: fen(19_045n), at, recorded_at: at }],
    refunds: [
      {
        id: `ref_${i}`,
        payment_id: `pay_${i}`,
        amount: fen(1_000n),
        at: new Date(at.getTime() + 60_000),
        allocation: [{ line_id: `a_${i}`, amount: fen(1_000n) }],
      },
    ],
    returned_items: [],
    dispatches: [],
    line_decisions: [],
  };
}

/** Pure arithmetic, no database. */
function derivation() {
  const orders = Array.from({ length: DERIVED / 4 }, (_, i) => orderOf(i));
  const start = performance.now();
  const entries = orders.reduce((count, order) => count + deriveEntries(order).length, 0);
  return { entries_per_s: perSecond(entries, start) };
}

/** What recording an order does once it is read: derive, judge, compare, insert, one transaction each. */
async function posting(client: Client, orders: number) {
  const sql = sqlOf(client);
  const eligibility = eligibilityIfAny(policy);
  const start = performance.now();
  let entries = 0;
  for (let i = 0; i < orders; i++) {
    const order = orderOf(i);
    await client.query("begin");
    const input = {
      order_id: order.order_id,
      order_display_id: order.display_id,
      channel: order.channel.channel,
      platform: "shop" as const,
      derived: deriveEntries(order),
      tags: deriveTags(order, eligibility),
      version: "0:0",
    };
    const posted = await postOrder(sql, input, eligibility);
    await client.query("commit");
    entries += posted.entries.length;
  }
  const ms = performance.now() - start;
  return { entries_per_s: perSecond(entries, start), ms_per_order: Number((ms / orders).toFixed(2)) };
}

/** The year's figures from the entries, next to summing them once per merchant and class. */
async function assessing(client: Client) {
  const scan = await best(() =>
    client.query(
      `select merchant_id, goods_class, counts, sum(amount_fen), count(*) from subsidy_entry
       where policy_year = $1 group by 1, 2, 3`,
      [YEAR],
    ),
  );
  const assess = await best(async () => {
    const rows = await sqlOf(client).execute<YearSumRow[]>(YEAR_SUMS, [YEAR, NOW]);
    return yearOverview(policy, YEAR, rows, []);
  });
  return { scan_s: seconds(scan), assess_s: seconds(assess), ratio: ratio(assess, scan) };
}

/**
 * `lines_per_s` is encoding, hashing and growing the tree over lines that are in memory, on one core. `ceiling_per_s` is
 * the two hashes per line alone: SHA-256 of a leaf of the same length and of a node. `bundle` is everything that closing
 * a year does with a line besides reading it from the database: the checks, the sums, CSV, gzip, and then reading it all
 * back and verifying it.
 */
async function sealing() {
  const lines = Array.from({ length: SEALED }, (_, i) => sealedLine(i));
  const [seal, hashes] = await bestOfEach([
    async () => sealLines(lines),
    async () => hashAlone(encodeSealedLine(sealedLine(SEALED))),
  ]);
  const bundle = await best(() => writeWholeBundle(lines), 1);
  const [lines_per_s, ceiling_per_s, bundle_lines_per_s] = [seal, hashes, bundle].map((ms = Number.NaN) =>
    Math.round(SEALED / (ms / 1_000)),
  ) as [number, number, number];
  return { lines_per_s, ceiling_per_s, ratio: ratio(lines_per_s, ceiling_per_s), bundle_lines_per_s };
}

function hashAlone(leaf: Uint8Array): void {
  const node = Buffer.alloc(1 + 2 * HASH_BYTES);
  for (let i = 0; i < SEALED; i++) {
    sha256(leaf);
    sha256(node);
  }
}

const PAGE = 10_000;

function* pagesOf(lines: readonly SealedLine[]): Generator<readonly SealedLine[]> {
  for (let i = 0; i < lines.length; i += PAGE) yield lines.slice(i, i + PAGE);
}

async function writeWholeBundle(lines: readonly SealedLine[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-seal-"));
  try {
    const { privateKey: private_key } = generateKeyPairSync("ed25519");
    await writeBundle({
      folder,
      log: "bench.invalid",
      policy: readPolicyFiles(policy.id),
      year: YEAR,
      lines: pagesOf(lines),
      private_key,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sealedLine(position: number): SealedLine {
  const at = new Date(Date.UTC(YEAR, 0, 1) + position * 60_000).toISOString();
  const id = String(position).padStart(26, "0");
  return {
    position,
    entry_id: `sent_${id}`,
    source_key: `capture:capt_${id}:ordli_${id}`,
    claimant_id: "mer_00000000000000000000000001",
    claimant_name: "沁水县示例蜂业有限公司",
    claimant_kind: "enterprise",
    credit_code: "91140521MA0EXAMPLE",
    goods_class: "specialty_agricultural",
    channel: "online",
    platform: "shop" as const,
    kind: "sale",
    part: "goods",
    amount_fen: fen(5_900n),
    occurred_at: at,
    sale_occurred_at: at,
    recorded_at: at,
    order_id: `order_${id}`,
    order_display_id: `${position}`,
    line_id: `ordli_${id}`,
    title: "沁水百花蜜 500 克（示例）",
    corrects: "",
    reasons: "",
    note: ENTRY_BASIS_ZH.captured,
  };
}

async function best(work: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await elapsed(work));
  return Math.min(...times);
}

/** Taking turns, so that a machine that is slow for a while is slow for all of them. */
async function bestOfEach(works: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 2 * ROUNDS; round++) {
    for (const [i, work] of works.entries()) times[i] = Math.min(times[i] ?? 0, await elapsed(work));
  }
  return times;
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function perSecond(count: number, start: number): number {
  return Math.round(count / ((performance.now() - start) / 1_000));
}

function seconds(ms: number): number {
  return Number((ms / 1_000).toFixed(3));
}

function ratio(value: number, to: number): number {
  return Number((value / to).toFixed(3));
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

void main();
