import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { sampleLine, sampleLines } from "./fixtures";
import { leafHash, rootOf } from "./merkle";
import { LineSealer, sealLines } from "./seal-lines";
import { parseSealedLine, SEALED_CSV_HEADER, sealedCsvLine } from "./sealed-csv";
import { encodeSealedLine, SEALED_COLUMNS, type SealedLine, sealedFields } from "./sealed-line";

const withCode = (code: string) => expect.objectContaining({ code });
const text = fc.string({ unit: "grapheme", maxLength: 8 });
const awkward = fc.constantFrom('"', ",", "\n", "\r", "\r\n", "=1+1", "'", "，", "\u0000", "\uFEFF", " ");
const free = fc.oneof(text, awkward);
const line = fc
  .record({ claimant_id: free, claimant_name: free, title: free, note: free, order_id: free, corrects: free })
  .map((more) => sampleLine(3, more));

describe("a sealed line", () => {
  it("has one field per column, in the order of the columns", () => {
    const sample = sampleLine(7);
    expect(sealedFields(sample)).toEqual(SEALED_COLUMNS.map((column) => String(sample[column])));
    expect(Object.keys(sample)).toEqual([...SEALED_COLUMNS]);
    expect(SEALED_CSV_HEADER).toBe(
      "position,entry_id,source_key,claimant_id,claimant_name,claimant_kind,credit_code,goods_class,channel,platform,kind," +
        "part,amount_fen,occurred_at,sale_occurred_at,recorded_at,order_id,order_display_id,line_id,title,corrects,reasons,note",
    );
  });

  it("has a leaf that no other line has", () => {
    const leaves = new Set([Buffer.from(encodeSealedLine(sampleLine(0))).toString("hex")]);
    for (const column of SEALED_COLUMNS) {
      const altered = { ...sampleLine(0), [column]: column === "amount_fen" ? 101n : "7" } as SealedLine;
      leaves.add(Buffer.from(encodeSealedLine(altered)).toString("hex"));
    }
    expect(leaves.size).toBe(1 + SEALED_COLUMNS.length);
  });

  it("quotes what CSV would take for its own, and nothing else", () => {
    const notes = ["a,b", 'a"b', "a\nb", "a\rb", "a;b", " =1", ""].map((note) =>
      sealedCsvLine(sampleLine(0, { note })),
    );
    expect(notes.map((row) => row.slice(row.lastIndexOf(",,,") + 3))).toEqual([
      '"a,b"',
      '"a""b"',
      '"a\nb"',
      '"a\rb"',
      "a;b",
      " =1",
      "",
    ]);
  });

  it("is read from CSV as it was written", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const rows: string[][] = parse(lines.map((one) => `${sealedCsvLine(one)}\n`).join(""));
        expect(rows.map((row) => parseSealedLine(row, "here"))).toEqual(lines);
      }),
    );
  });

  it.each<[string, Partial<Record<keyof SealedLine, string>>, string]>([
    ["a position with a leading zero", { position: "01" }, "position"],
    ["a position that is no number", { position: "1.0" }, "position"],
    ["a position beyond exact numbers", { position: "9007199254740993" }, "position"],
    ["no entry id", { entry_id: "" }, "entry_id"],
    ["no source key", { source_key: "" }, "source_key"],
    ["an unknown kind of claimant", { claimant_kind: "giant" }, "claimant_kind"],
    ["an unknown channel", { channel: "" }, "channel"],
    ["an unknown kind", { kind: "gift" }, "kind"],
    ["an unknown part", { part: "wrapping" }, "part"],
    ["an amount of 0", { amount_fen: "0" }, "amount_fen"],
    ["an amount in yuan", { amount_fen: "1.00" }, "amount_fen"],
    ["an amount with a leading zero", { amount_fen: "0100" }, "amount_fen"],
    ["a sale below 0", { amount_fen: "-1" }, "amount_fen"],
    ["a refund above 0", { kind: "refund", amount_fen: "1" }, "amount_fen"],
    ["a return above 0", { kind: "return", amount_fen: "1" }, "amount_fen"],
    ["a cancellation above 0", { kind: "cancellation", amount_fen: "1" }, "amount_fen"],
    ["an instant without milliseconds", { occurred_at: "2030-05-01T08:00:00Z" }, "occurred_at"],
    ["an instant with an offset", { sale_occurred_at: "2030-05-01T16:00:00.000+08:00" }, "sale_occurred_at"],
    ["the 30th of February", { recorded_at: "2030-02-30T08:00:00.000Z" }, "recorded_at"],
    ["hour 24", { recorded_at: "2030-02-20T24:00:00.000Z" }, "recorded_at"],
    ["an unknown reason", { reasons: "freight;weather" }, "reasons"],
    ["a reason twice", { reasons: "freight;freight" }, "reasons"],
  ])("is refused with %s, by its column", (_, more, column) => {
    const fields = SEALED_COLUMNS.map((name) => more[name] ?? String(sampleLine(1)[name]));
    const read = () => parseSealedLine(fields, "entries.csv.gz: line 3");
    expect(read).toThrow(withCode("line_invalid"));
    expect(read).toThrow(`entries.csv.gz: line 3, entry ${more.entry_id ?? "entry_1"}, column ${column}`);
  });

  it("is refused with a column more or less", () => {
    const fields = sealedFields(sampleLine(1));
    expect(() => parseSealedLine([...fields, ""], "here")).toThrow(/column 24/);
    expect(() => parseSealedLine(fields.slice(0, -1), "here")).toThrow(/column note/);
    expect(() => parseSealedLine([], "here")).toThrow(withCode("line_invalid"));
  });

  it("may adjust in either direction", () => {
    const kind = "adjustment";
    for (const amount_fen of ["5", "-5"]) {
      const fields = SEALED_COLUMNS.map(
        (name) => ({ kind, amount_fen })[name as "kind"] ?? String(sampleLine(1)[name]),
      );
      expect(parseSealedLine(fields, "here")).toMatchObject({ kind, amount_fen: BigInt(amount_fen) });
    }
  });
});

describe("sealing", () => {
  it("gives the root over the leaves of the lines' encodings", () => {
    const lines = sampleLines();
    const leaves = lines.map((one) => leafHash(encodeSealedLine(one)));
    expect(sealLines(lines)).toEqual({ size: lines.length, root: rootOf(leaves) });
    const sealer = new LineSealer();
    expect(lines.map((one) => sealer.seal(one))).toEqual(leaves);
  });

  it("takes a line longer than any before it", () => {
    const lines = [sampleLine(0), sampleLine(1, { note: "示例".repeat(10_000) }), sampleLine(2)];
    expect(sealLines(lines).root).toEqual(rootOf(lines.map((one) => leafHash(encodeSealedLine(one)))));
  });

  it("has another root when one fen or the order of lines changes", () => {
    const lines = sampleLines();
    const [first, second, ...rest] = lines as [SealedLine, SealedLine, ...SealedLine[]];
    expect(sealLines([second, first, ...rest]).root).not.toEqual(sealLines(lines).root);
    const dearer = { ...first, amount_fen: (first.amount_fen + 1n) as SealedLine["amount_fen"] };
    expect(sealLines([dearer, second, ...rest]).root).not.toEqual(sealLines(lines).root);
  });

  it("has kept its root since the format was set", () => {
    expect(Buffer.from(sealLines(sampleLines()).root).toString("hex")).toBe(
      "fb923fee32303d4115ac4b68065d7ffcc30e694a12e8606dcc7d35a0adac3673",
    );
  });
});
