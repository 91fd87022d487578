import type { Mark } from "../../lib/commerce/marks.ts";

/** Kinds of marks in the words of the platform. */
export const MARK_KINDS: Record<Mark["kind"], string> = {
  regional_brand: "区域公用品牌",
  local_brand: "本地品牌",
  geographical_indication: "地理标志",
};

export interface MarkGroups {
  regional: Mark | undefined;
  local: Mark[];
  indications: Mark[];
}

/** The county's one umbrella brand, the local brands under it, and the register. */
export function groupMarks(marks: readonly Mark[]): MarkGroups {
  return {
    regional: marks.find((mark) => mark.kind === "regional_brand"),
    local: marks.filter((mark) => mark.kind === "local_brand"),
    indications: marks.filter((mark) => mark.kind === "geographical_indication"),
  };
}

/** What is on record about a mark; a geographical indication without a number says so. */
export function markFacts(mark: Mark): { name: string; value: string }[] {
  const isIndication = mark.kind === "geographical_indication";
  const rows: [string, string | null | undefined][] = [
    ["登记名称", mark.registered_name],
    ["登记号", mark.registration_number ?? (isIndication ? "尚无登记号，不得用标" : undefined)],
    ["登记类别", mark.register],
    ["持有人", mark.holder],
    ["地域范围", mark.area],
    ["登记日期", mark.registered_on?.slice(0, 10)],
  ];
  return rows.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
