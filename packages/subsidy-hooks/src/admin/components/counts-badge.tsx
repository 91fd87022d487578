import { Badge } from "@medusajs/ui";

/** Whether a line counts, in one word. */
export function CountsBadge({ counts }: { counts: boolean }) {
  return (
    <Badge size="2xsmall" color={counts ? "green" : "grey"}>
      {counts ? "计入" : "不计入"}
    </Badge>
  );
}

export function ToCheckBadge() {
  return (
    <Badge size="2xsmall" color="orange" title="这笔退款由系统按比例分摊到商品，请人工核对">
      待核对
    </Badge>
  );
}
