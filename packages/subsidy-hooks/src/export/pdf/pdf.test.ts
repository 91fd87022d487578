import { generateKeyPairSync } from "node:crypto";
import { createCanvas, DOMMatrix, ImageData, Path2D } from "@napi-rs/canvas";
import { fen } from "@qinshui/cn/money";
import type { YearSumRow } from "../../modules/subsidy/report-queries";
import { loadPolicy } from "../../policy-files/load-policy";
import { checkpointOf, formatCheckpoint } from "../../proof/checkpoint";
import { signNote } from "../../proof/signed-note";
import { yearSum } from "../../reports/fixtures";
import type { LineReport } from "../../reports/line-report";
import { yearOverview } from "../../reports/year-overview";
import { type ApplicationDetail, applicationPdf } from "./application";
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
const line: LineReport = {
  seq: "1",
  source_key: "capture:cap_1:line_1",
  order_id: "order_1",
  order_display_id: "淘宝-3900000000000001234",
  line_id: "line_1",
  title: "示例荆条蜂蜜 500 克",
  part: "goods",
  platform: "shop",
  platform_text: "本商城",
  kind: "sale",
  kind_text: "销售",
  basis_text: "收款",
  amount_fen: fen(234567890n),
  occurred_at: new Date("2026-06-01T16:30:00Z"),
  sale_occurred_at: new Date("2026-06-01T16:30:00Z"),
  recorded_at: new Date("2026-06-01T16:30:00Z"),
  to_check: false,
  corrects: null,
  counts: true,
  goods_class: "specialty_agricultural",
  goods_class_text: "特色农产品",
  reasons: [],
  why: "线上成交",
  clauses: [],
};
const lines = [line, { ...line, counts: false, why: "运费，不属于商品销售额", amount_fen: fen(12345n), title: "运费" }];
const application = (detail: ApplicationDetail = { lines }) =>
  applicationPdf({
    policy,
    policy_year: 2026,
    merchant,
    rows: overview.rows,
    excluded: overview.excluded,
    detail,
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
    // The lines: the day in Shanghai, order, goods, kind, amount, whether it counts and why not.
    for (const words of [
      "2026-06-02",
      "3900000000000001234",
      "示例荆条蜂蜜 500 克",
      "销售",
      "计入：特色农产品",
      "不计入：运费",
      "共 2 笔，合计 ¥2,345,802.35",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("draw months instead of lines that are too many for paper, and say where the lines are", async () => {
    const month = { month: 6, counted_fen: fen(234567890n), counted: 600, excluded_fen: fen(12345n), excluded: 1 };
    const runs = await drawn(await application({ months: [month], entry_count: 601 }));
    expect(runs.filter((run) => run.ink < 0.02)).toEqual([]);
    const text = textOf(runs);
    for (const words of ["6 月", "600", "¥2,345,678.90", "共 601 笔", "“明细表”和“剔除表”"])
      expect(text).toContain(words);
    expect(text).not.toContain("示例荆条蜂蜜");
  });

  it("draw a line whose goods have a picture in their name", async () => {
    const runs = await drawn(await application({ lines: [{ ...line, title: "示例蜂蜜\u{1F36F}大瓶" }] }));
    expect(textOf(runs)).toContain("示例蜂蜜〓大瓶");
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
