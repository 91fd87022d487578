import { Text } from "@medusajs/ui";

/** A merchant as people know it: name and credit code, never an internal id. */
export function MerchantName({ name, creditCode }: { name: string | null; creditCode?: string | null | undefined }) {
  return (
    <div className="flex flex-col py-1">
      <Text size="small" weight="plus">
        {name ?? "没有关联商家"}
      </Text>
      {creditCode ? (
        <Text size="xsmall" className="text-ui-fg-muted font-mono">
          {creditCode}
        </Text>
      ) : null}
    </div>
  );
}
