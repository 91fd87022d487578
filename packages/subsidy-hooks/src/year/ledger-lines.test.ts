import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { type DeclaredSale, declaredEntries, declaredTags, reversalEntries } from "../declared/declared-entries";
import { deriveEntries } from "../ledger/derive-entries";
import { deriveTags } from "../ledger/derive-tags";
import type { Entry, Tag } from "../ledger/entry";
import { capture, freight, goods, merchant, order, refund } from "../ledger/fixtures";
import { MERCHANT_KINDS, type OrderSnapshot, SALES_CHANNELS, type SnapshotLine } from "../ledger/order-snapshot";
import { planRows } from "../ledger/plan-rows";
import type { PostedEntry } from "../ledger/standing";
import type { EntryRow } from "../modules/subsidy/entry-row";
import { rowOf } from "../modules/subsidy/post-order";
import { lineCheck } from "../proof/check-line";
import { sampleFiles } from "../proof/fixtures";
import { parseSealedLine } from "../proof/sealed-csv";
import { type SealedLine, sealedFields } from "../proof/sealed-line";
import { eligibilityIfAny } from "../rules/eligibility";
import { parsePolicy } from "../rules/parse-policy";
import { sealedLine } from "../workflows/year/sealed-lines";

const dated = (unit: string, values: Record<string, string>) =>
  ["description: 示例", "description_en: example", `unit: ${unit}`, "values:"]
    .concat(Object.entries(values).map(([from, value]) => `  ${from}: { value: ${value}, clauses: [s1] }`))
    .join("\n");

/** A policy that begins within a year, and asks something else from each of several days on. */
const policy = parsePolicy({
  ...sampleFiles,
  "parameters/online_sales/eligible/channels.yaml": dated("channels", {
    "2030-03-01": "[onsite]",
    "2030-08-01": "[online]",
    "2031-03-01": "[online, onsite]",
  }),
  "parameters/online_sales/eligible/merchant_kinds.yaml": dated("merchant_kinds", {
    "2030-05-01": "[cooperative]",
    "2030-10-01": "[cooperative, enterprise]",
  }),
});
const eligibilityAt = eligibilityIfAny(policy);

/** A ledger of one order: records as the module does, and keeps the rows. */
class Ledger {
  readonly rows: PostedEntry[] = [];
  private readonly tags = new Map<string, Tag>();

  record(derived: readonly Entry[], tags: readonly Tag[], channel: OrderSnapshot["channel"]["channel"], at: Date) {
    for (const tag of tags) this.tags.set(tag.line_id, tag);
    // As the declared sales do: what was imported is not derived again.
    const held = new Set(this.rows.filter((row) => row.source_type === "import").map((row) => row.source_key));
    const offered = derived.filter((entry) => !held.has(entry.source_key));
    const added = planRows(this.rows, { channel, derived: offered, tags: this.tags, eligibilityAt }, at);
    this.rows.push(...added);
    return added;
  }

  /** The lines that the sealing of a year reads, as a bundle's reader hands them on. */
  sealed(year: number): SealedLine[] {
    return this.rows
      .filter((row) => row.policy_year === year)
      .map((entry, i) => {
        const row = {
          ...rowOf(entry, { order_display_id: "1", platform: "shop" }),
          reasons: entry.reasons,
          created_at: entry.occurred_at,
        };
        const line = sealedLine({ ...row, id: `sent_${i}`, seq: `${i}` } as unknown as EntryRow, i);
        return parseSealedLine(sealedFields(line), "here");
      });
  }
}

function expectSealable(ledger: Ledger): void {
  for (const year of new Set(ledger.rows.map((row) => row.policy_year))) {
    const check = lineCheck(policy, year);
    for (const line of ledger.sealed(year)) check(line, "here");
  }
}

const DAY = 86_400_000;
const START = Date.parse("2029-12-01T04:00:00Z");

/** Something that happens to an order, some days after what happened before. */
const steps = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 120 }),
    what: fc.constantFrom(
      "capture",
      "capture",
      "refund",
      "provider refuses",
      "channel",
      "kind",
      "approval",
      "class",
      "exclude",
      "admit",
    ),
    line: fc.constantFrom("a", "b", "f"),
    pick: fc.nat({ max: 3 }),
    isRecorded: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);
type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

const seller = {
  ...merchant,
  kind: "cooperative",
  status_changes: [{ status: "approved", effective_at: new Date(0), seq: 0 }],
} as const;
const nothingDecided = { merchant: seller, goods_classes: [] };
const untouched = order({
  lines: [goods("a", 1_000, nothingDecided), goods("b", 700, nothingDecided), freight("f", 300, { merchant: seller })],
});

function happens(snapshot: OrderSnapshot, { what, line, pick }: Step, at: Date, number: number): OrderSnapshot {
  const change = (make: (line: SnapshotLine) => Partial<SnapshotLine>) => ({
    ...snapshot,
    lines: snapshot.lines.map((one) => (one.line_id === line ? { ...one, ...make(one) } : one)),
  });
  const captured = sumFen(snapshot.captures.map(({ amount }) => amount));
  const left = captured - sumFen(snapshot.refunds.map(({ amount }) => amount));
  switch (what) {
    case "capture": {
      const open = 2_000n - captured;
      const amount = Number((open * BigInt(pick + 1)) / 4n);
      return amount === 0
        ? snapshot
        : { ...snapshot, captures: [...snapshot.captures, capture(`c${number}`, amount, at)] };
    }
    case "refund": {
      const amount = fen((left * BigInt(pick + 1)) / 4n);
      const allocation = pick === 0 ? [{ line_id: line, amount }] : null;
      const one = refund(`r${number}`, Number(amount), at, { allocation });
      return amount === 0n ? snapshot : { ...snapshot, refunds: [...snapshot.refunds, one] };
    }
    case "provider refuses":
      return { ...snapshot, refunds: snapshot.refunds.slice(0, -1) };
    case "channel":
      return { ...snapshot, channel: { ...snapshot.channel, channel: SALES_CHANNELS[pick % 2] ?? "online" } };
    case "kind":
      return change((one) => ({
        merchant: one.merchant && { ...one.merchant, kind: MERCHANT_KINDS[pick] ?? "individual" },
      }));
    case "approval": {
      const one = {
        status: pick % 2 ? "approved" : "suspended",
        effective_at: pick < 2 ? at : new Date(START),
        seq: number,
      } as const;
      return change(({ merchant: of }) => ({ merchant: of && { ...of, status_changes: [...of.status_changes, one] } }));
    }
    case "class": {
      if (line === "f") return snapshot;
      const one = {
        id: `d${number}`,
        goods_class: pick % 2 ? "pottery" : "tea",
        effective_from: pick < 2 ? at : new Date(START),
        decided_at: at,
      };
      return change(({ goods_classes }) => ({ goods_classes: [...goods_classes, one] }));
    }
    default: {
      const one = { line_id: line, finding_key: `s${pick}`, effect: what === "admit" ? "admit" : "exclude" } as const;
      return { ...snapshot, line_decisions: [...snapshot.line_decisions, one] };
    }
  }
}

const sumsOf = (entries: readonly Entry[]): Record<string, Fen> => {
  const sums: Record<string, Fen> = {};
  for (const { line_id, policy_year, amount_fen } of entries) {
    const key = `${line_id} ${policy_year}`;
    sums[key] = fen((sums[key] ?? 0n) + amount_fen);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
};

describe("whatever the ledger writes", () => {
  it("of an order passes the check of the year's lines, keeps the sums, and rests", () => {
    fc.assert(
      fc.property(steps, (history) => {
        const ledger = new Ledger();
        let snapshot = untouched;
        let now = START;
        const record = () => {
          const derived = deriveEntries(snapshot);
          const tags = deriveTags(snapshot, eligibilityAt);
          const added = ledger.record(derived, tags, snapshot.channel.channel, new Date(now));
          return { derived, added };
        };
        history.forEach((step, i) => {
          now += step.days * DAY + 1;
          snapshot = happens(snapshot, step, new Date(now), i);
          if (step.isRecorded) record();
        });
        const { derived } = record();
        expectSealable(ledger);
        expect(sumsOf(ledger.rows)).toEqual(sumsOf(derived));
        expect(record().added).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(["2030-02-01", "2030-06-01", "2030-09-01", "2031-04-01"])(
    "of a sale declared for %s passes too, refunded, looked into and undone",
    (day) => {
      const sale: DeclaredSale = {
        id: "dcr_1",
        platform: "taobao",
        platform_order_no: "3900000000000000101",
        paid_at: new Date(`${day}T00:00:00Z`),
        goods_fen: fen(10_000),
        refunded_fen: fen(2_500),
        known_at: new Date("2031-05-01T00:00:00Z"),
        title: "示例蜂蜜",
        goods_class: "tea",
        merchant: { ...seller },
      };
      const ledger = new Ledger();
      const exclude = { line_id: "dcr_1-1", finding_key: "s1", effect: "exclude" } as const;
      for (const decisions of [[], [exclude], []]) {
        ledger.record(declaredEntries(sale), declaredTags(sale, eligibilityAt, decisions), "online", sale.known_at);
      }
      const undone = [...declaredEntries(sale), ...reversalEntries(sale, sale.known_at)];
      ledger.record(undone, declaredTags(sale, eligibilityAt), "online", sale.known_at);
      expectSealable(ledger);
      expect(sumsOf(ledger.rows)).toEqual({});
    },
  );
});
