import { MathBN } from "@medusajs/framework/utils";
import { type Fen, fen, fenFromYuan } from "@qinshui/cn/money";

/** Medusa's exact form of an amount: `raw_total` and the like, in yuan. */
export interface Raw {
  value: string | number;
}

/** Fen of a raw amount; a missing one is nothing. Error: `sub_fen_amount`. */
export function fenOfRaw(raw: Raw | null | undefined): Fen {
  return raw ? fenFromYuan(MathBN.convert(raw.value).toFixed()) : fen(0);
}
