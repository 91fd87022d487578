import { commerce } from "../../lib/commerce/http.ts";
import { type OrderParts, orderPartsAnswer } from "./order-parts.ts";

/**
 * An order for whoever holds its secret link. The key goes in a header, so that it is in no log of addresses. Error:
 * CommerceRefused 404, the same for a wrong key as for an order that does not exist.
 */
export function orderByKey(id: string, key: string): Promise<OrderParts> {
  return commerce(`/store/orders/${encodeURIComponent(id)}/merchant-parts`, {
    answer: orderPartsAnswer,
    headers: { "x-order-key": key },
  });
}
