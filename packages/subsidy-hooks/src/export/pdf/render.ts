import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Font, create as openFont } from "fontkit";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { pdfErrors } from "./errors";

// One object whose methods need it as `this`, which a named import would take from them.
const pdfmake = require("pdfmake") as typeof import("pdfmake");

const FONT = "Noto Sans SC";
const folder = dirname(require.resolve("@expo-google-fonts/noto-sans-sc/package.json"));
const files = {
  normal: join(folder, "400Regular/NotoSansSC_400Regular.ttf"),
  bold: join(folder, "700Bold/NotoSansSC_700Bold.ttf"),
};

// A document is made of what it is given and these two files; it fetches nothing.
pdfmake.setFonts({ [FONT]: files });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(files).includes(path));

let font: Font | undefined;

export interface PdfInput {
  title: string;
  /** When it was drawn up: the same input at the same instant is the same bytes. */
  at: Date;
  content: Content[];
}

/** An A4 document in an open Chinese font, with page numbers. Error: `glyph_missing`. */
export async function renderPdf({ title, at, content }: PdfInput): Promise<Buffer> {
  assertDrawable(JSON.stringify([title, content]));
  const document: TDocumentDefinitions = {
    info: { title, creationDate: at },
    pageSize: "A4",
    pageMargins: [56, 56, 56, 64],
    defaultStyle: { font: FONT, fontSize: 10.5, lineHeight: 1.35 },
    styles: {
      title: { fontSize: 18, bold: true, alignment: "center", margin: [0, 0, 0, 14] },
      heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 6] },
      small: { fontSize: 8.5, color: "#555555" },
      head: { bold: true, fillColor: "#f6e7c1" },
    },
    footer: (page, pages) => ({
      text: `${page} / ${pages}`,
      alignment: "center",
      style: "small",
      margin: [0, 20, 0, 0],
    }),
    content: [{ text: title, style: "title" }, ...content],
  };
  return pdfmake.createPdf(document).getBuffer();
}

/** A character that the font lacks would be left blank: in a name that is another name. */
function assertDrawable(text: string): void {
  for (const character of new Set(text)) {
    if (!isDrawable(character)) throw pdfErrors.glyph_missing({ character });
  }
}

/** Goods are known by their order too, so a picture in their name may stand as the printers' mark for what is missing. */
export function withoutPictures(text: string): string {
  return [...text].map((character) => (isDrawable(character) ? character : "〓")).join("");
}

function isDrawable(character: string): boolean {
  font ??= openFont(readFileSync(files.normal)) as Font;
  return character <= " " || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
}
