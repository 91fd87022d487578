import { PassThrough, type Readable, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fen } from "@qinshui/cn/money";
import readXlsxFile from "read-excel-file/node";
import { FIRST_ROW, ROWS_PER_SHEET, type RowsSheet, rowXml, writeWorkbook } from "./workbook";

const hostile = `=1+1 & <b>"枣花" 'x' \u0007\u0000\ud800 _x0041_ ]]> 🍯`;

function sheet(name: string, rows: readonly string[], cut = 7): RowsSheet {
  return {
    name,
    columns: [
      { title: "名称 & <称>", width: 20 },
      { title: "金额", width: 12 },
    ],
    // Cut into pieces anywhere, as they come from a socket.
    async *rows() {
      const bytes = Buffer.from(rows.join(""));
      for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
    },
  };
}

async function written(sheets: readonly RowsSheet[], rowsPerSheet?: number): Promise<Buffer> {
  const out = new PassThrough();
  const content = buffer(out as Readable);
  await writeWorkbook(out, sheets, rowsPerSheet);
  return content;
}

/** Rows 行 1 … as they come for sheets of `perSheet` rows. */
const rowsOf = (count: number, perSheet = ROWS_PER_SHEET) =>
  Array.from({ length: count }, (_, i) =>
    rowXml((i % (perSheet - 1)) + FIRST_ROW, [{ text: `行 ${i + 1}` }, { money: fen(i + 1) }]),
  );

describe("writeWorkbook", () => {
  it("writes what another library reads, whatever people typed", async () => {
    const rows = [
      rowXml(2, [{ text: hostile }, { money: fen(-123456) }]),
      rowXml(3, [{ text: "合计" }, { count: 2 }], "all"),
    ];
    const [first] = await readXlsxFile(await written([sheet("明细<表>&", rows)]));
    expect(first?.sheet).toBe("明细<表>&");
    expect(first?.data[0]).toEqual(["名称 & <称>", "金额"]);
    expect(first?.data[1]).toEqual([`=1+1 & <b>"枣花" 'x'  _x0041_ ]]> 🍯`, -1234.56]);
    expect(first?.data[2]).toEqual(["合计", 2]);
  });

  it("rolls over to a further sheet exactly when one is full, heading included", async () => {
    const parts = async (count: number) =>
      (await readXlsxFile(await written([sheet("表", rowsOf(count, 4))], 4))).map(({ sheet, data }) => [
        sheet,
        data.length,
      ]);
    expect(await parts(0)).toEqual([["表", 1]]);
    expect(await parts(3)).toEqual([["表", 4]]);
    expect(await parts(4)).toEqual([
      ["表", 4],
      ["表2", 2],
    ]);
    expect(await parts(7)).toEqual([
      ["表", 4],
      ["表2", 4],
      ["表3", 2],
    ]);
  });

  it("keeps every row, in order, however the bytes are cut", async () => {
    const rows = rowsOf(50);
    for (const cut of [1, 3, 64, 10_000]) {
      const [one, two] = await readXlsxFile(await written([sheet("甲", rows, cut), sheet("乙", rows, cut)]));
      const expected = rows.map((_, i) => [`行 ${i + 1}`, (i + 1) / 100]);
      expect(one?.data.slice(1)).toEqual(expected);
      expect(two?.data.slice(1)).toEqual(expected);
    }
  });

  it("gives the same bytes for the same rows, however they are cut and whatever the time zone", async () => {
    const rows = rowsOf(200);
    const one = await written([sheet("表", rows, 5)]);
    const before = process.env.TZ;
    process.env.TZ = "America/New_York";
    const other = await written([sheet("表", rows, 1_000)]);
    process.env.TZ = before;
    expect(other.equals(one)).toBe(true);
  });

  it("fails when its rows fail, and when nobody can take what it writes", async () => {
    const failing: RowsSheet = {
      ...sheet("表", []),
      async *rows() {
        yield Buffer.from(rowsOf(1).join(""));
        throw new Error("connection lost");
      },
    };
    await expect(written([failing])).rejects.toThrow("connection lost");
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error("disk full")) });
    await expect(writeWorkbook(full, [sheet("表", rowsOf(10))])).rejects.toThrow("disk full");
  });
});
