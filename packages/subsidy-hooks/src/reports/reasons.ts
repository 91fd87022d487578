import { TAG_REASON_ZH, type TagReason } from "../ledger/entry";

export interface ReasonText {
  code: string;
  text: string;
}

/** A line without a tag: the policy says nothing of the instant of its sale. */
export const UNTAGGED = "untagged";
const UNTAGGED_ZH = "成交时没有适用的补贴政策";

/** A reason code in the reader's words. */
export function reasonText(code: string): ReasonText {
  if (code === UNTAGGED) return { code, text: UNTAGGED_ZH };
  return { code, text: TAG_REASON_ZH[code as TagReason] ?? code };
}

/** Several reasons as one line of text. */
export function reasonsText(codes: readonly string[]): string {
  return codes.map((code) => reasonText(code).text).join("；");
}
