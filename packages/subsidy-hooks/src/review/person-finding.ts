import { createHash } from "node:crypto";
import { encodeFields } from "../ledger/canonical";
import { assertReason } from "./decision";
import { reviewErrors } from "./errors";
import { type Finding, type FindingLine, figure, findingOf } from "./finding";

/** A line as the ledger holds it, of which a person says that something is wrong with it. */
export interface BookedLine extends FindingLine {
  merchant_id: string;
  merchant_name: string;
  policy_year: number;
}

export interface PersonFinding {
  line_ids: readonly string[];
  /** What is wrong; nothing personal of a buyer. */
  text: string;
}

/**
 * A finding that a person raises about lines of one merchant and year, the same for the same lines and words. It is
 * needed where no signal can see anything, as in sales declared from other platforms. Errors: `decision_reason_missing`,
 * `decision_reason_personal`, `finding_lines_missing`, `finding_lines_not_booked`, `finding_lines_of_several`.
 */
export function personFinding({ line_ids, text }: PersonFinding, booked: readonly BookedLine[]): Finding {
  assertReason(text);
  const ids = [...new Set(line_ids)].sort();
  const lines = ids.map((line_id) => {
    const line = booked.find((one) => one.line_id === line_id);
    if (!line) throw reviewErrors.finding_lines_not_booked({ line_id });
    return line;
  });
  const [first] = lines;
  if (!first) throw reviewErrors.finding_lines_missing();
  const { merchant_id, merchant_name, policy_year } = first;
  if (lines.some((line) => line.merchant_id !== merchant_id || line.policy_year !== policy_year)) {
    throw reviewErrors.finding_lines_of_several();
  }
  const words = text.trim();
  const digest = createHash("sha256").update(encodeFields("qinshui/subsidy/person-finding", [words, ...ids]));
  return findingOf("person", 1, {
    subject: [merchant_id, digest.digest("hex").slice(0, 32)],
    period: String(policy_year),
    severity: "medium",
    policy_year,
    merchant_id,
    merchant_name,
    text: { zh: words, en: `Raised by a person: ${words}` },
    figures: [figure("lines", "明细", "lines", lines.length)],
    lines: lines.map(({ merchant_id: _, merchant_name: __, policy_year: ___, ...line }) => line),
    parameters: [],
  });
}
