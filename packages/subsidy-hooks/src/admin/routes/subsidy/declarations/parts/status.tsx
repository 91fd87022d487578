import { StatusBadge } from "@medusajs/ui";
import type { StatementStatus } from "./types";

const STATUS = {
  importing: { text: "正在读取", color: "blue" },
  staged: { text: "待审核", color: "orange" },
  failed: { text: "没有成功", color: "red" },
  rejected: { text: "已退回", color: "grey" },
  posting: { text: "正在入账", color: "blue" },
  accepted: { text: "已采信", color: "green" },
  reversing: { text: "正在撤销", color: "blue" },
  undone: { text: "已撤销", color: "grey" },
} as const satisfies Record<StatementStatus, unknown>;

export function StatementStatusBadge({ status }: { status: StatementStatus }) {
  return <StatusBadge color={STATUS[status].color}>{STATUS[status].text}</StatusBadge>;
}
