import { Button, Text } from "@medusajs/ui";
import type { ReactNode } from "react";

/** The foot of a list that is shown page by page. */
export function Pager(props: {
  offset: number;
  shown: number;
  count: number;
  page: number;
  onChange: (offset: number) => void;
}) {
  const { offset, shown, count, page, onChange } = props;
  return (
    <ListFoot text={`第 ${offset + 1}–${offset + shown} 条，共 ${count} 条`}>
      {count > page ? (
        <div className="flex gap-2">
          <Button
            size="small"
            variant="secondary"
            disabled={offset === 0}
            onClick={() => onChange(Math.max(0, offset - page))}
          >
            上一页
          </Button>
          <Button
            size="small"
            variant="secondary"
            disabled={offset + page >= count}
            onClick={() => onChange(offset + page)}
          >
            下一页
          </Button>
        </div>
      ) : null}
    </ListFoot>
  );
}

/** What is shown of a list, and what shows more of it. */
export function ListFoot({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-4 max-lg:[&_button]:min-h-11 md:px-6">
      <Text size="small" className="text-ui-fg-subtle">
        {text}
      </Text>
      {children}
    </div>
  );
}
