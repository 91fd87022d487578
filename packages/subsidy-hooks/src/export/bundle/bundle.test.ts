import { generateKeyPairSync } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { fen } from "@qinshui/cn/money";
import { sampleFiles, sampleLine, sampleLines } from "../../proof/fixtures";
import { rootOf, sha256 } from "../../proof/merkle";
import { LineSealer, sealLines } from "../../proof/seal-lines";
import type { SealedLine } from "../../proof/sealed-line";
import { addSignature, fingerprintOf, formatVerifierKey, signNote, verifierKeyOf } from "../../proof/signed-note";
import { parseTrustedKey } from "../../proof/trusted-key";
import { describeFile, filesIn } from "./bundle-files";
import { countyKey, logKey, newFolder, removeFolders, sampleInput } from "./fixtures";
import { CHECKPOINT, ENTRIES, LEAVES, MANIFEST, type Manifest, REPORT, stableJson } from "./format";
import { verifyBundle } from "./verify-bundle";
import { writeBundle } from "./write-bundle";

const ORIGIN = "example.gov/subsidy/invented/2030";
const withCode = (code: string) => expect.objectContaining({ code });
const logPublic = verifierKeyOf({ name: ORIGIN, private_key: logKey });
const county = { name: "example.gov/county", private_key: countyKey };

afterEach(removeFolders);

describe("a bundle", () => {
  it("holds, and shows the year's figures", async () => {
    const input = sampleInput();
    const written = await writeBundle(input);
    expect(filesIn(input.folder).filter((file) => !file.startsWith("policy/"))).toEqual(
      [CHECKPOINT, ENTRIES, LEAVES, MANIFEST, REPORT].sort(),
    );
    expect(written.seal).toMatchObject({ origin: ORIGIN, size: 8n, root: sealLines(sampleLines()).root });
    expect(written.report.total_subsidy_fen).toBe("7789");
    expect(written.signers).toEqual([logPublic]);
    const seen: SealedLine[] = [];
    expect(await verifyBundle(input.folder, { onLine: (line) => seen.push(line) })).toEqual(written);
    expect(seen).toEqual(sampleLines());
    expect(JSON.parse(readFileSync(join(input.folder, REPORT), "utf8"))).toEqual(written.report);
  });

  it("is the same to the byte when it is written twice, in pages or at once", async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => sampleLine(i));
    const one = sampleInput({ lines: [lines] });
    const other = sampleInput({ lines: pagesOf(lines, 7) });
    await writeBundle(one);
    await writeBundle(other);
    expect(filesIn(other.folder)).toEqual(filesIn(one.folder));
    for (const file of filesIn(one.folder)) {
      expect(readFileSync(join(other.folder, file)).equals(readFileSync(join(one.folder, file)))).toBe(true);
    }
    expect(readFileSync(join(one.folder, ENTRIES)).readUInt32LE(4)).toBe(0); // no time in the gzip header
  });

  it("holds for a year without a line", async () => {
    const { seal, report } = await writeBundle(sampleInput({ lines: [] }));
    expect(seal.size).toBe(0n);
    expect(report.control.lines).toBe(0);
  });

  it("carries the working days its policy counts by", async () => {
    const calendar = "year: 2030\n";
    const input = sampleInput({ policy: { ...sampleFiles, "notes.md": "示例", "calendar/readme.md": calendar } });
    const { manifest } = await writeBundle(input);
    const paths = manifest.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["calendar/readme.md", "policy/notes.md"]));
    expect(readFileSync(join(input.folder, "calendar/readme.md"), "utf8")).toBe(calendar);
  });

  it("is not written into a folder that holds something, and nothing is left of one that does not hold", async () => {
    const full = newFolder();
    writeFileSync(join(full, "mine"), "x");
    await expect(writeBundle(sampleInput({ folder: full }))).rejects.toThrow(RangeError);
    expect(readdirSync(full)).toEqual(["mine"]);
    const input = sampleInput({ lines: [[sampleLine(1)]] });
    await expect(writeBundle(input)).rejects.toThrow(withCode("position_wrong"));
    expect(readdirSync(input.folder)).toEqual([]);
  });
});

describe("one flipped byte", () => {
  it("is found in every byte of every file", async () => {
    const { "cases/s1.yaml": _, ...policy } = sampleFiles; // the fewer bytes, the sooner it is done
    const input = sampleInput({ policy, lines: [sampleLines().slice(0, 3)], cosigners: [county] });
    await writeBundle(input);
    const missed: string[] = [];
    for (const file of filesIn(input.folder)) {
      const path = join(input.folder, file);
      const original = readFileSync(path);
      for (let i = 0; i < original.length; i++) {
        const altered = Buffer.from(original);
        altered[i] = (altered[i] as number) ^ (1 << (i % 8));
        writeFileSync(path, altered);
        const problem = await problemOf(input.folder);
        if (!problem?.includes(file)) missed.push(`${file} byte ${i}: ${problem}`);
      }
      writeFileSync(path, original);
    }
    expect(missed).toEqual([]);
    expect(await problemOf(input.folder)).toBeUndefined();
  }, 600_000);
});

describe("a bundle that was tampered with", () => {
  it.each([CHECKPOINT, MANIFEST, ENTRIES, LEAVES, REPORT, "policy/policy.yaml"])("misses %s", async (file) => {
    const { folder } = await written();
    rmSync(join(folder, file));
    await expect(verifyBundle(folder)).rejects.toThrow(`${file}: 缺少这个文件`);
  });

  it("has another manifest than its checkpoint commits to, if only by a space", async () => {
    const { folder } = await written();
    appendFileSync(join(folder, MANIFEST), " ");
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("manifest_differs"));
  });

  it("has a file more, wherever it lies, or a link", async () => {
    const { folder } = await written();
    mkdirSync(join(folder, "policy/deep"));
    writeFileSync(join(folder, "policy/deep/more.yaml"), "");
    await expect(verifyBundle(folder)).rejects.toThrow("policy/deep/more.yaml: 清单里没有这个文件");
    rmSync(join(folder, "policy/deep"), { recursive: true });
    symlinkSync(join(folder, REPORT), join(folder, "link"));
    await expect(verifyBundle(folder)).rejects.toThrow("link: 清单里没有这个文件");
    rmSync(join(folder, "link"));
    const outside = join(newFolder(), "report");
    writeFileSync(outside, readFileSync(join(folder, REPORT)));
    rmSync(join(folder, REPORT));
    symlinkSync(outside, join(folder, REPORT));
    await expect(verifyBundle(folder)).rejects.toThrow("report.json: 清单里没有这个文件");
  });

  it.each(["汇总表.csv", "policy/总表.pdf", "policy/calendar/2030.yaml", "more/policy.yaml"])(
    "lists %s, which nothing reads, or reads for another",
    async (file) => {
      const { folder } = await written();
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), "year: 2030\n");
      await resign(folder, {}, (manifest) => ({
        ...manifest,
        files: [...manifest.files, { path: file, size: 11, sha256: sha256Hex("year: 2030\n") }],
      }));
      await expect(verifyBundle(folder)).rejects.toThrow(`${file}: 清单列了核验包里不该有的文件`);
    },
  );

  it("names the entry whose amount was changed", async () => {
    const { folder } = await written();
    rewriteEntries(folder, (csv) => csv.replace(",50000,", ",60000,"));
    const problem = await problemOf(folder);
    expect(problem).toMatch(/^entries\.csv\.gz: 内容与清单不符.*line 6, entry entry_4: 内容与存证的散列值不符/);
  });

  it("counts text lines where a field before holds a newline", async () => {
    const { folder } = await written();
    rewriteEntries(folder, (csv) => csv.replace("entry_7", "entry_8"));
    // Line 7 of the year begins on text line 10: one for the header, one for the newline in entry_5.
    expect(await problemOf(folder)).toContain("line 10, entry entry_8");
  });

  it("names what cannot be read", async () => {
    const { folder } = await written();
    rewriteEntries(folder, (csv) => csv.replace("position,", "place,"));
    expect(await problemOf(folder)).toContain("line 1: 读不下去：列名不对");
    const unquoted = await written();
    rewriteEntries(unquoted.folder, (csv) => csv.replace('"茶叶 ""示例"", 一号"', '"茶叶'));
    expect(await problemOf(unquoted.folder)).toMatch(/entries\.csv\.gz: 内容与清单不符.*line/);
  });

  it.each<[string, (lines: SealedLine[]) => SealedLine[], string]>([
    [
      "an entry is taken away",
      ([first, , ...rest]) => [first as SealedLine, ...rest],
      "entry entry_2: 序号为 2，应为 1",
    ],
    ["two change places", ([a, b, ...rest]) => [b as SealedLine, a as SealedLine, ...rest], "entry entry_1: 序号为 1"],
    [
      "an entry is of another year",
      change(2, { sale_occurred_at: "2031-05-01T08:00:00.000Z" }),
      "entry entry_2: 成交时间",
    ],
    ["an entry counts against the policy", change(6, { reasons: "" }), "entry entry_6: 剔除原因写作“”"],
    [
      "an entry is left out against the policy",
      change(4, { reasons: "freight" }),
      "entry entry_4: 剔除原因写作“freight”",
    ],
    ["a sale is negative", change(0, { amount_fen: fen(-1) }), "entry entry_0, column amount_fen"],
    ["a class is invented", change(2, { goods_class: "gold" }), "entry entry_2, column goods_class"],
    ["an entry is there twice", change(7, { entry_id: "entry_2" }), "entry entry_2: entry_id “entry_2”在前面已经有过"],
    [
      "an entry is there twice under two ids",
      change(7, { source_key: "refund:refund_1:line_0", corrects: "" }),
      "entry entry_7: source_key “refund:refund_1:line_0”在前面已经有过",
    ],
    ["an instant is none", change(1, { recorded_at: "yesterday" }), "entry entry_1, column recorded_at"],
  ])("is not let out by its own operator when %s", async (_, alter, expected) => {
    // Everything is signed anew: only what the lines say is wrong.
    await expect(writeBundle(sampleInput({ lines: [alter(sampleLines())] }))).rejects.toThrow(expected);
  });

  it("has a report that does not follow, though manifest and checkpoint were made for it", async () => {
    const { folder } = await written();
    const report = JSON.parse(readFileSync(join(folder, REPORT), "utf8"));
    report.claimants[1].classes[0].subsidy_fen = "6173";
    writeFileSync(join(folder, REPORT), stableJson(report));
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(
      'report.json: claimants.1.classes.0.subsidy_fen 写作 "6173"，由流水算出的是 "6172"',
    );
    writeFileSync(
      join(folder, REPORT),
      readFileSync(join(folder, REPORT), "utf8").replace('"6173"', '"6172"').concat(" "),
    );
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("report_differs"));
    writeFileSync(join(folder, REPORT), "{");
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("report_differs"));
  });

  it("has a policy by which the report does not follow", async () => {
    const { folder } = await written();
    const rate = join(folder, "policy/parameters/online_sales/pottery/rate.yaml");
    writeFileSync(rate, readFileSync(rate, "utf8").replace("12.3456", "12.3457"));
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(/report\.json: claimants\.0\.classes\.0\.rate_ppm 写作 123456/);
    writeFileSync(rate, "");
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("policy_wrong"));
    const other = await written();
    const document = join(other.folder, "policy/policy.yaml");
    writeFileSync(document, readFileSync(document, "utf8").replace("id: invented", "id: another"));
    await resign(other.folder);
    await expect(verifyBundle(other.folder)).rejects.toThrow("policy: 编号 another 不是 invented");
  });

  it("has another root or size in its checkpoint, signed by its own key", async () => {
    const { folder } = await written();
    await resign(folder, { root: rootOf([]) });
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("root_differs"));
    await resign(folder, { size: 9 });
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("size_differs"));
    await resign(folder, { origin: "example.gov/subsidy/invented/2031" });
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("checkpoint_wrong"));
  });

  it("has leaf hashes that fit a changed entry, but not the root", async () => {
    const { folder } = await written();
    const lines = sampleLines().map((line, i) => (i === 4 ? { ...line, title: "示例" } : line));
    rewriteEntries(folder, (csv) => csv.replace(/^(4,.*)示例陶罐，大号/m, "$1示例"));
    const sealer = new LineSealer();
    writeFileSync(join(folder, LEAVES), Buffer.concat(lines.map((line) => sealer.seal(line))));
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("root_differs"));
    appendFileSync(join(folder, LEAVES), Buffer.alloc(32));
    await resign(folder);
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("size_differs"));
  });

  it("has a manifest that is for another policy or year, or lists a file twice", async () => {
    const { folder } = await written();
    await resign(folder, {}, (manifest) => ({ ...manifest, year: 2031 }));
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("manifest_invalid"));
    await resign(folder, {}, (manifest) => ({
      ...manifest,
      year: 2030,
      files: [...manifest.files, ...manifest.files],
    }));
    await expect(verifyBundle(folder)).rejects.toThrow(/出现两次/);
    await resign(folder, {}, (manifest) => ({ ...manifest, format: "subsidy-bundle/2" }) as unknown as Manifest);
    await expect(verifyBundle(folder)).rejects.toThrow(withCode("manifest_invalid"));
  });
});

describe("signatures", () => {
  it("are asked of the keys one trusts: by verifier key, public key or fingerprint", async () => {
    const { folder } = await written();
    const fingerprint = fingerprintOf(logPublic.public_key);
    for (const text of [
      formatVerifierKey(logPublic),
      Buffer.from(logPublic.public_key).toString("base64"),
      fingerprint,
      `sha256:${fingerprint}`,
      fingerprint.toUpperCase().replace(/(..)(?=.)/g, "$1:"),
    ]) {
      expect((await verifyBundle(folder, { trusted: [parseTrustedKey(text)] })).signers).toEqual([logPublic]);
    }
  });

  it("of a forger do not pass for those of the key one trusts", async () => {
    const forged = sampleInput({ private_key: generateKeyPairSync("ed25519").privateKey });
    await writeBundle(forged);
    await verifyBundle(forged.folder); // it is sound in itself: that is what --key is for
    for (const text of [
      formatVerifierKey(logPublic),
      Buffer.from(logPublic.public_key).toString("base64"),
      fingerprintOf(logPublic.public_key),
    ]) {
      const verified = verifyBundle(forged.folder, { trusted: [parseTrustedKey(text)] });
      await expect(verified).rejects.toThrow(/checkpoint: 没有 .* 的签名/);
    }
  });

  it("of a witness can be added later, and count with its key", async () => {
    const { folder } = await written();
    const path = join(folder, CHECKPOINT);
    writeFileSync(path, addSignature(readFileSync(path), county));
    await expect(verifyBundle(folder)).rejects.toThrow("checkpoint: 不认识的签名者 example.gov/county");
    const trusted = [parseTrustedKey(formatVerifierKey(verifierKeyOf(county)))];
    const { signers } = await verifyBundle(folder, { trusted });
    expect(signers.map(({ name }) => name)).toEqual([ORIGIN, county.name]);
  });

  it("of a witness that the manifest names are shown", async () => {
    const { signers } = await writeBundle(sampleInput({ cosigners: [county] }));
    expect(signers.map(({ name }) => name)).toEqual([ORIGIN, county.name]);
  });

  it("of the log itself cannot be missing", async () => {
    const input = sampleInput({ cosigners: [county] });
    await writeBundle(input);
    const path = join(input.folder, CHECKPOINT);
    const lines = readFileSync(path, "utf8").split("\n");
    writeFileSync(path, lines.filter((line) => !line.startsWith(`— ${ORIGIN}`)).join("\n"));
    await expect(verifyBundle(input.folder)).rejects.toThrow(/checkpoint: 没有 .* 的签名/);
  });

  it.each(["", "abc", "00".repeat(31), "name+00000000+AAAA"])("are not asked of %j, which is no key", (text) => {
    expect(() => parseTrustedKey(text)).toThrow(withCode("key_invalid"));
  });
});

describe("a revision", () => {
  const first = sampleLines().slice(0, 5);

  it("begins with the lines of the one before", async () => {
    const previous = sealLines(first);
    const { manifest } = await writeBundle(sampleInput({ previous }));
    expect(manifest.previous).toEqual({ size: "5", root: Buffer.from(previous.root).toString("base64") });
  });

  it("does not hold when it changed them, or has fewer", async () => {
    const altered = sealLines(first.map((line, i) => (i === 1 ? { ...line, note: "x" } : line)));
    await expect(writeBundle(sampleInput({ previous: altered }))).rejects.toThrow(withCode("previous_differs"));
    const longer = { ...altered, size: 9 };
    await expect(writeBundle(sampleInput({ previous: longer }))).rejects.toThrow(withCode("size_differs"));
  });
});

function sha256Hex(text: string): string {
  return Buffer.from(sha256(Buffer.from(text))).toString("hex");
}

async function written() {
  const input = sampleInput();
  await writeBundle(input);
  return input;
}

async function problemOf(folder: string): Promise<string | undefined> {
  try {
    await verifyBundle(folder);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function change(index: number, more: Partial<SealedLine>) {
  return (lines: SealedLine[]) => lines.map((line, i) => (i === index ? { ...line, ...more } : line));
}

function* pagesOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}

function rewriteEntries(folder: string, alter: (csv: string) => string): void {
  const path = join(folder, ENTRIES);
  const csv = gunzipSync(readFileSync(path)).toString("utf8");
  const altered = alter(csv);
  expect(altered).not.toBe(csv);
  writeFileSync(path, gzipSync(altered));
}

/** What an operator with the key can always do: list the files as they are now and sign again. */
async function resign(
  folder: string,
  more: { size?: number; root?: Uint8Array; origin?: string } = {},
  alter: (manifest: Manifest) => Manifest = (manifest) => manifest,
): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as Manifest;
  const paths = new Set(manifest.files.map(({ path }) => path));
  const files = await Promise.all([...paths].map((path) => describeFile(folder, path)));
  const text = stableJson(alter({ ...manifest, files }));
  writeFileSync(join(folder, MANIFEST), text);
  const { size, root } = sealLines(sampleLines());
  const hashes = [more.root ?? root, sha256(Buffer.from(text))].map((hash) => Buffer.from(hash).toString("base64"));
  const body = `${more.origin ?? ORIGIN}\n${more.size ?? size}\n${hashes[0]}\nhash sha256\nmanifest ${hashes[1]}\n`;
  writeFileSync(join(folder, CHECKPOINT), signNote(body, [{ name: ORIGIN, private_key: logKey }]));
}
