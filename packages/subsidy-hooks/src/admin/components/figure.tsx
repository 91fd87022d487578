import { Text } from "@medusajs/ui";

export function Figure({ label, value, note }: { label: string; value: string; note?: string | undefined }) {
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="xlarge" weight="plus" className="tabular-nums">
        {value}
      </Text>
      {note ? (
        <Text size="xsmall" className="text-ui-fg-muted">
          {note}
        </Text>
      ) : null}
    </div>
  );
}
