import { Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { LINK } from "./link";

/** A merchant as people know it: name and credit code, never an internal id. */
export function MerchantName(props: { name: string | null; creditCode?: string | null | undefined; to?: string }) {
  const { name, creditCode, to } = props;
  const text = name ?? "没有关联商家";
  return (
    <div className="flex flex-col py-1">
      <Text as="div" size="small" weight="plus">
        {to ? (
          <Link className={LINK} to={to}>
            {text}
          </Link>
        ) : (
          text
        )}
      </Text>
      {creditCode ? (
        <Text size="xsmall" className="text-ui-fg-subtle font-mono">
          {creditCode}
        </Text>
      ) : null}
    </div>
  );
}
