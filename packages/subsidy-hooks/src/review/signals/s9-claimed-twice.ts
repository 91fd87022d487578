import { valueOn } from "../../rules/parameter";
import { figure } from "../finding";
import { usedOn } from "../rules";
import { lastDayOf } from "../sales";
import type { SignalDefinition } from "./signal";

/** S9: more than one programme counts the same line. */
export const claimedTwice: SignalDefinition = {
  code: "s9",
  version: 1,
  raise: (facts, rules) => {
    const date = lastDayOf(facts);
    const enough = valueOn(rules.s9_programmes, date).value;
    const merchants = new Map(facts.merchants.map((merchant) => [merchant.id, merchant.name]));
    return facts.claims
      .filter(({ programmes }) => programmes.length >= enough)
      .map(({ programmes, ...line }) => {
        const codes = [...programmes].sort();
        return {
          subject: [line.line_id],
          period: String(facts.policy_year),
          severity: "high" as const,
          policy_year: facts.policy_year,
          merchant_id: line.merchant_id,
          merchant_name: merchants.get(line.merchant_id) ?? "",
          text: {
            zh: `订单 ${line.display_id} 的“${line.title}”同时在 ${codes.length} 个项目中计入。`,
            en: `A line of order ${line.display_id} is counted by ${codes.length} programmes at once.`,
          },
          figures: [
            figure("programmes", "项目数", "programmes", codes.length),
            figure("codes", "项目", "which", codes.join(", ")),
          ],
          lines: [
            {
              order_id: line.order_id,
              order_display_id: line.display_id,
              line_id: line.line_id,
              title: line.title,
              amount_fen: line.net_fen,
            },
          ],
          parameters: usedOn(date, rules.s9_programmes),
        };
      });
  },
};
