import { Container, Heading, Text } from "@medusajs/ui";
import type { ReactNode } from "react";

/** Big enough for a thumb, where there is no mouse. */
export const THUMB = "max-sm:[&_a]:min-h-11 max-sm:[&_button]:min-h-11";

/** A box of a page: its title, what can be done, and what there is. */
export function Section(props: { title: string; note?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="min-w-0">
          <Heading level="h2">{props.title}</Heading>
          {props.note ? (
            <Text size="small" className="text-ui-fg-subtle">
              {props.note}
            </Text>
          ) : null}
        </div>
        <div className={THUMB}>{props.actions}</div>
      </div>
      {props.children}
    </Container>
  );
}

/** The head of a page. */
export function PageHead(props: { title: ReactNode; note?: ReactNode; actions?: ReactNode }) {
  return (
    <Container className="flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <Heading className="flex flex-wrap items-center gap-2">{props.title}</Heading>
        {props.note ? (
          <Text size="small" className="text-ui-fg-subtle">
            {props.note}
          </Text>
        ) : null}
      </div>
      <div className={`flex flex-wrap items-center gap-2 ${THUMB}`}>{props.actions}</div>
    </Container>
  );
}

/** Names and values, one a line. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="divide-y">
      {rows.map(([name, value]) => (
        <div key={name} className="grid grid-cols-3 gap-3 px-6 py-3">
          <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
          <dd className="txt-compact-small col-span-2 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
