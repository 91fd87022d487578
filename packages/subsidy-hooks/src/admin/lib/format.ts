import { fen, fenFromYuan, formatFen } from "@qinshui/cn/money";
import { formatShanghai, shanghaiDate } from "@qinshui/cn/time";

/** A `_fen` field of the API as "¥1,234.50". */
export function money(amountFen: string): string {
  return formatFen(fen(amountFen));
}

export function isZero(amountFen: string): boolean {
  return BigInt(amountFen) === 0n;
}

/** What a person typed as yuan, as fen text; undefined when it is no amount in whole fen. */
export function fenOfInput(yuan: string): string | undefined {
  try {
    return fenFromYuan(yuan.trim()).toString();
  } catch {
    return undefined;
  }
}

export function time(instant: string): string {
  return formatShanghai(new Date(instant));
}

export function date(instant: string): string {
  return shanghaiDate(new Date(instant));
}
