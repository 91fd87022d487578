import { isNotFound } from "../../lib/commerce/errors.ts";
import { commerce } from "../../lib/commerce/http.ts";
import { type OrderParts, orderPartsAnswer } from "./order-parts.ts";

/** What a header can carry; a key is of such letters only. */
const HEADER_TEXT = /^[\x21-\x7e]+$/;

/**
 * An order for whoever holds its secret link. The key goes on in a header, so that no address at commerce holds it; the
 * page's own address does, and a proxy must not log it (docs/operations.md). Undefined alike for a wrong key and for an
 * order that does not exist: a stranger learns nothing of which orders there are.
 */
export async function orderByKey(id: string, key: string): Promise<OrderParts | undefined> {
  if (!HEADER_TEXT.test(key)) return undefined;
  try {
    return await commerce(`/store/orders/${encodeURIComponent(id)}/merchant-parts`, {
      answer: orderPartsAnswer,
      headers: { "x-order-key": key },
    });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
