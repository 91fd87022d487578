import { Badge, Text } from "@medusajs/ui";
import { money } from "../../../../lib/format";
import { linesText, type StandingAnswer } from "./types";

interface Props {
  standings: StandingAnswer[];
  /** True when it stands in the ledger like this; else it is how the ledger would judge it now. */
  booked: boolean;
}

/** What of the declared orders counts for the subsidy and what does not, and why: with money, before anybody accepts. */
export function Standings({ standings, booked }: Props) {
  if (standings.length === 0) return null;
  const verb = booked ? "计入补贴" : "会计入补贴";
  return (
    <ul className="divide-y border-t" aria-label={booked ? "入账结果" : "预计结果"}>
      {standings.map((sum) => (
        <li
          key={sum.reasons.map(({ code }) => code).join()}
          className="flex flex-wrap gap-x-6 gap-y-2 px-4 py-4 md:px-6"
        >
          <div className="flex min-w-60 flex-1 flex-col items-start gap-y-1">
            <Badge size="2xsmall" color={sum.counts ? "green" : "orange"}>
              {sum.counts ? verb : `不${verb}`}
            </Badge>
            {sum.counts ? null : (
              <>
                <Text size="small">{sum.reasons.map(({ text }) => text).join("；")}</Text>
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {linesText(sum)}
                </Text>
              </>
            )}
          </div>
          <div className="md:text-right">
            <Text weight="plus" className="tabular-nums">
              {money(sum.net_fen)}
            </Text>
            <Text size="small" className="text-ui-fg-subtle tabular-nums">
              {sum.orders} 笔
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
