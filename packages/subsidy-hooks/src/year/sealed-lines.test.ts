import type { EntryRow } from "../modules/subsidy/entry-row";
import { parseSealedLine, SEALED_CSV_HEADER } from "../proof/sealed-csv";
import { sealedFields } from "../proof/sealed-line";
import { sealedLine, sealedLines } from "../workflows/year/sealed-lines";

function row(seq: number, more: Partial<EntryRow> = {}): EntryRow {
  return {
    id: `sent_${seq}`,
    seq: `${seq}`,
    source_key: `capture:capt_${seq}:line_${seq}`,
    input_hash: "",
    source_type: "capture",
    source_id: `capt_${seq}`,
    order_id: "order_1",
    order_display_id: "1001",
    line_id: `line_${seq}`,
    part: "goods",
    product_id: "prod_1",
    title: '示例蜂蜜, "大瓶"',
    kind: "sale",
    amount_fen: "12345",
    occurred_at: "2025-06-01 08:00:00.123456+08",
    sale_occurred_at: new Date("2025-06-01T00:00:00Z"),
    policy_year: 2025,
    merchant_id: "mer_1",
    merchant_handle: "shop-1",
    merchant_name: "示例蜂业",
    merchant_kind: "enterprise",
    merchant_credit_code: "91140521MA0000001X",
    basis: "captured",
    to_check: false,
    corrects: null,
    channel: "online",
    platform: "shop",
    goods_class: "specialty_agricultural",
    counts: true,
    reasons: [],
    created_at: new Date("2025-06-01T00:00:01.5Z"),
    ...more,
  };
}

/** A ledger that answers as the service does: by position, a page at a time. */
function ledgerOf(rows: readonly EntryRow[]) {
  const asked: string[] = [];
  const reportLines = async ({
    after = "0",
    as_of = "0",
    limit,
  }: {
    after?: string;
    as_of?: string;
    limit: number;
  }) => {
    asked.push(after);
    return rows.filter(({ seq }) => BigInt(seq) > BigInt(after) && BigInt(seq) <= BigInt(as_of)).slice(0, limit);
  };
  return { asked, ledger: { reportLines } as unknown as Parameters<typeof sealedLines>[0] };
}

async function linesOf(rows: readonly EntryRow[], asOf: string) {
  const { ledger } = ledgerOf(rows);
  const lines = [];
  for await (const page of sealedLines(ledger, 2025, asOf)) lines.push(...page);
  return lines;
}

describe("sealedLine", () => {
  it("holds what the ledger holds, to the millisecond, and reads back from the bundle's columns", () => {
    const line = sealedLine(row(7), 3);
    expect(line).toMatchObject({
      position: 3,
      occurred_at: "2025-06-01T00:00:00.123Z",
      note: "按收款分摊",
      reasons: "",
    });
    expect(sealedFields(line).length).toBe(SEALED_CSV_HEADER.split(",").length);
    expect(parseSealedLine(sealedFields(line), "row 1")).toEqual(line);
  });

  it("says what is missing with empty text, why it does not count with its codes, and that it is to be checked", () => {
    const none = { merchant_id: null, merchant_name: null, merchant_kind: null, merchant_credit_code: null };
    const reasons = ["merchant_missing", "goods_class_missing"];
    const line = sealedLine(
      row(1, { ...none, goods_class: null, counts: false, reasons, to_check: true, basis: "pro_rata" }),
      0,
    );
    expect(line).toMatchObject({
      claimant_id: "",
      claimant_kind: "",
      goods_class: "",
      note: "按未退余额比例分摊；待核对",
    });
    expect(line.reasons).toBe("merchant_missing;goods_class_missing");
    expect(parseSealedLine(sealedFields(line), "row 1")).toEqual(line);
  });
});

describe("sealedLines", () => {
  it("gives every line up to the position once, in order, over the pages' ends", async () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => row(3 * i + 1));
    const lines = await linesOf(rows, `${3 * 20_000 + 1}`);
    expect(lines.map(({ position }) => position)).toEqual(rows.map((_, i) => i));
    expect(lines.map(({ entry_id }) => entry_id)).toEqual(rows.map(({ id }) => id));
  });

  it("leaves out what came after the position, and gives nothing for a year without entries", async () => {
    expect((await linesOf([row(1), row(2), row(3)], "2")).map(({ entry_id }) => entry_id)).toEqual([
      "sent_1",
      "sent_2",
    ]);
    expect(await linesOf([], "9")).toEqual([]);
  });
});
