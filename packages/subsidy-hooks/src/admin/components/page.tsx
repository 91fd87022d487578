import { Container, Heading, Text } from "@medusajs/ui";
import type { ReactNode } from "react";

/** Where there is no mouse, whatever can be tapped is big enough for a thumb. Ticks and switches have their own frame. */
export const THUMB = [
  "max-lg:[&_a]:inline-flex max-lg:[&_a]:min-h-11 max-lg:[&_a]:items-center",
  "max-lg:[&_button:not([role])]:min-h-11 max-lg:[&_summary]:min-h-11",
  "max-lg:[&_[role=combobox]]:min-h-11 max-lg:[&_[role=tab]]:min-h-11 max-lg:[&_input:not([aria-hidden])]:min-h-11",
].join(" ");

/** The crumbs stand in the dashboard's own bar, where a narrow screen would break them within a word. */
const WHOLE_CRUMBS = "ol.select-none > li { white-space: nowrap }";

/** A page: its title, what can be done on it, and its sections. */
export function Page(props: { title: ReactNode; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <div className={`flex min-w-0 flex-col gap-y-3 ${THUMB}`}>
      <style>{WHOLE_CRUMBS}</style>
      <Container className="flex flex-wrap items-center justify-between gap-3 max-md:px-4">
        <Titled
          title={<Heading className="flex flex-wrap items-center gap-2">{props.title}</Heading>}
          note={props.note}
        />
        {props.actions ? <div className="flex flex-wrap items-center gap-2">{props.actions}</div> : null}
      </Container>
      {props.children}
    </div>
  );
}

/** A part of a page in a box of its own. */
export function Section(props: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Container className="min-w-0 overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-4 md:px-6">
        <Titled title={<Heading level="h2">{props.title}</Heading>} note={props.note} />
        {props.actions}
      </div>
      {props.children}
    </Container>
  );
}

function Titled({ title, note }: { title: ReactNode; note: ReactNode }) {
  return (
    <div className="min-w-0">
      {title}
      {note ? (
        <Text as="div" size="small" className="text-ui-fg-subtle">
          {note}
        </Text>
      ) : null}
    </div>
  );
}
