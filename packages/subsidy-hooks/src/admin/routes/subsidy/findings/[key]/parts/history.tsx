import { Container, Heading, Text } from "@medusajs/ui";
import { money, time } from "../../../../../lib/format";
import type { FindingAnswer } from "../../parts/types";

interface Event {
  at: string;
  title: string;
  text: string;
}

/** All that happened to the finding, newest first. */
export function History({ finding }: { finding: FindingAnswer["finding"] }) {
  return (
    <Container>
      <Heading level="h2">经过</Heading>
      <ol className="mt-3 flex flex-col gap-y-3">
        {eventsOf(finding).map((event) => (
          <li key={`${event.at} ${event.title}`}>
            <Text size="small" weight="plus">
              {time(event.at)} {event.title}
            </Text>
            <Text size="small" className="text-ui-fg-subtle whitespace-pre-wrap">
              {event.text}
            </Text>
          </li>
        ))}
      </ol>
    </Container>
  );
}

function eventsOf({ revisions, decisions }: FindingAnswer["finding"]): Event[] {
  const seen = revisions.map(({ seen_at, revision, raised, text, amount_fen, line_count }) => ({
    at: seen_at,
    title: raised ? `第 ${revision} 次记录` : `第 ${revision} 次记录：已看不到`,
    text: raised ? `${text.zh}（${line_count} 行，${money(amount_fen)}）` : "",
  }));
  const decided = decisions.map(({ decided_at, decision_text, decided_by_name, decided_by, reason, line_ids }) => ({
    at: decided_at,
    title: `${decided_by_name ?? decided_by}：${decision_text}${line_ids.length > 0 ? `（${line_ids.length} 行）` : ""}`,
    text: reason,
  }));
  return [...seen, ...decided].sort((a, b) => (a.at < b.at ? 1 : -1));
}
