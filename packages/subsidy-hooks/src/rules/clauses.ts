import { ruleErrors } from "./errors";
import type { Clause } from "./policy";

/**
 * Reads `text.zh.md`: each clause is a heading `## <id> <title>`, the words themselves as a quotation, and an English
 * gloss. Error: `policy_invalid` for a clause without one of them, or an id given twice.
 */
export function parseClauses(markdown: string): ReadonlyMap<string, Clause> {
  const sections = markdown.split(/^## /m).slice(1);
  const clauses = new Map<string, Clause>();
  for (const clause of sections.map(parseClause)) {
    if (clauses.has(clause.id)) throw invalid(`条款编号 ${clause.id} 重复`);
    clauses.set(clause.id, clause);
  }
  return clauses;
}

function parseClause(section: string): Clause {
  const [heading = "", ...lines] = section.split("\n");
  const [id = "", ...title] = heading.trim().split(" ");
  const quoted = lines.filter((line) => line.startsWith(">")).map((line) => line.replace(/^>\s?/, ""));
  const gloss = lines.filter((line) => !line.startsWith(">"));
  const clause = {
    id,
    title: title.join(" "),
    text: quoted.join("\n").trim(),
    gloss_en: gloss.join("\n").trim(),
  };
  if (Object.values(clause).some((part) => part === "")) throw invalid(`条款 ${id} 缺少标题、原文或释义`);
  return clause;
}

function invalid(problem: string): Error {
  return ruleErrors.policy_invalid({ file: "text.zh.md", problem });
}
