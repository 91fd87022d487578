import { Button, Text } from "@medusajs/ui";
import { THUMB } from "./section";

export function Pager(props: {
  offset: number;
  shown: number;
  count: number;
  page: number;
  onChange: (offset: number) => void;
}) {
  const { offset, shown, count, page, onChange } = props;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        第 {offset + 1}–{offset + shown} 个，共 {count} 个
      </Text>
      {count > page ? (
        <div className={`flex gap-2 ${THUMB}`}>
          <Button variant="secondary" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - page))}>
            上一页
          </Button>
          <Button variant="secondary" disabled={offset + page >= count} onClick={() => onChange(offset + page)}>
            下一页
          </Button>
        </div>
      ) : null}
    </div>
  );
}
