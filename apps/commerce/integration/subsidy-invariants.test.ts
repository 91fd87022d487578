import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { cancelOrderWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { fen } from "@qinshui/cn/money";
import { shanghaiYear } from "@qinshui/cn/time";
import { main } from "@qinshui/subsidy-hooks/cli/main";
import { declaredEntries, reversalEntries } from "@qinshui/subsidy-hooks/declared/declared-entries";
import { deriveEntries } from "@qinshui/subsidy-hooks/ledger/derive-entries";
import { merchant as anyMerchant, anyOrder } from "@qinshui/subsidy-hooks/ledger/fixtures";
import { readYearOverview } from "@qinshui/subsidy-hooks/reports/read-year-overview";
import { decideGoodsClassWorkflow, recordOrdersWorkflow, refundLinesWorkflow } from "@qinshui/subsidy-hooks/workflows";
import fc from "fast-check";
import { type CrashMode, crashes } from "./support/crash";
import { dice } from "./support/dice";
import { entriesOf, type LedgerRow, runReconciler, shopNet, sumOf, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct, setMerchantStatus, type TestMerchant } from "./support/merchants";
import { must } from "./support/must";
import { createProduct, openShop, placePaidOrder, type Shop, type SoldProduct } from "./support/place-order";

/** Invariants 1, 2 and 4 over random histories, in the database. Another seed: `INVARIANTS_SEED=7 npm run test:integration …`. */
const SEED = Number(process.env.INVARIANTS_SEED ?? 20_261_124);
const STEPS = 40;
const YEAR = shanghaiYear(new Date());
/** Before every sale, so that whatever is decided in it holds for all of them. */
const BEFORE = YEAR - 1;

interface Sold {
  order_id: string;
  payment_id: string;
  /** Fen by line, as sold. */
  lines: Map<string, bigint>;
  /** What of each line is left, as long as every refund named its lines; else undefined. */
  left: Map<string, bigint> | undefined;
  hasLeft: boolean;
  isCancelled: boolean;
  /** Σ of its rows when they were last looked at. */
  booked: bigint;
}

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ getContainer }) => {
    const roll = dice(SEED);
    const sold: Sold[] = [];
    const folder = mkdtempSync(join(tmpdir(), "subsidy-invariants-"));
    let shop: Shop;
    let merchant: TestMerchant;
    let honey: SoldProduct;
    let comb: SoldProduct;
    let crash: Awaited<ReturnType<typeof crashes>>;

    beforeAll(async () => {
      console.log(`subsidy invariants: seed ${SEED}`);
      const container = getContainer();
      shop = await openShop(container);
      merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      honey = await createProduct(container, shop, "示例蜂蜜");
      comb = await createProduct(container, shop, "示例蜂蜡梳");
      for (const product of [honey, comb]) await ownProduct(container, merchant.id, product.id);
      await decide(honey, "specialty_agricultural", `${BEFORE}-01-01`);
      crash = await crashes(container);
    });

    afterEach(() => crash.disarm());
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);

    function decide(product: SoldProduct, goods_class: string, day: string) {
      const effective_from = `${day}T00:00:00+08:00`;
      return decideGoodsClassWorkflow(getContainer()).run({
        input: { decisions: [{ product_id: product.id, goods_class, effective_from, decided_by: "示例审核员" }] },
      });
    }

    /** Captured less refunded, from the shop's own tables. */
    async function netOf({ payment_id }: Sold): Promise<bigint> {
      const { rows } = await knex().raw(
        `select ((select coalesce(sum((raw_amount->>'value')::numeric), 0) from capture where payment_id = :id and deleted_at is null)
          - (select coalesce(sum((raw_amount->>'value')::numeric), 0) from refund where payment_id = :id and deleted_at is null))
          * 100 as fen`,
        { id: payment_id },
      );
      return BigInt(Number(rows[0].fen));
    }

    async function sell(): Promise<void> {
      const lines = [honey, comb].map((product) => ({
        product,
        quantity: 1 + roll.below(3),
        unit_price: (1 + roll.below(30_000_000)) / 100,
      }));
      const { order_id, payment_id } = await withoutEvents(getContainer(), () =>
        placePaidOrder(getContainer(), { shop, lines, freight: [{ name: "快递", amount: 8 }] }),
      );
      await record(order_id);
      const rows = await entriesOf(getContainer(), order_id);
      const amounts = new Map(rows.map((row) => [row.line_id, BigInt(row.amount_fen)]));
      const booked = sumOf(rows);
      sold.push({
        order_id,
        payment_id,
        lines: amounts,
        left: new Map(amounts),
        hasLeft: false,
        isCancelled: false,
        booked,
      });
      expect(booked).toBe(await netOf(sold.at(-1) as Sold));
    }

    function record(order_id: string) {
      return recordOrdersWorkflow(getContainer()).run({ input: { order_ids: [order_id] } });
    }

    async function refundSome(order: Sold): Promise<void> {
      const net = await netOf(order);
      if (net <= 0n) return;
      const amount = 1 + roll.below(Number(net));
      await refundPaymentWorkflow(getContainer()).run({
        input: { payment_id: order.payment_id, amount: amount / 100 },
      });
      order.left = undefined;
    }

    /** By lines; what the workflow cannot book it leaves to the reconciler, what it refuses moves no money. */
    async function refundNamed(order: Sold): Promise<void> {
      const balances = balancesOf(await entriesOf(getContainer(), order.order_id));
      const open = [...balances].filter(([, left]) => left > 0n);
      if (open.length === 0 || order.booked !== (await netOf(order))) return;
      const [line_id, left] = roll.pick(open);
      const amount = BigInt(1 + roll.below(Number(left)));
      const before = await netOf(order);
      const input = { order_id: order.order_id, lines: [{ line_id, amount_fen: `${amount}` }], refunded_by: "user_1" };
      await Promise.allSettled([refundLinesWorkflow(getContainer()).run({ input })]);
      const isGiven = (await netOf(order)) === before - amount;
      if (isGiven && order.left) order.left.set(line_id, (order.left.get(line_id) ?? 0n) - amount);
    }

    async function takeBack(order: Sold): Promise<void> {
      if (order.hasLeft || order.isCancelled) return;
      order.hasLeft = true;
      const orders = getContainer().resolve(Modules.ORDER);
      const [line_id = ""] = [...order.lines.keys()];
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: "order", fields: ["items.id"], filters: { id: order.order_id } });
      const goods = data[0]?.items?.map((item: { id: string } | null) => item?.id ?? "") ?? [];
      const items = [{ id: goods.includes(line_id) ? line_id : (goods[0] ?? ""), quantity: 1 }];
      await orders.registerFulfillment({ order_id: order.order_id, items });
      const returned = await orders.createReturn({ order_id: order.order_id, items });
      await orders.receiveReturn({ return_id: returned.id, items });
    }

    async function cancel(order: Sold): Promise<void> {
      if (order.hasLeft || order.isCancelled) return;
      order.isCancelled = true;
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: order.order_id } });
      order.left = new Map([...order.lines.keys()].map((line) => [line, 0n]));
    }

    async function retag(): Promise<void> {
      const day = `${BEFORE}-0${1 + roll.below(9)}-01`;
      const goods_class = roll.pick(["specialty_agricultural", "general_industrial"]);
      await Promise.allSettled([decide(roll.pick([honey, comb]), goods_class, day)]);
    }

    async function changeStatus(): Promise<void> {
      const day = `${BEFORE}-0${1 + roll.below(9)}-01T00:00:00+08:00`;
      await setMerchantStatus(getContainer(), merchant.id, roll.pick(["approved", "suspended"]), day);
    }

    /** Something happens in the shop, and nobody hears of it. */
    async function shopStep(order: Sold): Promise<string> {
      const [name, step] = roll.pick([
        ["refund", refundSome],
        ["refund", refundSome],
        ["named refund", refundNamed],
        ["named refund", refundNamed],
        ["return", takeBack],
        ["cancellation", cancel],
        ["class", retag],
        ["status", changeStatus],
        ["nothing", async () => {}],
      ] as const);
      await withoutEvents(getContainer(), () => step(order));
      return name;
    }

    /** The ledger hears of it: once or several times at once, by name or by looking; true when that went well. */
    async function ledgerStep(order: Sold): Promise<[name: string, wentWell: boolean]> {
      const name = roll.pick(["nudge", "nudge", "nudges", "reconciler", "both", "lost answer", "nothing"]);
      const nudges = (count: number) => Array.from({ length: count }, () => record(order.order_id));
      const look = () =>
        runReconciler(getContainer()).then(({ failed }) => {
          if (failed[order.order_id]) throw new Error("not booked");
        });
      if (name === "nothing") return [name, false];
      if (name === "lost answer") await loseAnswer(order);
      const works = {
        nudge: () => nudges(1),
        nudges: () => nudges(2 + roll.below(3)),
        reconciler: () => [look()],
        both: () => [look(), ...nudges(2)],
        "lost answer": () => nudges(1),
      };
      const done = await Promise.allSettled(works[name as keyof typeof works]());
      return [name, done.every(({ status }) => status === "fulfilled")];
    }

    /** The rows are written, and the process dies before it hears so. */
    async function loseAnswer(order: Sold): Promise<void> {
      const ledger = getContainer().resolve("subsidy");
      const post = ledger.postOrder.bind(ledger);
      const dying = vi.spyOn(ledger, "postOrder").mockImplementation(async (...args) => {
        await post(...args);
        throw new Error("process killed");
      });
      await Promise.allSettled([record(order.order_id)]);
      dying.mockRestore();
    }

    /** Whatever happened: rows are only added, all or none; after a good answer they say what the shop says. */
    async function check(order: Sold, before: LedgerRow[], isBooked: boolean, where: string): Promise<void> {
      const rows = await entriesOf(getContainer(), order.order_id);
      const net = await netOf(order);
      expect(rows.slice(0, before.length), where).toEqual(before);
      const sum = sumOf(rows);
      if (isBooked) expect(sum, where).toBe(net);
      else expect([order.booked, net], where).toContain(sum);
      order.booked = sum;
      const balances = balancesOf(rows);
      for (const [line, amount] of order.lines) {
        const balance = balances.get(line) ?? 0n;
        expect(balance >= 0n && balance <= amount, `${where}: ${line} holds ${balance} of ${amount}`).toBe(true);
        if (sum === net && order.left) expect(balance, `${where}: ${line}`).toBe(order.left.get(line));
      }
    }

    it("1, 2 and 4: the ledger is what the shop says, through crashes, replays and reorderings", async () => {
      for (let i = 0; i < 4; i++) await sell();
      for (let i = 0; i < STEPS; i++) {
        const order = roll.pick(sold);
        const before = await entriesOf(getContainer(), order.order_id);
        const mode = roll.pick<CrashMode | "none">(["none", "none", "raise", "kill"]);
        const after = roll.below(7);
        if (mode !== "none") await crash.arm(after, mode);
        const happened = await shopStep(order);
        const [heard, wentWell] = await ledgerStep(order);
        await crash.disarm();
        const where = `seed ${SEED}, step ${i}: ${happened}, ${heard}, ${mode} after ${after} rows`;
        await check(order, before, wentWell, where);
        if (i === STEPS / 2) await sell();
      }
      expect((await runReconciler(getContainer(), "2000-01-01T00:00:00Z")).failed).toEqual({});
      for (const order of sold) await check(order, [], true, `seed ${SEED}, at the end`);
      const all = await entriesOf(getContainer());
      expect(sumOf(all)).toBe(await shopNet(getContainer()));

      // Again, in any order, at once: nothing is added.
      const again = [...sold, ...sold, ...sold].sort(() => roll.below(3) - 1).map(({ order_id }) => record(order_id));
      await Promise.all([...again, runReconciler(getContainer(), "2000-01-01T00:00:00Z")]);
      expect(await entriesOf(getContainer())).toEqual(all);
      await changedReplaysAreErrors();
      await figuresAgree();
    }, 600_000);

    /** Invariant 4: Σ lines = overview = what the auditor's command line makes of the lines, to the fen. */
    async function figuresAgree(): Promise<void> {
      await setMerchantStatus(getContainer(), merchant.id, "approved", `${BEFORE}-12-01T00:00:00+08:00`);
      await decide(honey, "specialty_agricultural", `${BEFORE}-12-01`);
      await decide(comb, "general_industrial", `${BEFORE}-12-01`);
      await runReconciler(getContainer(), "2000-01-01T00:00:00Z");
      const rows = (await knex()("subsidy_entry").where({ policy_year: YEAR }).orderBy("seq")) as (LedgerRow & {
        merchant_kind: string;
        goods_class: string;
        channel: string;
        counts: boolean;
      })[];
      const overview = await readYearOverview(getContainer().resolve("subsidy"), YEAR);
      const counted = rows.filter((row) => row.counts);
      expect(counted.length).toBeGreaterThan(10);
      expect(overview.totals.net_fen).toBe(sumOf(rows));
      expect(overview.totals.counted_fen).toBe(sumOf(counted));
      expect(overview.totals.excluded_fen).toBe(sumOf(rows) - sumOf(counted));

      const header = "entry_id,claimant_id,claimant_kind,goods_class,channel,kind,amount_fen,sale_occurred_at";
      const lines = counted.map((row) =>
        [
          row.source_key,
          row.merchant_id,
          row.merchant_kind,
          row.goods_class,
          row.channel,
          row.kind,
          row.amount_fen,
          new Date(row.sale_occurred_at).toISOString(),
        ].join(","),
      );
      const file = join(folder, "lines.csv");
      writeFileSync(file, `${[header, ...lines.sort(() => roll.below(3) - 1)].join("\n")}\n`);
      const written = { out: "", err: "" };
      const io = {
        stdout: { write: (text: string) => (written.out += text) },
        stderr: { write: (text: string) => (written.err += text) },
      };
      const args = ["--policy", "qinshui-2023-33", "--year", `${YEAR}`, "--lines", file, "--json"];
      expect([await main(["assess", ...args], io), written.err]).toEqual([0, ""]);
      const assessed = JSON.parse(written.out);
      expect(assessed.excluded).toEqual([]);
      expect(assessed.total_subsidy_fen).toBe(`${overview.totals.subsidy_fen}`);
      const figures = assessed.claimants.flatMap((claimant: { claimant_id: string; classes: Figures[] }) =>
        claimant.classes.map((one) => [claimant.claimant_id, one.goods_class, one.net_fen, one.subsidy_fen]),
      );
      expect(figures.sort()).toEqual(
        overview.rows.map((row) => [row.claimant_id, row.goods_class, `${row.net_fen}`, `${row.subsidy_fen}`]).sort(),
      );
    }

    /** Whichever row it is, the error shows both contents, and nothing is written. */
    async function changedReplaysAreErrors(): Promise<void> {
      const ledger = getContainer().resolve("subsidy");
      const before = await entriesOf(getContainer());
      for (const order of sold) {
        const { entries } = await ledger.orderRows(order.order_id);
        const altered = { ...roll.pick(entries) };
        const held: bigint = altered.amount_fen;
        altered.amount_fen = fen(held + (held > 0n ? 1n : -1n));
        // Under another order's name it is no correction of its own row but the same source once more.
        const other = `${order.order_id}_replayed`;
        const { version } = await ledger.orderRows(other);
        const input = {
          order_id: other,
          order_display_id: "1",
          channel: "online",
          platform: "shop",
          derived: [altered],
          tags: [],
          version,
        } as const;
        await expect(ledger.postOrder(input)).rejects.toMatchObject({
          code: "entry_content_differs",
          hint: expect.stringMatching(new RegExp(`"${held}".*"${altered.amount_fen}"`)),
        });
      }
      expect(await entriesOf(getContainer())).toEqual(before);
    }

    it("1 and 2: declared sales are booked once and undone once, through crashes and replays", async () => {
      const ledger = getContainer().resolve("subsidy");
      for (let i = 0; i < 12; i++) {
        const goods_fen = fen(1 + roll.below(50_000_000));
        const refunded_fen = fen(roll.pick([0, 1 + roll.below(Number(goods_fen))]));
        const at = new Date(`${YEAR}-03-0${1 + roll.below(9)}T04:00:00Z`);
        const sale = {
          id: `dcr_invariants_${i}`,
          platform: "taobao" as const,
          platform_order_no: `${1_000 + i}`,
          paid_at: at,
          known_at: at,
          goods_fen,
          refunded_fen,
          title: "示例蜂蜜",
          goods_class: "specialty_agricultural",
          merchant: { ...anyMerchant, id: merchant.id, name: merchant.name },
        };
        const isUndone = roll.below(2) === 1;
        const wanted = [...declaredEntries(sale), ...(isUndone ? reversalEntries(sale, at) : [])];
        const post = async () => {
          const { version } = await ledger.orderRows(sale.id);
          const input = {
            order_id: sale.id,
            order_display_id: "1",
            channel: "online",
            platform: sale.platform,
            derived: wanted,
            tags: [],
            version,
          } as const;
          return ledger.postOrder(input);
        };
        const mode = roll.pick<CrashMode>(["raise", "kill"]);
        await crash.arm(roll.below(wanted.length + 1), mode);
        await Promise.allSettled([post()]);
        await crash.disarm();
        const found = await entriesOf(getContainer(), sale.id);
        expect([0, wanted.length], `seed ${SEED}, sale ${i}, ${mode}`).toContain(found.length);
        await Promise.all([post(), post(), post()]);
        await post();
        const rows = await entriesOf(getContainer(), sale.id);
        expect(rows.map((row) => row.source_key).sort()).toEqual(wanted.map((entry) => entry.source_key).sort());
        expect(sumOf(rows)).toBe(isUndone ? 0n : goods_fen - refunded_fen);
      }
    }, 600_000);

    it("1 and 2: of several writers none writes by an older reading of an order than is booked", async () => {
      const ledger = getContainer().resolve("subsidy");
      let run = 0;
      const histories = fc.array(anyOrder, { minLength: 2, maxLength: 4 });
      const writer = fc.nat({ max: 2 });
      const mode = fc.constantFrom<CrashMode | "none">("none", "none", "raise", "kill");
      const act = fc.record({
        does: fc.constantFrom("read", "read", "post", "post", "race", "change"),
        writer,
        mode,
        after: fc.nat({ max: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(histories, fc.array(act, { minLength: 8, maxLength: 20 }), async (snapshots, acts) => {
          const id = `order_invariants_${run++}`;
          const states = snapshots.map((snapshot) => deriveEntries(renamed(snapshot, id)));
          /** What each writer has read of the ledger and, after that, of the order. */
          const readings: ({ version: string; state: number } | undefined)[] = [undefined, undefined, undefined];
          let now = 0;
          const version = async (): Promise<string> => (await ledger.orderRows(id)).version;
          const post = ({ version, state }: { version: string; state: number }) =>
            ledger.postOrder({
              order_id: id,
              order_display_id: "1",
              channel: "online",
              platform: "shop",
              derived: must(states[state], "a state of the order"),
              tags: [],
              version,
            });
          const expectState = async (state: number) => {
            const { entries } = await ledger.orderRows(id);
            expect(lineYears(entries)).toEqual(lineYears(states[state] ?? []));
          };
          for (const { does, writer, mode, after } of acts) {
            const reading = readings[writer];
            if (does === "change") now = Math.min(now + 1, states.length - 1);
            if (does === "read") readings[writer] = { version: await version(), state: now };
            if (does === "race") {
              const ready = readings.filter((one) => one !== undefined);
              const answers = await Promise.all(ready.map(post));
              expect(answers.filter(({ entries }) => entries.length > 0).length).toBeLessThanOrEqual(1);
            }
            if (does !== "post" || !reading) continue;
            const before = await version();
            if (mode !== "none") await crash.arm(after, mode);
            const [answer] = await Promise.allSettled([post(reading)]);
            await crash.disarm();
            if (answer?.status !== "fulfilled") {
              expect(await version()).toBe(before);
              continue;
            }
            expect(answer.value.current).toBe(reading.version === before);
            if (answer.value.current) await expectState(reading.state);
            else expect(await version()).toBe(before);
          }
          const last = { version: await version(), state: states.length - 1 };
          expect(await post(last)).toMatchObject({ current: true });
          await expectState(last.state);
          expect(await post({ ...last, version: await version() })).toMatchObject({ current: true, entries: [] });
        }),
        { numRuns: 60, seed: SEED, endOnFailure: true },
      );
    }, 600_000);
  },
});

interface Figures {
  goods_class: string;
  net_fen: string;
  subsidy_fen: string;
}

function balancesOf(rows: readonly LedgerRow[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const row of rows) sums.set(row.line_id, (sums.get(row.line_id) ?? 0n) + BigInt(row.amount_fen));
  return sums;
}

/** Σ by line and year, without those that are 0. */
function lineYears(rows: readonly { line_id: string; policy_year: number; amount_fen: bigint }[]) {
  const sums = new Map<string, bigint>();
  for (const { line_id, policy_year, amount_fen } of rows) {
    const key = `${line_id} ${policy_year}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount_fen);
  }
  return [...sums].filter(([, sum]) => sum !== 0n).sort();
}

type Snapshot = Parameters<typeof deriveEntries>[0];

/** The same order with ids of its own: a source is there once in the whole ledger. */
function renamed(snapshot: Snapshot, id: string): Snapshot {
  const own = (name: string) => `${id}_${name}`;
  return {
    ...snapshot,
    order_id: id,
    lines: snapshot.lines.map((line) => ({ ...line, line_id: own(line.line_id) })),
    captures: snapshot.captures.map((one) => ({ ...one, id: own(one.id) })),
    refunds: snapshot.refunds.map((one) => ({
      ...one,
      id: own(one.id),
      allocation: one.allocation?.map((named) => ({ ...named, line_id: own(named.line_id) })) ?? null,
    })),
    returned_items: snapshot.returned_items.map((one) => ({ ...one, line_id: own(one.line_id) })),
  };
}
