import { type Fen, formatFen } from "@qinshui/cn/money";
import type { Content, TableCell } from "pdfmake/interfaces";
import type { Policy } from "../../rules/policy";

/** A paragraph with the two characters of room that Chinese paragraphs begin with. */
export function paragraph(text: string): Content {
  return { text: `　　${text}`, margin: [0, 0, 0, 6] };
}

/** A heading with what stands under it; it never stays alone at the foot of a page. */
export function section(title: string, [first = { text: "" }, ...rest]: readonly Content[]): Content[] {
  return [{ stack: [{ text: title, style: "heading" }, first], unbreakable: true }, ...rest];
}

export const amount = (value: Fen): TableCell => ({ text: formatFen(value), alignment: "right", noWrap: true });

/** A table whose heading is repeated on every page; a row is never cut in two. */
export function table(widths: (string | number)[], titles: readonly string[], rows: TableCell[][]): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [titles.map((text): TableCell => ({ text, style: "head" })), ...rows],
    },
    layout: { hLineColor: () => "#b9b2a0", vLineColor: () => "#b9b2a0", hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    margin: [0, 4, 0, 8],
  };
}

/** The clauses word for word, as what a figure rests on. */
export function clauseTexts(policy: Policy, ids: Iterable<string>): Content[] {
  return [...new Set(ids)].flatMap((id): Content[] => {
    const clause = policy.clauses.get(id);
    if (!clause) return [];
    const text = clause.text.replaceAll("**", "");
    return [{ text: `〔${id}〕${clause.title}。${text}`, style: "small", margin: [0, 0, 0, 4] }];
  });
}
