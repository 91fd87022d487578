import { type Fen, fen } from "@qinshui/cn/money";
import { yearBounds } from "../time/policy-year";

/**
 * What a year's net comes to if the rest of it goes like the part that is over: net × length of the year ÷ time gone
 * by, down to the fen. Null before the year has begun, and after its end, when there is nothing to forecast.
 */
export function forecastNet(net: Fen, year: number, at: Date): Fen | null {
  const { from, to } = yearBounds(year);
  const gone = BigInt(at.getTime() - from.getTime());
  const whole = BigInt(to.getTime() - from.getTime());
  if (gone <= 0n || gone >= whole) return null;
  return fen((net * whole) / gone);
}
