import { TAG_REASON_ZH, type TagReason } from "../ledger/entry";
import { NOT_IN_FORCE } from "../ledger/standing";

export interface ReasonText {
  code: string;
  text: string;
}

/** Every reason for which an entry does not count. */
export const REASON_ZH: Readonly<Record<TagReason | typeof NOT_IN_FORCE, string>> = {
  ...TAG_REASON_ZH,
  [NOT_IN_FORCE]: "成交时没有适用的补贴政策",
};

/** A reason code in the reader's words. */
export function reasonText(code: string): ReasonText {
  return { code, text: REASON_ZH[code as TagReason] ?? code };
}

/** Several reasons as one line of text. */
export function reasonsText(codes: readonly string[]): string {
  return codes.map((code) => reasonText(code).text).join("；");
}
