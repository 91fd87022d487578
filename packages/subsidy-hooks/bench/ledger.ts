import { parseArgs } from "node:util";
import { fen } from "@qinshui/cn/money";
import type { Client } from "pg";
import { deriveEntries } from "../src/ledger/derive-entries";
import { deriveTags } from "../src/ledger/derive-tags";
import type { OrderSnapshot } from "../src/ledger/order-snapshot";
import { postOrder } from "../src/modules/subsidy/post-order";
import { NOW, YEAR_SUMS, type YearSumRow } from "../src/modules/subsidy/report-queries";
import { loadPolicy } from "../src/policy-files/load-policy";
import { sealLines } from "../src/proof/seal-lines";
import type { SealedLine } from "../src/proof/sealed-line";
import { yearOverview } from "../src/reports/year-overview";
import { eligibilityOf } from "../src/rules/eligibility";
import { connect, sqlOf, YEAR } from "./support/database";
import { createTables, fillEntries } from "./support/ledger-table";

/**
 * `npm run -s bench -- ledger --lines 1000000 --orders 5000`: entries derived, and derived and inserted, a second; a
 * year's assessment next to one aggregate scan of the same entries; lines sealed a second.
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
  await createTables(client);
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
  const eligibility = eligibilityOf(policy);
  const start = performance.now();
  let entries = 0;
  for (let i = 0; i < orders; i++) {
    const order = orderOf(i);
    await client.query("begin");
    const posted = await postOrder(sql, {
      order_id: order.order_id,
      order_display_id: order.display_id,
      channel: order.channel.channel,
      platform: "shop",
      derived: deriveEntries(order),
      tags: deriveTags(order, eligibility),
      version: "0:0",
    });
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
  return { scan_s: seconds(scan), assess_s: seconds(assess), ratio: Number((assess / scan).toFixed(3)) };
}

/** Encoding, hashing and growing the tree, over lines that are in memory. */
async function sealing() {
  const lines = Array.from({ length: SEALED }, (_, i) => sealedLine(i));
  const ms = await best(async () => sealLines(lines));
  return { lines_per_s: Math.round(SEALED / (ms / 1_000)) };
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
    platform: "shop",
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
    note: "",
  };
}

async function best(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

function perSecond(count: number, start: number): number {
  return Math.round(count / ((performance.now() - start) / 1_000));
}

function seconds(ms: number): number {
  return Number((ms / 1_000).toFixed(3));
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

void main();
