import { Text } from "@medusajs/ui";

export function Figure({ label, value, note }: { label: string; value: string; note?: string | undefined }) {
  return (
    <div className="border-ui-border-base -mb-px -mr-px flex flex-col gap-y-1 border-b border-r px-5 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {label}
      </Text>
      <Text size="xlarge" weight="plus" className="tabular-nums">
        {value}
      </Text>
      {note ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {note}
        </Text>
      ) : null}
    </div>
  );
}
