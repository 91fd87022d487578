import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isCatalogueError } from "@qinshui/cn/errors";
import { fen, yuanFromFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { min as smaller } from "../ledger/book";
import { CONTEXT, checked, csvBytes, taobaoRow, workbookBytes } from "./fixtures";
import { LARGEST_STATEMENT } from "./limits";
import { isPersonal, mapColumns, onlyMapped } from "./map-columns";
import { PRESETS } from "./presets";
import { readStatement } from "./read-statement";
import { numberText } from "./read-xlsx";
import { classTotals } from "./totals";

const sample = (name: string) => readFileSync(join(__dirname, "../../samples/declared", name));

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "read",
    (error) => (isCatalogueError(error) ? error.code : `not named: ${error}`),
  );

describe("the sample statements", () => {
  const OF_2025 = { policy_year: 2025 };

  it("reads 淘宝 in GB18030, order numbers as formulas and titles with blanks at their end", async () => {
    const { lines, problems } = await checked(sample("taobao-示例.csv"), "taobao", OF_2025);
    expect(lines.map((it) => [it.line, it.platform_order_no, it.goods_fen, it.refunded_fen])).toEqual([
      [2, "3900000000000000101", 12_800n, 0n],
      [3, "3900000000000000102", 24_600n, 0n],
      [4, "3900000000000000103", 9_990n, 3_000n],
      [6, "3900000000000000105", 118_050n, 0n],
    ]);
    expect(lines[1]?.title).toBe("示例荆条蜂蜜, 礼盒");
    // The last second of the year by Beijing's clock.
    expect(lines[3]?.paid_at.toISOString()).toBe("2025-12-31T15:59:59.000Z");
    expect(problems).toMatchObject([{ line: 5, code: "state_unfinished", column: "订单状态", left_out: true }]);
  });

  it("reads 抖音 in UTF-8 with a byte order mark, by sub-order, with the file's own classes", async () => {
    const { lines, problems } = await checked(sample("douyin-示例.csv"), "douyin", { ...OF_2025, goods_class: null });
    expect(classTotals(lines)).toEqual([
      { goods_class: "general_industrial", orders: 1, goods_fen: 86_000n, refunded_fen: 6_000n, net_fen: 80_000n },
      { goods_class: "specialty_agricultural", orders: 2, goods_fen: 108_980n, refunded_fen: 0n, net_fen: 108_980n },
    ]);
    expect(lines.map((it) => it.platform_order_no)).toEqual([
      "6900000000000000211",
      "6900000000000000212",
      "6900000000000000213",
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["state_unfinished"]);
  });

  it("reads 拼多多 as a workbook, freight off, numbers exact", async () => {
    const { lines, problems } = await checked(sample("pinduoduo-示例.xlsx"), "pinduoduo", OF_2025);
    expect(lines.map((it) => [it.goods_fen, it.refunded_fen])).toEqual([
      [3_490n, 0n],
      [6_990n, 0n],
      [19_890n, 9_890n],
    ]);
    expect(problems).toMatchObject([{ line: 5, code: "state_unfinished" }]);
  });

  it("reads 京东", async () => {
    const { lines, problems } = await checked(sample("jd-示例.csv"), "jd", OF_2025);
    expect(lines.map((it) => it.goods_fen)).toEqual([26_900n, 15_800n]);
    // Beijing's midnight is still the old year in UTC, and belongs to the new one.
    expect(lines[0]?.paid_at.toISOString()).toBe("2024-12-31T16:00:00.000Z");
    expect(problems.map(({ code }) => code)).toEqual(["state_unfinished"]);
  });

  it("keeps nothing of a buyer", async () => {
    for (const [name, platform] of [
      ["taobao-示例.csv", "taobao"],
      ["douyin-示例.csv", "douyin"],
      ["pinduoduo-示例.xlsx", "pinduoduo"],
      ["jd-示例.csv", "jd"],
    ] as const) {
      const { table, mapping } = mapColumns(await readStatement(sample(name)), PRESETS[platform]);
      const kept = JSON.stringify(onlyMapped(table, mapping));
      expect(kept).not.toMatch(/示例收|示例买家|示例客户|138|示例路|示例地址|示例帐号/);
      expect(kept).toContain("示例");
    }
  });
});

describe("what is no statement", () => {
  it.each([
    ["nothing", new Uint8Array(), "statement_empty"],
    ["blank lines", new TextEncoder().encode("\r\n , \r\n"), "statement_empty"],
    ["an old workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "statement_old_excel"],
    ["a broken zip", Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), "statement_not_xlsx"],
    ["a workbook without its beginning", Uint8Array.from(sample("pinduoduo-示例.xlsx").slice(8)), "statement_not_xlsx"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0), "statement_not_xlsx"],
    ["UTF-16", new Uint8Array(Buffer.from("\uFEFF订单编号,1", "utf16le")), "statement_encoding"],
    ["bytes of no encoding", Uint8Array.of(0xff, 0xff, 0xff), "statement_encoding"],
    ["an open quote", new TextEncoder().encode('a,b\n1,"x\n'), "statement_not_csv"],
    ["too much", new Uint8Array(LARGEST_STATEMENT + 1), "statement_too_large"],
    ["ten million rows in few bytes", Buffer.from("1\n".repeat(10_000_000)), "statement_too_many_rows"],
    ["a row too many", Buffer.from("1\n".repeat(200_001)), "statement_too_many_rows"],
  ])("names %s", async (_, bytes, code) => {
    expect(await codeOf(readStatement(bytes))).toBe(code);
  });

  it("says which columns are missing and what they may be called", async () => {
    const rows = await readStatement(
      csvBytes([
        ["订单编号", "订单状态"],
        ["1", "交易成功"],
      ]),
    );
    expect(() => mapColumns(rows, PRESETS.taobao)).toThrow(/付款时间（订单付款时间 \/ 付款时间）.*商品名称/);
  });

  it("finds the titles below a heading", async () => {
    const bytes = csvBytes([
      ["示例店 2026 年订单"],
      [],
      ["编号", "订单编号", "订单状态", "订单付款时间", "买家实际支付金额", "宝贝标题"],
      ["1", "77", "交易成功", "2026-01-02 03:04:05", "1", "示例"],
    ]);
    expect((await checked(bytes, "taobao")).lines).toMatchObject([{ line: 4, goods_fen: 100n }]);
  });

  it.each([
    "收货人",
    "买家会员名",
    "买家留言",
    "买家备注",
    "旺旺号",
    "微信",
    "联系方式",
    "mobile",
    "Tel",
    "receiver_name",
    "Name",
  ])("takes %s for the title of something personal", (title) => expect(isPersonal(title)).toBe(true));

  it("takes no title of the platforms' own for personal", () => {
    const titles = Object.values(PRESETS).flatMap(({ columns }) => Object.values(columns).flat());
    expect(titles.filter(isPersonal)).toEqual([]);
  });

  it("takes the operator's own columns, but none that says who the buyer is, and none twice", async () => {
    const bytes = csvBytes([
      ["单号", "状态", "付款", "钱", "货", "收货人姓名", "单号2", "单号2"],
      ["77", "交易成功", "2026-01-02 03:04:05", "1", "示例", "甲", "1", "2"],
    ]);
    const own = { order_no: "单号", state: "状态", paid_at: "付款", paid: "钱", title: "货" };
    expect((await checked(bytes, "taobao", {}, own)).lines).toHaveLength(1);
    const refused = (columns: object) => codeOf(checked(bytes, "taobao", {}, { ...own, ...columns }));
    expect(await refused({ title: "收货人姓名" })).toBe("statement_column_personal");
    expect(await refused({ order_no: "单号2" })).toBe("statement_column_twice");
    expect(await refused({ freight: "没有的列" })).toBe("statement_column_unknown");
  });
});

describe("what is wrong with a row", () => {
  it.each([
    ["买家实际支付金额", "12.3.4", "amount_invalid"],
    ["买家实际支付金额", "-5", "amount_invalid"],
    ["买家实际支付金额", "1,23.00", "amount_invalid"],
    ["买家实际支付金额", "1e3", "amount_invalid"],
    ["买家实际支付金额", "100.005", "amount_sub_fen"],
    ["买家实际支付金额", "", "amount_missing"],
    ["买家实际支付金额", "0.00", "nothing_paid"],
    ["买家应付邮费", "100.01", "freight_exceeds"],
    ["退款金额", "100.01", "refund_exceeds"],
    ["退款金额", "若干", "amount_invalid"],
    ["订单付款时间", "", "time_missing"],
    ["订单付款时间", "2026-03-05", "time_invalid"],
    ["订单付款时间", "2026-02-30 12:00:00", "time_invalid"],
    ["订单付款时间", "2025-12-31 23:59:59", "year_other"],
    ["订单付款时间", "2027-01-01 00:00:00", "year_other"],
    ["订单付款时间", "2027-06-01 00:00:00", "time_in_future"],
    ["订单状态", "等待买家付款", "state_unfinished"],
    ["订单状态", "", "state_missing"],
    ["订单编号", "", "order_no_missing"],
    ["订单编号", "3.9E+18", "order_no_rounded"],
    ["订单编号", "订单一", "order_no_invalid"],
    ["宝贝标题", " ", "title_missing"],
    ["商品类别", "水果", "class_unknown"],
  ])("%s “%s” is %s, with its line, its column and what to do", async (column, value, code) => {
    const { lines, problems } = await checked(taobaoRow({ [column]: value }), "taobao");
    expect(problems.map((it) => [it.code, it.line, it.column])).toEqual([[code, 2, column]]);
    expect(problems[0]?.hint).toMatch(/。$/);
    expect(problems[0]?.message).not.toMatch(/[{}]/);
    expect(lines).toEqual([]);
  });

  it("wants a class of the row or of the file", async () => {
    const { problems } = await checked(taobaoRow(), "taobao", { goods_class: null });
    expect(problems).toMatchObject([{ code: "class_unknown", column: "商品类别" }]);
  });

  it("takes an offset that is written, and Beijing's clock where none is", async () => {
    const at = async (text: string) =>
      (await checked(taobaoRow({ 订单付款时间: text }), "taobao")).lines[0]?.paid_at.toISOString();
    expect(await at("2026-03-05 12:00:00")).toBe("2026-03-05T04:00:00.000Z");
    expect(await at("2026/3/5 9:05")).toBe("2026-03-05T01:05:00.000Z");
    expect(await at("2026-03-05T12:00:00Z")).toBe("2026-03-05T12:00:00.000Z");
    expect(await at("2025-12-31T16:30:00-01:00")).toBe("2025-12-31T17:30:00.000Z");
  });

  it("lets the first of a repeated order number stand and names it at the others", async () => {
    const head = ["订单编号", "订单状态", "订单付款时间", "买家实际支付金额", "宝贝标题"];
    const row = ["77", "交易成功", "2026-01-02 03:04:05", "1", "示例\n两行"];
    const { lines, problems } = await checked(csvBytes([head, row, row, row]), "taobao");
    expect(lines.map(({ line, title }) => [line, title])).toEqual([[2, "示例 两行"]]);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [4, "订单号 77 与第 2 行重复"],
      [6, "订单号 77 与第 2 行重复"],
    ]);
  });

  it("does not read a row whose cells have slipped", async () => {
    const head = ["订单编号", "订单状态", "订单付款时间", "宝贝标题", "买家实际支付金额", "退款金额"];
    const long = "1,交易成功,2026-01-02 03:04:05,示例,一瓶,10,0";
    const short = "2,交易成功,2026-01-02 03:04:05,示例,10";
    const bytes = new TextEncoder().encode(`${head.join(",")}\n${long}\n${short}\n`);
    const { lines, problems } = await checked(bytes, "taobao");
    expect(lines).toEqual([]);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "row_shape"],
      [3, "row_shape"],
    ]);
  });

  it("takes refunds from goods, and asks for the amount where only a state says that money went back", async () => {
    const { lines } = await checked(taobaoRow({ 买家应付邮费: "8", 退款金额: "100" }), "taobao");
    expect(lines).toMatchObject([{ goods_fen: 9_200n, refunded_fen: 9_200n }]);
    const head = ["订单号", "订单状态", "支付时间", "用户实付金额(元)", "商品", "售后状态"];
    const row = ["1", "已收货", "2026-01-02 03:04:05", "10", "示例", "退款成功"];
    const { problems } = await checked(csvBytes([head, row]), "pinduoduo");
    expect(problems).toMatchObject([{ code: "refund_missing", column: "售后状态" }]);
  });
});

describe("numbers of a workbook", () => {
  it.each([
    ["0.30000000000000004", "0.3"],
    ["1234.5", "1234.5"],
    ["129.9", "129.9"],
    ["1E-7", "0.0000001"],
    ["100000000000000", "100000000000000"],
    ["3456789012345678901", "3.45678901234568E+18"],
    ["abc", "abc"],
  ])("%s is %s", (raw, text) => {
    expect(numberText(raw)).toBe(text);
  });
});

describe("a workbook", () => {
  const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

  it("counts lines as the spreadsheet does, over rows that are not there", async () => {
    const rows = `<row r="2">${cell("B2", "甲")}</row><row r="5"><c r="A5"><v>12.50</v></c></row>`;
    expect(await readStatement(await workbookBytes(rows))).toEqual([
      { line: 2, cells: ["", "甲"] },
      { line: 5, cells: ["12.5", ""] },
    ]);
  });

  it.each([
    ["a row far below", `<row r="9999999">${cell("A9999999", "x")}</row>`, "statement_too_many_rows"],
    ["the first row too many", `<row r="200031">${cell("A200031", "x")}</row>`, "statement_too_many_rows"],
    ["a row number without end", `<row r="99999999999">${cell("A1", "x")}</row>`, "statement_not_xlsx"],
    ["a column far off in a long sheet", `<row r="199999">${cell("ZZZ199999", "x")}</row>`, "statement_too_heavy"],
    ["a written-out character in an address", `<row r="&#57;999999">${cell("A1", "x")}</row>`, "statement_not_xlsx"],
  ])("is not read into memory for %s", async (_, rows, code) => {
    expect(await codeOf(workbookBytes(rows).then(readStatement))).toBe(code);
  });

  it("is refused when it says to be smaller or larger than it is", async () => {
    const bytes = Buffer.from(sample("pinduoduo-示例.xlsx"));
    for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
      for (const size of [0, 1, 0x7fff_ffff, 0xffff_ffff]) {
        const changed = Buffer.from(bytes);
        changed.writeUInt32LE(size, at + 24);
        expect(await codeOf(readStatement(changed))).toBe("statement_not_xlsx");
      }
    }
    // The size before the data itself.
    const local = Buffer.from(bytes);
    local.writeUInt32LE(0x7fff_ffff, 22);
    expect(await codeOf(readStatement(local))).toBe("statement_not_xlsx");
  });
});

describe("properties", () => {
  const order = fc.record({
    no: fc.stringMatching(/^[0-9]{6,19}$/),
    paid: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    refund: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    title: fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => `品${text}`),
    at: fc.date({
      min: new Date("2026-01-01T00:00:00+08:00"),
      max: new Date("2026-12-31T23:59:59+08:00"),
      noInvalidDate: true,
    }),
  });
  const orders = fc.uniqueArray(order, { selector: ({ no }) => no, minLength: 1, maxLength: 20 });
  const wallClock = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

  it("reads back what is written, to the fen and the second", async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.boolean(), async (list, mark) => {
        const rows = list.map((it) => [
          it.no,
          "交易成功",
          wallClock(it.at),
          yuanFromFen(fen(it.paid)),
          it.title,
          yuanFromFen(fen(smaller(it.refund, it.paid))),
        ]);
        const head = ["订单编号", "订单状态", "订单付款时间", "买家实际支付金额", "宝贝标题", "退款金额"];
        const bytes = csvBytes([head, ...rows]);
        const { lines, problems } = await checked(
          mark ? Buffer.concat([Buffer.from("\uFEFF"), bytes]) : bytes,
          "taobao",
        );
        expect(problems).toEqual([]);
        expect(lines.map((it) => [it.platform_order_no, it.goods_fen, it.refunded_fen, wallClock(it.paid_at)])).toEqual(
          list.map((it) => [it.no, it.paid, smaller(it.refund, it.paid), wallClock(it.at)]),
        );
        const sum = classTotals(lines).reduce((total, it) => total + it.goods_fen, 0n);
        expect(sum).toBe(list.reduce((total, it) => total + it.paid, 0n));
      }),
      { numRuns: 100 },
    );
  });

  it("gives rows or a named error for any bytes", async () => {
    const start = fc.constantFrom<number[]>([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0xef, 0xbb, 0xbf]);
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 2_000 }), async (head, bytes) => {
        const code = await codeOf(checked(Uint8Array.of(...head, ...bytes), "taobao"));
        expect(code).toMatch(/^statement_\w+$/);
      }),
      { numRuns: 300 },
    );
  });

  it("gives rows or a named error for a workbook with a byte changed", async () => {
    const whole = sample("pinduoduo-示例.xlsx");
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ flip : byte));
        expect(await codeOf(checked(bytes, "pinduoduo"))).toMatch(/^(read|statement_\w+)$/);
      }),
      { numRuns: 200 },
    );
  });

  it("gives lines or problems for any cells, and never an amount outside its row", async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("交易成功", "2026-03-05 12:00:00", "10", "1.005"),
    );
    const row = fc.tuple(cell, fc.constant("交易成功"), cell, cell, cell, cell);
    const head = ["订单编号", "订单状态", "订单付款时间", "买家实际支付金额", "宝贝标题", "退款金额"];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 10 }), async (rows) => {
        const { lines, problems } = await checked(csvBytes([head, ...rows]), "taobao", { now: CONTEXT.now });
        for (const line of lines) {
          expect(line.goods_fen > 0n && line.refunded_fen >= 0n && line.refunded_fen <= line.goods_fen).toBe(true);
        }
        for (const problem of problems) expect(problem.line).toBeGreaterThan(1);
      }),
    );
  });
});
