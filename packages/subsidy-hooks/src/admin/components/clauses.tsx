import { Text } from "@medusajs/ui";
import { LINK } from "./link";

/** The clauses on which figures rest, word for word, once somebody asks for them. */
export function Clauses({ clauses }: { clauses: readonly { id: string; title: string; text: string }[] }) {
  if (clauses.length === 0) return null;
  return (
    <details className="px-4 py-4 md:px-6">
      <summary className={`${LINK} flex cursor-pointer items-center text-sm`}>查看条款原文</summary>
      {clauses.map((clause) => (
        <blockquote key={clause.id} className="mt-3">
          <Text size="small" weight="plus">
            {clause.id} {clause.title}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {clause.text}
          </Text>
        </blockquote>
      ))}
    </details>
  );
}
