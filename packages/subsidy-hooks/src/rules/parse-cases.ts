import { z } from "zod";
import { CASE_SUBJECTS, type CaseReader, type CaseSubject, type ParsedCase } from "./cases/case-kind";
import { doubleFundingCase, fundsCase, publicNoticeCase } from "./cases/fund-cases";
import { crossBorderCase, loanCase, projectCase } from "./cases/grant-cases";
import { onlineSalesCase } from "./cases/online-sales-case";
import { ruleErrors } from "./errors";
import type { Policy } from "./policy";
import { checkClauses, invalid, type PolicyFiles, parseYaml } from "./policy-files";

/** A case as an official writes it under `cases/`, in Chinese words, checked and turned into amounts and instants. */
export interface PolicyCase extends ParsedCase {
  文件: string;
}

const READERS: Readonly<Record<CaseSubject, CaseReader>> = {
  online_sales: onlineSalesCase,
  new_project_grant: projectCase,
  loan_interest: loanCase,
  cross_border: crossBorderCase,
  funds: fundsCase,
  no_double_funding: doubleFundingCase,
  public_notice: publicNoticeCase,
};

const listSchema = z.array(z.looseObject({ 名称: z.string().min(1), 输入: z.record(z.string(), z.unknown()) })).min(1);

/**
 * The cases of a policy's folder, in order of file: 名称, 期间, 依据, 输入, 应得. What a case is about is told by the word
 * under 输入. Errors: `policy_invalid` naming file and problem, `unknown_clause`.
 */
export function parseCases(policy: Policy, files: PolicyFiles): PolicyCase[] {
  const names = Object.keys(files).filter((name) => /^cases\/.+\.yaml$/.test(name));
  return names.sort().flatMap((file) => parseFile(policy, file, files[file] ?? ""));
}

function parseFile(policy: Policy, file: string, text: string): PolicyCase[] {
  const list = listSchema.safeParse(parseYaml(file, text));
  if (!list.success) throw invalid(file, z.prettifyError(list.error));
  return list.data.map((one) => {
    const result = readerOf(file, one).safeParse(one);
    if (!result.success) throw invalid(file, `${one.名称}\n${z.prettifyError(result.error)}`);
    checkClauses(file, result.data.依据, policy.clauses);
    return { ...result.data, 文件: file };
  });
}

function readerOf(file: string, { 名称, 输入 }: z.infer<typeof listSchema>[number]): CaseReader {
  const subjects = Object.entries(CASE_SUBJECTS).filter(([word]) => word in 输入);
  const [subject] = subjects;
  if (subject && subjects.length === 1) return READERS[subject[1]];
  throw ruleErrors.policy_invalid({
    file,
    problem: `${名称}：输入应写明且只写明一项：${Object.keys(CASE_SUBJECTS).join("、")}`,
  });
}
