import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { sampleInput } from "../../export/bundle/fixtures";
import { ENTRIES } from "../../export/bundle/format";
import { writeBundle } from "../../export/bundle/write-bundle";
import { readPolicyFiles } from "../../policy-files/load-policy";
import { sampleLine } from "../../proof/fixtures";
import type { SealedLine } from "../../proof/sealed-line";
import { parseReforms } from "../../rules/reform";
import { lineAssessor } from "../lines/assess-lines";
import { main } from "../main";

const HEADER = "entry_id,claimant_id,claimant_kind,goods_class,channel,kind,amount_fen,sale_occurred_at";
const folder = mkdtempSync(join(tmpdir(), "assess-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(content: string | Buffer, { year = "2026", name = "lines.csv" } = {}) {
  const file = join(folder, name);
  writeFileSync(file, content);
  const out = { stdout: "", stderr: "" };
  const io = {
    stdout: { write: (text: string) => (out.stdout += text) },
    stderr: { write: (text: string) => (out.stderr += text) },
  };
  const args = ["assess", "--policy", "qinshui-2023-33", "--year", year, "--lines", file, "--json"];
  const code = await main(args, io);
  return { code, ...out, json: out.stdout === "" ? undefined : JSON.parse(out.stdout) };
}

const csv = (...rows: string[]) => `${[HEADER, ...rows].join("\n")}\n`;
const NOON = "2026-05-01T12:00:00+08:00";

describe("assess", () => {
  it("prints what a year comes to", async () => {
    const lines = csv(
      `e1,m2,individual,specialty_agricultural,online,sale,150000011,${NOON}`,
      `e2,m2,individual,specialty_agricultural,online,refund,-1000000,${NOON}`,
      `e3,m1,enterprise,general_industrial,online,sale,500000010,${NOON}`,
      `e4,m1,enterprise,specialty_agricultural,online,sale,5,${NOON}`,
      `e5,m1,enterprise,specialty_agricultural,onsite,sale,700,${NOON}`,
      `e6,m3,cooperative,specialty_agricultural,online,sale,900,${NOON}`,
      `e7,m1,enterprise,,online,sale,800,${NOON}`,
      `e8,m1,enterprise,general_industrial,online,sale,100,2027-01-01T00:00:00+08:00`,
    );
    const { code, json, stderr } = await run(lines);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(json).toEqual({
      policy: "qinshui-2023-33",
      year: 2026,
      claimants: [
        {
          claimant_id: "m1",
          classes: [
            {
              goods_class: "specialty_agricultural",
              gross_fen: "5",
              reversed_fen: "0",
              net_fen: "5",
              threshold_fen: "100000000",
              excess_fen: "0",
              rate_ppm: 50_000,
              subsidy_fen: "0",
            },
            {
              goods_class: "general_industrial",
              gross_fen: "500000010",
              reversed_fen: "0",
              net_fen: "500000010",
              threshold_fen: "500000000",
              excess_fen: "10",
              rate_ppm: 50_000,
              // 0.5 fen, away from zero
              subsidy_fen: "1",
            },
          ],
          subsidy_fen: "1",
        },
        {
          claimant_id: "m2",
          classes: [
            {
              goods_class: "specialty_agricultural",
              gross_fen: "150000011",
              reversed_fen: "-1000000",
              net_fen: "149000011",
              threshold_fen: "100000000",
              excess_fen: "49000011",
              rate_ppm: 50_000,
              subsidy_fen: "2450001",
            },
          ],
          subsidy_fen: "2450001",
        },
      ],
      excluded: [
        { entry_id: "e5", reason: "offline_channel" },
        { entry_id: "e6", reason: "merchant_kind" },
        { entry_id: "e7", reason: "goods_class_missing" },
      ],
      other_years: 1,
      total_subsidy_fen: "2450002",
    });
  });

  it("takes columns in any order, others beside them, a byte order mark, quotes and gzip", async () => {
    const names = HEADER.split(",").reverse();
    const row = [`"2026-05-01T04:00:00Z"`, "-5", "adjustment", "online", "general_industrial", "enterprise", "m", "e"];
    const text = `\uFEFF${[...names, "note"].join(",")}\r\n${[...row, '"a, ""b""\nc"'].join(",")}\r\n`;
    const plain = await run(text);
    expect(plain.json.claimants[0].classes[0]).toMatchObject({ gross_fen: "0", reversed_fen: "-5", net_fen: "-5" });
    const zipped = await run(gzipSync(text), { name: "lines.csv.gz" });
    expect(zipped.stdout).toBe(plain.stdout);
  });

  it.each([
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["CRLF below a header with LF", (text: string) => text.replaceAll(/(?<=\d)\n/g, "\r\n")],
    ["LF below a header with CRLF", (text: string) => text.replace("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["a quote around every cell", (text: string) => text.replace(/[^,\n]+/g, '"$&"')],
    ["empty lines at the end", (text: string) => `${text}\n\r\n\n`],
    ["no line end", (text: string) => text.trimEnd()],
  ])("reads %s as it reads plain CSV", async (_, written) => {
    const rows = ["e,甲,enterprise,general_industrial,online,sale,600000000", "f,乙,individual,,online,sale,1"];
    const plain = csv(...rows.map((row) => `${row},${NOON}`));
    const { stdout } = await run(plain);
    expect(JSON.parse(stdout)).toMatchObject({ total_subsidy_fen: "5000000", excluded: [{ entry_id: "f" }] });
    expect(await run(written(plain))).toMatchObject({ code: 0, stdout, stderr: "" });
  });

  it("counts an adjustment of nothing", async () => {
    const { json } = await run(csv(`e,m,enterprise,general_industrial,online,adjustment,0,${NOON}`));
    expect(json.claimants[0].classes[0]).toMatchObject({ gross_fen: "0", reversed_fen: "0", net_fen: "0" });
  });

  it("prints many excluded lines as one object, in their order", async () => {
    const ids = Array.from({ length: 25_001 }, (_, i) => `e${i}`);
    const { json } = await run(csv(...ids.map((id) => `${id},m,enterprise,,online,sale,1,${NOON}`)));
    expect(json.excluded).toEqual(ids.map((entry_id) => ({ entry_id, reason: "goods_class_missing" })));
    expect(json.other_years).toBe(0);
  });

  it("prints no character that a terminal obeys or a reader does not see, and JSON of the same value", async () => {
    const id = "e\u202e\u200b\u2028\u00ad";
    const { stdout, json } = await run(csv(`${id},m,enterprise,,online,sale,1,${NOON}`));
    expect(stdout).toContain("e\\u202E\\u200B\\u2028\\u00AD");
    expect(stdout).not.toMatch(/[\p{Cf}\u2028]/u);
    expect(json.excluded[0].entry_id).toBe(id);
    const { stderr } = await run(
      csv(`${id},m,enterprise,,online,sale,x,${NOON}`, `${id},\u001b[2Km,enterprise,,online,sale,1,${NOON}`),
    );
    expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it("judges each entry by its own kind of claimant: a kind may be corrected within a year", async () => {
    const line = (id: string, kind: string) => `${id},m,${kind},general_industrial,online,sale,300000000,${NOON}`;
    const { json } = await run(csv(line("a", "enterprise"), line("b", "cooperative"), line("c", "individual")));
    expect(json.claimants).toMatchObject([{ claimant_id: "m", classes: [{ net_fen: "600000000" }] }]);
    expect(json.excluded).toEqual([{ entry_id: "b", reason: "merchant_kind" }]);
  });

  it("takes a header without rows for a year without sales", async () => {
    const { code, json } = await run(csv());
    expect({ code, json }).toEqual({
      code: 0,
      json: {
        policy: "qinshui-2023-33",
        year: 2026,
        claimants: [],
        excluded: [],
        other_years: 0,
        total_subsidy_fen: "0",
      },
    });
  });

  it("reads a file larger than the pieces it is read in, ids whole", async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => {
      const claimant = `示例申报主体${String(i % 7).padStart(20, "0")}`;
      return `entry_${String(i).padStart(20, "0")},${claimant},cooperative,,online,sale,${i + 1},${NOON}`;
    });
    const { json } = await run(csv(...rows, ...rows.slice(0, 5)));
    expect(json.excluded.map((one: { entry_id: string }) => one.entry_id)).toEqual(
      rows.map((row) => row.split(",")[0]),
    );
  });

  it("takes a bundle's own entries, declared sales and decisions with them, and gives the sealed totals", async () => {
    const year = 2026;
    const at = "2026-05-01T04:00:00.000Z";
    const shared = { claimant_kind: "enterprise", goods_class: "specialty_agricultural", channel: "online" };
    const times = { occurred_at: at, sale_occurred_at: at, recorded_at: at };
    const line = (position: number, amount: bigint, more: Partial<SealedLine> = {}) =>
      sampleLine(position, { ...shared, ...times, amount_fen: fen(amount), ...more });
    const declared = { platform: "taobao", note: "站外申报" };
    const out = { reasons: "excluded_by_decision", claimant_id: "mer_2" };
    const none = { claimant_id: "", claimant_name: "", claimant_kind: "" };
    const lines = [
      line(0, 90_000_000n),
      line(1, 60_000_011n, declared),
      line(2, -1_000_001n, { ...declared, kind: "refund" }),
      line(3, 300_000_000n, { claimant_id: "mer_2", ...declared }),
      // Excluded after it was booked: taken out of the one standing and put into the other.
      line(4, -300_000_000n, { kind: "adjustment", claimant_id: "mer_2", ...declared }),
      line(5, 300_000_000n, { kind: "adjustment", ...out, ...declared }),
      line(6, 7_000_000_000n, { reasons: "merchant_not_approved", claimant_id: "mer_3", ...declared }),
      line(7, 800n, { part: "freight", goods_class: "", reasons: "freight" }),
      line(8, 900n, { ...none, goods_class: "", reasons: "merchant_missing;goods_class_missing" }),
      line(9, 700n, { claimant_kind: "cooperative", claimant_id: "mer_4", reasons: "merchant_kind" }),
    ];
    const bundle = join(folder, "bundle");
    mkdirSync(bundle);
    const { report } = await writeBundle(
      sampleInput({ folder: bundle, policy: readPolicyFiles("qinshui-2023-33"), year, lines: [lines] }),
    );
    const { code, stderr, json } = await run(readFileSync(join(bundle, ENTRIES)), { name: "entries.csv.gz" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(report.total_subsidy_fen).toBe("2450001"); // 5 % of 49,000,010 fen, half up
    expect(json.total_subsidy_fen).toBe(report.total_subsidy_fen);
    expect(
      json.claimants.map((one: { claimant_id: string; subsidy_fen: string }) => [one.claimant_id, one.subsidy_fen]),
    ).toEqual([
      ["mer_1", "2450001"],
      ["mer_2", "0"],
    ]);
    expect(json.excluded).toEqual([
      { entry_id: "entry_5", reason: "excluded_by_decision" },
      { entry_id: "entry_6", reason: "merchant_not_approved" },
      { entry_id: "entry_7", reason: "freight" },
      { entry_id: "entry_8", reason: "merchant_missing" },
      { entry_id: "entry_9", reason: "merchant_kind" },
    ]);
    // A reform is weighed against the same figures: what people took out is out there too.
    let simulated = "";
    const io = { stdout: { write: (text: string) => (simulated += text) }, stderr: { write: () => true } };
    const asked = ["--policy", "qinshui-2023-33", "--year", "2026", "--reform", "basis-whole", "--json"];
    expect(await main(["simulate", ...asked, "--lines", join(bundle, ENTRIES)], io)).toBe(0);
    expect(JSON.parse(simulated).before_fen).toBe(report.total_subsidy_fen);
    // A file that is not a bundle's says nothing by a column of that name.
    const plain = `${HEADER},reasons\ne1,m1,enterprise,general_industrial,online,sale,600000000,${NOON},freight\n`;
    expect((await run(plain)).json.total_subsidy_fen).toBe("5000000");
  });

  it("says in its table what was taken back, and how many lines are out for which reason", async () => {
    const rows = [
      "a,甲,enterprise,general_industrial,online,sale,600000000",
      "b,甲,enterprise,general_industrial,online,refund,-12345",
      "c,甲,enterprise,general_industrial,onsite,sale,100",
      "d,甲,enterprise,,online,sale,100",
      "e,甲,enterprise,,online,sale,100",
    ];
    const file = join(folder, "table.csv");
    writeFileSync(file, csv(...rows.map((row) => `${row},${NOON}`)));
    let text = "";
    const io = { stdout: { write: (piece: string) => (text += piece) }, stderr: { write: () => true } };
    await main(["assess", "--policy", "qinshui-2023-33", "--year", "2026", "--lines", file], io);
    expect(text).toMatch(/毛额 +冲减 +净额/);
    expect(text).toMatch(/¥6,000,000\.00 +-¥123\.45 +¥5,999,876\.55/);
    expect(text).toContain("（offline_channel）：1 行");
    expect(text).toContain("（goods_class_missing）：2 行");
  });

  it("puts the last second of a Shanghai year and the first of the next apart, however they are written", async () => {
    const lines = csv(
      "e1,m,enterprise,general_industrial,online,sale,1,2026-12-31T15:59:59Z",
      "e2,m,enterprise,general_industrial,online,sale,10,2026-12-31T16:00:00Z",
      "e3,m,enterprise,general_industrial,online,sale,100,2026-12-31T23:59:59.999+0800",
      "e4,m,enterprise,general_industrial,online,sale,1000,2027-01-01T00:00+08",
    );
    expect((await run(lines)).json.claimants[0].classes[0].gross_fen).toBe("101");
    expect((await run(lines, { year: "2027" })).json.claimants[0].classes[0].gross_fen).toBe("1010");
  });

  it("counts the whole of the policy's first year", async () => {
    const line = (id: string, at: string) => `${id},m,enterprise,general_industrial,online,sale,1,${at}`;
    const lines = csv(line("a", "2022-12-31T23:59:59+08:00"), line("b", "2023-01-01T00:00:00+08:00"));
    const { json } = await run(lines, { year: "2023" });
    expect(json).toMatchObject({ excluded: [], other_years: 1 });
    expect(json.claimants[0].classes[0].gross_fen).toBe("1");
  });

  it("leaves out sales before the first value of what makes a sale count", () => {
    const reform = parseReforms(readPolicyFiles("qinshui-2023-33")).find((one) => one.id === "from-issue-date");
    if (!reform) throw new Error("no such reform");
    const assessor = lineAssessor(reform.policy, 2023);
    const line = (entry_id: string, at: string) => ({
      entry_id,
      claimant_id: "m",
      claimant_kind: "enterprise",
      goods_class: "general_industrial",
      channel: "online",
      kind: "sale" as const,
      amount_fen: fen(1),
      sale_occurred_at: Date.parse(at),
      part: "goods" as const,
      decided: null,
    });
    assessor.take(line("a", "2023-06-25T23:59:59+08:00"));
    assessor.take(line("b", "2023-06-26T00:00:00+08:00"));
    const { excluded, assessments } = assessor.finish();
    expect(excluded).toEqual([{ entry_id: "a", reason: "policy_not_in_force" }]);
    expect(assessments[0]?.gross_fen).toBe(1n);
  });

  it("counts a row that is there twice once, also when its instant is written otherwise", async () => {
    const rest = "m,enterprise,general_industrial,online,sale,7";
    const { json } = await run(csv(`e,${rest},2026-01-01T00:00:00+08:00`, `e,${rest},2025-12-31T16:00:00Z`));
    expect(json.claimants[0].classes[0].gross_fen).toBe("7");
  });

  describe("refuses with code 2, line and column, and says nothing on stdout", () => {
    const good = `ok,m,enterprise,general_industrial,online,sale,1,${NOON}`;
    const changed = (column: number, value: string) =>
      good
        .split(",")
        .map((cell, i) => (i === column ? value : cell))
        .join(",");
    it.each([
      ["no id", changed(0, ""), "line 3, column entry_id"],
      ["a blank id", changed(0, "  "), "line 3, column entry_id"],
      ["a blank claimant", changed(1, "\u3000"), "line 3, column claimant_id"],
      ["a padded claimant", changed(1, "m "), "line 3, column claimant_id"],
      ["no kind of claimant", changed(2, ""), "line 3, column claimant_kind"],
      ["no claimant", changed(1, ""), "line 3, column claimant_id"],
      ["unknown kind of claimant", changed(2, "company"), "line 3, column claimant_kind"],
      ["unknown class", changed(3, "honey"), "line 3, column goods_class"],
      ["unknown channel", changed(4, "web"), "line 3, column channel"],
      ["no channel", changed(4, ""), "line 3, column channel"],
      ["unknown kind", changed(5, "declared"), "line 3, column kind"],
      ["not an integer", changed(6, "12.5"), "line 3, column amount_fen"],
      ["exponent", changed(6, "1e3"), "line 3, column amount_fen"],
      ["hexadecimal", changed(6, "0x10"), "line 3, column amount_fen"],
      ["no amount", changed(6, ""), "line 3, column amount_fen"],
      ["a plus before the amount", changed(6, "+5"), "line 3, column amount_fen"],
      ["zeros before the amount", changed(6, "007"), "line 3, column amount_fen"],
      ["a blank before the amount", changed(6, " 5"), "line 3, column amount_fen"],
      ["thousands set apart", changed(6, '"1,000"'), "line 3, column amount_fen"],
      ["a minus of another script", changed(6, "−5"), "line 3, column amount_fen"],
      ["minus zero", changed(6, "-0"), "line 3, column amount_fen"],
      ["negative sale", changed(6, "-1"), "line 3, column amount_fen"],
      ["a sale of nothing", changed(6, "0"), "line 3, column amount_fen"],
      ["no offset", changed(7, "2026-05-01T12:00:00"), "line 3, column sale_occurred_at"],
      ["a date only", changed(7, "2026-05-01"), "line 3, column sale_occurred_at"],
      ["30 February", changed(7, "2026-02-30T12:00:00Z"), "line 3, column sale_occurred_at"],
      ["hour 24", changed(7, "2026-05-01T24:00:00Z"), "line 3, column sale_occurred_at"],
      ["an offset without a sign", changed(7, "2026-05-01T12:00:00 08:00"), "line 3, column sale_occurred_at"],
      ["the header once more", HEADER, "line 3, column kind"],
      ["too few cells", "bad,m", "line 3, column claimant_kind"],
      ["one cell too many", `${good},x`, "line 3, column 9: 多出“x”"],
      ["blank cells, as a spreadsheet leaves behind", ",,,,,,,", "line 3, column kind"],
      ["a quote in the middle", changed(1, 'm"x'), "line 3, column claimant_id"],
      ["a quote that is not closed", changed(4, '"online'), "line 3, column channel"],
    ])("%s", async (_, bad, place) => {
      const { code, stdout, stderr } = await run(csv(good, bad.startsWith("ok,") ? bad.replace("ok,", "bad,") : bad));
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(place);
    });

    it("the line on which a row begins, after a cell with line ends and after empty lines", async () => {
      const noted = csv(`${good},"a\nb"`, "", `${changed(6, "x")},`).replace("occurred_at\n", "occurred_at,note\n");
      expect((await run(noted)).stderr).toContain("line 5, column amount_fen");
    });

    it.each(["refund", "return", "cancellation"])("a %s that is not below 0", async (kind) => {
      const { code, stderr } = await run(csv(`e,m,enterprise,general_industrial,online,${kind},1,${NOON}`));
      expect(code).toBe(2);
      expect(stderr).toContain("line 2, column amount_fen");
    });

    it("a last row without a line end", async () => {
      const { code, stderr } = await run(csv(good, changed(6, "x").replace("ok,", "bad,")).trimEnd());
      expect(code).toBe(2);
      expect(stderr).toContain("line 3, column amount_fen");
    });

    it("a file that is not UTF-8, in which claimants would become one", async () => {
      const [before, after] = csv("e1,@,enterprise,general_industrial,online,sale,1,2026-05-01T12:00:00Z").split("@");
      // 王 in GB18030, as Excel saves a plain CSV
      const file = Buffer.concat([Buffer.from(String(before)), Buffer.from([0xcd, 0xf5]), Buffer.from(String(after))]);
      const { code, stdout, stderr } = await run(file);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("line 2, column claimant_id");
      expect(stderr).toContain("UTF-8");
      const control = await run(csv(changed(0, "ok,\u0000".replace(",", ""))));
      expect(control.stderr).toContain("line 2, column entry_id");
    });

    it("one id with two contents", async () => {
      const { code, stdout, stderr } = await run(csv(good, changed(6, "2")));
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain("line 3, column entry_id");
    });

    it("a missing column, a doubled one, an empty file, no file", async () => {
      const without = await run(HEADER.replace(",kind", ""));
      expect([without.code, without.stdout]).toEqual([2, ""]);
      expect(without.stderr).toContain("line 1, column kind");
      expect((await run(`${HEADER},kind\n`)).stderr).toContain("line 1, column kind");
      expect(await run("")).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("（空）") });
      expect((await run("")).stderr).toContain("line 1, column entry_id");
      // What separates the columns is told by showing what was read.
      expect((await run(HEADER.replaceAll(",", ";"))).stderr).toContain("entry_id;claimant_id");
      const gone = await main(["assess", "--policy", "qinshui-2023-33", "--year", "2026", "--lines", "/nowhere"], {
        stdout: {
          write: () => {
            throw new Error("nothing is to be printed");
          },
        },
        stderr: { write: () => {} },
      });
      expect(gone).toBe(2);
    });

    it("a policy that there is not, with those there are", async () => {
      const out = { stdout: "", stderr: "" };
      const io = {
        stdout: { write: (text: string) => (out.stdout += text) },
        stderr: { write: (text: string) => (out.stderr += text) },
      };
      expect(await main(["assess", "--policy", "../x", "--year", "2026", "--lines", "x"], io)).toBe(2);
      expect(out.stderr).toContain("没有政策 ../x");
      expect(out.stderr).toContain("qinshui-2023-33");
    });

    it("a year or a policy that is not known", async () => {
      expect(await run(csv(), { year: "2022" })).toMatchObject({ code: 2, stdout: "" });
      for (const year of ["22", "0000", "1992", "9998", "9999"])
        expect(await run(csv(), { year })).toMatchObject({
          code: 2,
          stdout: "",
          stderr: expect.stringContaining(year),
        });
      const io = {
        stdout: {
          write: () => {
            throw new Error("nothing is to be printed");
          },
        },
        stderr: { write: () => {} },
      };
      expect(await main(["assess", "--policy", "none", "--year", "2026", "--lines", "x", "--json"], io)).toBe(2);
      expect(await main(["assess", "--polcy", "x"], io)).toBe(2);
      expect(await main(["asses"], io)).toBe(2);
    });
  });

  it("gives the sums that plain arithmetic gives, in any order of rows", async () => {
    const line = fc.record({
      claimant: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("sale", "refund", "return", "cancellation", "adjustment"),
      size: fc.bigInt(1n, 10n ** 12n),
      up: fc.boolean(),
    });
    const scenario = fc.array(line, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(scenario, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (lines, dice) => {
        const rows = lines.map(({ claimant, kind, size, up }, i) => {
          const amount = kind === "sale" || (kind === "adjustment" && up) ? size : -size;
          const text = `e${i},${claimant},enterprise,specialty_agricultural,online,${kind},${amount},${NOON}`;
          return { claimant, amount, text };
        });
        const shuffled = [...rows, ...rows.slice(0, 3)]
          .map((row) => ({ row, at: dice.next().value ?? 0 }))
          .sort((x, y) => x.at - y.at)
          .map(({ row }) => row.text);
        const { json } = await run(csv(...shuffled));
        for (const { claimant_id, classes } of json.claimants) {
          const own = rows.filter((row) => row.claimant === claimant_id);
          const net = own.reduce((sum, row) => sum + row.amount, 0n);
          const excess = net > 100_000_000n ? net - 100_000_000n : 0n;
          expect(classes[0].net_fen).toBe(`${net}`);
          expect(BigInt(classes[0].gross_fen) + BigInt(classes[0].reversed_fen)).toBe(net);
          expect(classes[0].subsidy_fen).toBe(`${(excess * 50_000n * 2n + 1_000_000n) / 2_000_000n}`);
        }
        expect(json.claimants.map((one: { claimant_id: string }) => one.claimant_id)).toEqual(
          [...new Set(rows.map((row) => row.claimant))].sort(),
        );
      }),
      { numRuns: 60 },
    );
  });
});
