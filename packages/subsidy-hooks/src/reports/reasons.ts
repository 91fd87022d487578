import { REASON_ZH, type Reason } from "../ledger/reasons";

export interface ReasonText {
  code: string;
  text: string;
}

/** A reason code in the reader's words. */
export function reasonText(code: string): ReasonText {
  return { code, text: REASON_ZH[code as Reason] ?? code };
}
