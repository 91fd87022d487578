import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { DeclaredLine } from "../declared/check-rows";
import { type RowProblem, rowProblem } from "../declared/problems";
import type { HeldElsewhere } from "../modules/subsidy/declared";

/** Of lines those that are orders of this shop: they are in the ledger already. */
export async function soldHere(
  container: MedusaContainer,
  lines: readonly DeclaredLine[],
  column: string | null,
): Promise<RowProblem[]> {
  const numbers = lines.map((line) => line.platform_order_no);
  const ownNumbers = numbers.filter((number) => /^\d{1,9}$/.test(number)).map(Number);
  const found = new Set([
    ...(await orderNumbers(container, { id: numbers.filter((number) => number.startsWith("order_")) }, "id")),
    ...(await orderNumbers(container, { display_id: ownNumbers }, "display_id")),
  ]);
  return problemsOf(lines, column, (line) =>
    found.has(line.platform_order_no) ? ["sold_here", { value: line.platform_order_no }] : undefined,
  );
}

/** Of lines those that another statement holds. */
export function declaredBefore(
  lines: readonly DeclaredLine[],
  held: readonly HeldElsewhere[],
  column: string | null,
): RowProblem[] {
  const byNumber = new Map(held.map((it) => [it.platform_order_no, it]));
  return problemsOf(lines, column, ({ platform_order_no }) => {
    const other = byNumber.get(platform_order_no);
    const where = `“${other?.merchant_name}”的文件“${other?.file_name}”中`;
    return other ? ["declared_before", { value: platform_order_no, where }] : undefined;
  });
}

/** The lines that none of the problems is about. */
export function withoutProblems(lines: readonly DeclaredLine[], problems: readonly RowProblem[]): DeclaredLine[] {
  const bad = new Set(problems.map((problem) => problem.line));
  return lines.filter((line) => !bad.has(line.line));
}

type Found = ["sold_here" | "declared_before", Record<string, string>];

function problemsOf(
  lines: readonly DeclaredLine[],
  column: string | null,
  find: (line: DeclaredLine) => Found | undefined,
): RowProblem[] {
  return lines.flatMap((line) => {
    const found = find(line);
    const net_fen = String(line.goods_fen - line.refunded_fen);
    return found ? [rowProblem({ line: line.line, field: "order_no", column, net_fen }, ...found)] : [];
  });
}

async function orderNumbers(
  container: MedusaContainer,
  filters: { id: string[] } | { display_id: number[] },
  field: "id" | "display_id",
): Promise<string[]> {
  if (Object.values(filters).every((values) => values.length === 0)) return [];
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "display_id"],
    filters: filters as Record<string, unknown>,
  });
  return data.map((order) => String(order[field]));
}
