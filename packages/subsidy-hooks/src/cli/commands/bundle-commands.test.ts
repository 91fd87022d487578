import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { countyKey, logKey, newFolder, removeFolders, sampleInput } from "../../export/bundle/fixtures";
import { CHECKPOINT, ENTRIES } from "../../export/bundle/format";
import { writeBundle } from "../../export/bundle/write-bundle";
import { sampleLine, sampleLines } from "../../proof/fixtures";
import { sealLines } from "../../proof/seal-lines";
import type { SealedLine } from "../../proof/sealed-line";
import { addSignature, fingerprintOf, formatVerifierKey, verifierKeyOf } from "../../proof/signed-note";
import { UsageError } from "../command";
import { main } from "../main";
import { explainCommand } from "./explain";
import { verifyCommand } from "./verify";
import { verifyLineCommand } from "./verify-line";

const ORIGIN = "example.gov/subsidy/invented/2030";
const log = verifierKeyOf({ name: ORIGIN, private_key: logKey });
const county = { name: "example.gov/county", private_key: countyKey };

afterEach(removeFolders);

describe("verify", () => {
  it("prints the totals, the root, the size and the signer, and says what it shows and what not", async () => {
    const { folder, root } = await bundle();
    const { code, out, err } = await run(verifyCommand, [folder]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`根 root: ${root}`);
    expect(out).toContain("笔数 size: 8");
    expect(out).toContain(`${ORIGIN}  sha256:${fingerprintOf(log.public_key)}`);
    expect(out).toMatch(/mer_1 +示例合作社 +陶器 +¥10\.05 +-¥2\.50 +¥7\.55 +¥3\.00 +¥7\.55 +¥0\.93/);
    expect(out).toMatch(/mer_2 +示例二社 +陶器 +¥500\.00 +¥0\.00 +¥500\.00 +¥3\.00 +¥500\.00 +¥61\.72/);
    expect(out).toContain("补贴合计 total subsidy: ¥77.89 (7789 fen)");
    expect(out).toContain("不能排除运营方事后重做");
    expect(out).toContain("could have rebuilt all entries");
    expect(out).toContain("没有用 --key 指定公钥");
  });

  it("takes a key one trusts, and then does not warn", async () => {
    const { folder } = await bundle();
    const { code, out } = await run(verifyCommand, [folder, "--key", fingerprintOf(log.public_key)]);
    expect(code).toBe(0);
    expect(out).not.toContain("没有用 --key 指定公钥");
    const other = await run(verifyCommand, [folder, "--key", "ab".repeat(32)]);
    expect(other).toMatchObject({ code: 1, out: "" });
    expect(other.err).toContain(`checkpoint: 没有 ${"ab".repeat(32)} 的签名`);
  });

  it("takes a county's signature that was added later, with its key", async () => {
    const { folder } = await bundle();
    const path = join(folder, CHECKPOINT);
    writeFileSync(path, addSignature(readFileSync(path), county));
    const keys = [log, verifierKeyOf(county)].flatMap((key) => ["--key", formatVerifierKey(key)]);
    const { code, out } = await run(verifyCommand, [folder, ...keys]);
    expect(code).toBe(0);
    expect(out).toContain("签名 signed by: example.gov/county");
  });

  it("names on stderr the first entry that does not hold, and prints nothing else", async () => {
    const { folder } = await bundle();
    tamper(folder);
    const { code, out, err } = await run(verifyCommand, [folder]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("entries.csv.gz: 内容与清单不符");
    expect(err).toContain("line 6, entry entry_4");
  });

  it.each<[string[], string]>([
    [[], "缺少核验包的文件夹"],
    [["/nowhere"], "/nowhere：没有这个文件夹"],
    [[__filename], "这是一个文件，核验包是文件夹"],
    [[__dirname], "这个文件夹不是核验包"],
  ])("is asked wrongly with %j", async (args, message) => {
    await expect(run(verifyCommand, args)).rejects.toThrow(UsageError);
    await expect(run(verifyCommand, args)).rejects.toThrow(message);
  });

  it("says that a zip is to be unpacked first, and where in a folder the bundle is", async () => {
    const outer = newFolder();
    writeFileSync(join(outer, "b.ZIP"), "PK");
    await expect(run(verifyCommand, [join(outer, "b.ZIP")])).rejects.toThrow("请先解压");
    await writeBundle(sampleInput({ folder: join(outer, "b") }));
    await expect(run(verifyCommand, [outer])).rejects.toThrow(join(outer, "b"));
  });

  it("prints nothing that a bundle could use to put other words on the screen; what is compared stands last", async () => {
    const forged = "示例\u001b[9A\r\u001b[2K\n根 root: forged\u202e";
    const { folder, root } = await bundle(sampleLines().map((line) => ({ ...line, claimant_name: forged })));
    for (const args of [
      ["verify", folder],
      ["explain", folder, "--entry", "entry_0"],
    ]) {
      const out = { stdout: "", stderr: "" };
      const io = {
        stdout: { write: (text: string) => (out.stdout += text) },
        stderr: { write: (text: string) => (out.stderr += text) },
      };
      expect(await main(args, io)).toBe(0);
      expect(out.stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      expect(out.stdout.match(/^ *根 root: .*$/gm)).toEqual([`根 root: ${root}`]);
      expect(out.stdout.indexOf("根 root: ")).toBeGreaterThan(out.stdout.indexOf("\\u001B[9A\\u000D\\u001B[2K"));
    }
  });

  it("says which revision it is, and checks it against an earlier checkpoint", async () => {
    const first = await bundle(sampleLines().slice(0, 5));
    const alone = await run(verifyCommand, [first.folder]);
    expect(alone.out).toContain("首次封存");
    const input = sampleInput({ previous: sealLines(sampleLines().slice(0, 5)) });
    await writeBundle(input);
    const earlier = join(first.folder, CHECKPOINT);
    const { code, out } = await run(verifyCommand, [input.folder, "--previous", earlier]);
    expect(code).toBe(0);
    expect(out).toContain(`更正版，自称承接上一版 continues, as it says: 5 笔 entries, 根 root ${first.root}`);
    expect(out).toContain(`已核对 checked: 前 5 笔 entries, 根 root ${first.root} 未被改动`);

    // A year made anew that claims to be the first.
    const anew = await bundle(sampleLines().map((line) => ({ ...line, title: "示例" })));
    expect((await run(verifyCommand, [anew.folder])).code).toBe(0);
    const caught = await run(verifyCommand, [anew.folder, "--previous", earlier]);
    expect(caught).toMatchObject({ code: 1, out: "" });
    expect(caught.err).toContain("前 5 笔的根");
    // Fewer lines than were sealed.
    const fewer = await run(verifyCommand, [first.folder, "--previous", join(input.folder, CHECKPOINT)]);
    expect(fewer).toMatchObject({ code: 1, err: expect.stringContaining("共 5 笔，存证为 8 笔") });
    await expect(run(verifyCommand, [first.folder, "--previous", "/nowhere"])).rejects.toThrow("/nowhere");
    expect(await run(verifyCommand, [first.folder, "--previous", __filename])).toMatchObject({ code: 1, out: "" });
    const other = sampleInput({ log: "example.gov/other" });
    await writeBundle(other);
    const foreign = await run(verifyCommand, [first.folder, "--previous", join(other.folder, CHECKPOINT)]);
    expect(foreign).toMatchObject({ code: 1, err: expect.stringContaining("存证摘要的来源是 example.gov/other") });
  });

  it("is asked wrongly with a key that is none", async () => {
    const { folder } = await bundle();
    await expect(run(verifyCommand, [folder, "--key", "abc"])).rejects.toThrow(UsageError);
  });
});

describe("explain", () => {
  it("says why an entry counts, by the clauses' own words, and how its class comes to its amount", async () => {
    const { folder, root } = await bundle();
    const { code, out } = await run(explainCommand, [folder, "--entry", "entry_4"]);
    expect(code).toBe(0);
    expect(out).toContain("计入 · it counts");
    expect(out).toContain("[s1] 第一条\n  陶器。\n  Pottery.");
    expect(out).toContain("online_sales_subsidy<2030, pottery> = 6,172 fen");
    expect(out).toContain("index 4 of 8");
    // From the amount back to the parameters and the entries that were summed.
    expect(out).toContain("参数 parameters: online_sales/pottery/threshold = 300 (");
    expect(out).toContain("（流水账第 4 号，共 1 笔）");
    expect(out).toContain(`根 root: ${root}`);
  });

  it("says why an entry does not count", async () => {
    const { folder } = await bundle();
    const json = await explainedJson(folder, "entry_6");
    expect(json).toMatchObject({
      counts: false,
      grounds: [
        { code: "offline_channel", zh: "线下渠道成交，不属于线上销售", clauses: ["s1"] },
        { code: "merchant_kind", clauses: ["s1"] },
      ],
      clauses: [{ id: "s1", text: "陶器。" }],
    });
    expect(await explainedJson(folder, "entry_5")).toMatchObject({
      counts: false,
      grounds: [{ code: "excluded_by_decision", clauses: [] }],
      class_total: { subsidy_fen: "6172" },
    });
    expect(await explainedJson(folder, "entry_3")).toMatchObject({ class_total: null, trace: [] });
  });

  it("gives everything as JSON, amounts in fen as text", async () => {
    const { folder } = await bundle();
    const json = await explainedJson(folder, "entry_1");
    expect(json).toMatchObject({
      policy: "invented",
      year: 2030,
      entry: { entry_id: "entry_1", position: 1, amount_fen: "-250" },
      counts: true,
      class_total: { goods_class: "pottery", net_fen: "755", subsidy_fen: "93" },
    });
    expect(json.grounds.map(({ code }: { code: string }) => code)).toEqual([
      "online_sales",
      "channel",
      "merchant_kind",
      "goods_class",
    ]);
    expect(json.trace.at(-1).zh).toContain("算式");
    // Of mer_1: entries 0, 1 and 7.
    expect(json.trace[0]).toMatchObject({
      zh: expect.stringContaining("（流水账第 0–7 号，共 3 笔）"),
      en: expect.stringContaining("(3 entries, ledger nos. 0–7)"),
      entries: [{ first: 0, last: 7, count: 3 }],
    });
    // Tea's own clause comes with its class; the parameters' with the steps of the sum.
    const tea = await explainedJson(folder, "entry_2");
    expect(tea.clauses.map(({ id }: { id: string }) => id).sort()).toEqual(["s1", "s2"]);
    const excluded = await explainedJson(folder, "entry_5");
    expect(excluded.clauses.map(({ id }: { id: string }) => id)).toEqual(["s1"]);
  });

  it("explains nothing of a bundle that does not hold", async () => {
    const { folder } = await bundle();
    tamper(folder);
    expect(await run(explainCommand, [folder, "--entry", "entry_0"])).toMatchObject({ code: 1, out: "" });
  });

  it("is asked wrongly without an entry, or for one that is not there", async () => {
    const { folder } = await bundle();
    await expect(run(explainCommand, [folder])).rejects.toThrow(UsageError);
    await expect(run(explainCommand, [folder, "--entry", "entry_99"])).rejects.toThrow(UsageError);
  });
});

describe("verify-line", () => {
  it("holds for every line of years of every shape", async () => {
    for (const size of [1, 2, 3, 7, 8]) {
      const lines = Array.from({ length: size }, (_, i) => sampleLine(i));
      const { folder } = await bundle(lines);
      for (const line of lines) {
        const file = await proofOf(folder, line.entry_id);
        const { code, out } = await run(verifyLineCommand, [file, "--key", formatVerifierKey(log)]);
        expect(code).toBe(0);
        expect(out).toContain(`entry ${line.entry_id}, ¥1.00`);
        expect(out).not.toContain("没有用 --key");
      }
    }
  });

  it("holds with a county's signature before or after the log's", async () => {
    const { folder } = await bundle();
    const path = join(folder, CHECKPOINT);
    const [origin, size, root, hash, manifest, empty, signature] = readFileSync(path, "utf8").split("\n");
    const added = addSignature(readFileSync(path), county).split("\n")[7];
    const lines = [origin, size, root, hash, manifest, empty, added, signature, ""];
    writeFileSync(path, lines.join("\n"));
    const keys = ["--key", formatVerifierKey(verifierKeyOf(county))];
    const file = await proofOf(folder, "entry_2", keys);
    expect((await run(verifyLineCommand, [file])).out).toContain("example.gov/county");
  });

  it("does not hold when any field, hash, signature or key is another", async () => {
    const { folder } = await bundle();
    const file = await proofOf(folder, "entry_4");
    const proof = JSON.parse(readFileSync(file, "utf8"));
    const altered: unknown[] = [
      { ...proof, line: { ...proof.line, amount_fen: "50001" } },
      { ...proof, line: { ...proof.line, title: "示例" } },
      { ...proof, line: { ...proof.line, position: "5" } },
      { ...proof, line: { ...proof.line, more: "x" } },
      { ...proof, line: { ...proof.line, title: "\ud800" } },
      { ...proof, line: { ...proof.line, note: undefined } },
      { ...proof, inclusion_proof: proof.inclusion_proof.slice(1) },
      { ...proof, inclusion_proof: [...proof.inclusion_proof].reverse() },
      { ...proof, inclusion_proof: proof.inclusion_proof.map((hash: string) => hash.replace("=", "")) },
      { ...proof, inclusion_proof: Array(65).fill(proof.inclusion_proof[0]) },
      { ...proof, checkpoint: proof.checkpoint.replace("\n8\n", "\n9\n") },
      { ...proof, checkpoint: proof.checkpoint.slice(0, -2) },
      { ...proof, keys: [formatVerifierKey(verifierKeyOf({ name: ORIGIN, private_key: countyKey }))] },
      { ...proof, keys: ["x"] },
      { ...proof, keys: [] },
      { ...proof, format: "subsidy-line-proof/2" },
      [],
    ];
    for (const one of altered) {
      writeFileSync(file, JSON.stringify(one));
      expect(await run(verifyLineCommand, [file])).toMatchObject({ code: 1, out: "" });
    }
    writeFileSync(file, "{");
    expect(await run(verifyLineCommand, [file])).toMatchObject({ code: 1 });
    writeFileSync(file, JSON.stringify(proof));
    expect(await run(verifyLineCommand, [file])).toMatchObject({ code: 0 });
    expect(await run(verifyLineCommand, [file, "--key", "ab".repeat(32)])).toMatchObject({ code: 1, out: "" });
  });

  it("is asked wrongly without a file that can be read", async () => {
    await expect(run(verifyLineCommand, [])).rejects.toThrow(UsageError);
    await expect(run(verifyLineCommand, ["/nowhere"])).rejects.toThrow(
      expect.objectContaining({ code: "file_unreadable" }),
    );
  });
});

async function bundle(lines: SealedLine[] = sampleLines()) {
  const input = sampleInput({ lines: [lines] });
  const { seal } = await writeBundle(input);
  return { folder: input.folder, root: Buffer.from(seal.root).toString("base64") };
}

async function explainedJson(folder: string, entry: string) {
  const { code, out } = await run(explainCommand, [folder, "--entry", entry, "--json"]);
  expect(code).toBe(0);
  return JSON.parse(out);
}

async function proofOf(folder: string, entry: string, keys: string[] = []): Promise<string> {
  const { code, out } = await run(explainCommand, [folder, "--entry", entry, "--proof", ...keys]);
  expect(code).toBe(0);
  const file = join(newFolder(), "proof.json");
  writeFileSync(file, out);
  return file;
}

function tamper(folder: string): void {
  const path = join(folder, ENTRIES);
  const csv = gunzipSync(readFileSync(path)).toString("utf8");
  writeFileSync(path, gzipSync(csv.replace(",50000,", ",60000,")));
}

async function run(command: typeof verifyCommand, args: string[]) {
  const written = { out: "", err: "" };
  const code = await command.run(args, {
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  });
  return { code, ...written };
}
