import type { AppliedProgramme } from "../../../../../projects/facts";
import { fenOfInput } from "../../../../lib/format";
import { FACT_FIELDS } from "./fields";

/** What stands in the form of an application. */
export interface Draft {
  programme: AppliedProgramme;
  /** A merchant's id; empty for whoever is none of the shop's. */
  merchant: string;
  texts: Readonly<Record<string, string>>;
  place: string;
  renamed: boolean;
}

const NOT_MONEY = "请填写以元为单位、最多两位小数的金额；没有就填 0。";

/** What is missing or wrong, by the field's name: all of it at once. */
export function draftProblems({ programme, merchant, texts, place, renamed }: Draft): Record<string, string> {
  const problems: Record<string, string> = {};
  const ask = (name: string, problem: string) => {
    if (!texts[name]?.trim()) problems[name] = problem;
  };
  if (!merchant) {
    ask("claimant_name", "请填写名称。");
    ask("credit_code", "请填写统一社会信用代码。");
    if (renamed) ask("renamed_reason", "请写明更名的依据。");
  }
  if (programme !== "cross_border") {
    ask("project_number", "请填写项目编号。");
    ask("project_name", "请填写项目名称。");
  }
  for (const { name, kind } of FACT_FIELDS[programme]) {
    const text = texts[name] ?? "";
    if (kind !== "amount") continue;
    if (!text.trim()) problems[name] = "请填写金额；没有就填 0。";
    else if (!/^\d+$/.test(fenOfInput(text) ?? "")) problems[name] = NOT_MONEY;
  }
  if (!place) problems.place = "请选择资金来源。";
  return problems;
}
