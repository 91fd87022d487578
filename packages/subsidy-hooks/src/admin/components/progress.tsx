import { Text } from "@medusajs/ui";

interface ProgressProps {
  done: number;
  total: number;
  label?: string;
  text?: string;
}

/**
 * How far long work is; before its size is known, only that it is under way. `text` says it otherwise than by the number
 * of lines.
 */
export function Progress({ done, total, label = "生成进度", text }: ProgressProps) {
  const percent = total > 0 ? Math.floor((done * 100) / total) : 0;
  return (
    <div className="flex items-center gap-3 py-2">
      <div
        className="bg-ui-bg-component h-2 w-full max-w-48 overflow-hidden rounded-full"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div className="bg-ui-bg-interactive h-full" style={{ width: `${percent}%` }} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle whitespace-nowrap tabular-nums">
        {total > 0 ? `${percent}%${text ?? `（${done} / ${total} 笔）`}` : "正在汇总"}
      </Text>
    </div>
  );
}
