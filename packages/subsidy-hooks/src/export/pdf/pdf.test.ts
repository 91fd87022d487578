import { generateKeyPairSync } from "node:crypto";
import { createCanvas, DOMMatrix, ImageData, Path2D } from "@napi-rs/canvas";
import type { YearSumRow } from "../../modules/subsidy/report-queries";
import { loadPolicy } from "../../policy-files/load-policy";
import { checkpointOf, formatCheckpoint } from "../../proof/checkpoint";
import { signNote } from "../../proof/signed-note";
import { yearSum } from "../../reports/fixtures";
import { yearOverview } from "../../reports/year-overview";
import { applicationPdf } from "./application";
import { noticePdf } from "./notice";
import { renderPdf } from "./render";

const policy = loadPolicy("qinshui-2023-33");
const at = new Date("2027-01-20T08:00:00Z");

const sum = (over: Partial<YearSumRow>) =>
  yearSum({
    merchant_id: "m1",
    merchant_name: "示例堃玥蜂业有限公司",
    merchant_credit_code: "91140521MA0KEXAMPL",
    amount_fen: "234567890",
    entry_count: 9,
    last_seq: "9",
    ...over,
  });
const freight = sum({ part: "freight", counts: false, goods_class: null, reasons: ["freight"], amount_fen: "12345" });
const overview = yearOverview(policy, 2026, [sum({}), freight], []);
const merchant = { name: "示例堃玥蜂业有限公司", credit_code: "91140521MA0KEXAMPL", kind: "enterprise" };

const checkpoint = signNote(
  formatCheckpoint(
    checkpointOf({
      origin: "example.cn/subsidy/2026",
      size: 9n,
      root: Buffer.from("qIFuXcUu0rr1ZNtBkYNMIVbCGWDJPSKqzV0s0nAd4mQ=", "base64"),
      manifest: Buffer.alloc(32, 7),
    }),
  ),
  [{ name: "example.cn/subsidy", private_key: generateKeyPairSync("ed25519").privateKey }],
);

const notice = () =>
  noticePdf({
    policy,
    policy_year: 2026,
    rows: overview.rows,
    certified: true,
    period: { from: "2027-01-20", to: "2027-01-27" },
    working_days: 5,
    revision: 1,
    checkpoint,
    at,
  });
const application = () =>
  applicationPdf({
    policy,
    policy_year: 2026,
    merchant,
    rows: overview.rows,
    excluded: overview.excluded,
    certified: false,
    at,
  });

interface Drawn {
  text: string;
  /** Share of dark pixels in the text's box. */
  ink: number;
}

/**
 * Every run of text of a document with how much of its box is really drawn: a font that was subset wrongly leaves the
 * text to be extracted and the glyphs blank.
 */
async function drawn(pdf: Buffer): Promise<Drawn[]> {
  Object.assign(globalThis, { Path2D, DOMMatrix, ImageData });
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const found: Drawn[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 2 });
    const canvas = createCanvas(viewport.width, viewport.height);
    const context = canvas.getContext("2d");
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [x = 0, y = 0] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]);
      const [width, height] = [Math.max(1, Math.round(item.width * 2)), Math.max(1, Math.round(item.height * 2))];
      const { data } = context.getImageData(Math.round(x), Math.round(y) - height, width, height);
      const dark = data.filter((value, i) => i % 4 === 0 && value < 140).length;
      found.push({ text: item.str, ink: dark / (width * height) });
    }
  }
  return found;
}

const textOf = (runs: readonly Drawn[]) => runs.map((run) => run.text).join("");

describe("the PDFs", () => {
  it("draw every word of the notice, names and checkpoint included", async () => {
    const runs = await drawn(await notice());
    expect(runs.filter((run) => run.ink < 0.02)).toEqual([]);
    const text = textOf(runs);
    for (const words of [
      "2026 年度电商网络销售奖补公示（第 1 版）",
      "沁政办发〔2023〕33号",
      "示例堃玥蜂业有限公司",
      "91140521MA0KEXAMPL",
      "¥2,345,678.90",
      // (2,345,678.90 − 1,000,000) × 5 %
      "¥67,283.95",
      "公示期自 2027-01-20 起至 2027-01-27 止，不少于 5 个工作日",
      "根 rootqIFuXcUu0rr1ZNtBkYNMIVbCGWDJPSKqzV0s0nAd4mQ=a8816e5d",
      `清单 manifest${Buffer.alloc(32, 7).toString("base64")}`,
      "增量部分",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("草稿");
  });

  it("draw an application with its steps, what does not count, and the pledge", async () => {
    const runs = await drawn(await application());
    expect(runs.filter((run) => run.ink < 0.02)).toEqual([]);
    const text = textOf(runs);
    for (const words of ["起补线", "运费，不属于商品销售额", "¥123.45", "承诺", "预估（年度未关账", "¥67,283.95"]) {
      expect(text).toContain(words);
    }
  });

  it("are the same bytes for the same content", async () => {
    expect((await notice()).equals(await notice())).toBe(true);
    expect((await application()).equals(await application())).toBe(true);
  });

  it("refuse a character that the font cannot draw, by name, instead of leaving a box", async () => {
    const content = [{ text: "示例\u{1F36F}有限公司" }];
    await expect(renderPdf({ title: "示例", at, content })).rejects.toMatchObject({ code: "glyph_missing" });
  });
});
