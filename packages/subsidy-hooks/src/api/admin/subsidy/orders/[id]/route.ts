import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ledgerOf } from "../../../../../http/input";
import { NOT_IN_FORCE } from "../../../../../ledger/reasons";
import { orderPayments } from "../../../../../recording/order-payments";
import { failedOrders } from "../../../../../recording/reconcile";
import { toJson } from "../../../../../reports/json";
import { orderLines } from "../../../../../reports/order-report";
import { reasonText } from "../../../../../reports/reasons";

/** What the ledger says of an order, line by line, and what can still be refunded. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const { id = "" } = request.params;
  const lines = orderLines(await ledger.orderRows(id));
  const payments = await orderPayments(request.scope.resolve(ContainerRegistrationKeys.QUERY), id);
  const classes = ledger.policy().online_sales.goods_classes;
  response.json(
    toJson({
      order_id: id,
      lines: lines.map(({ tag, ...line }) => ({
        ...line,
        counts: tag?.counts ?? false,
        goods_class: tag?.goods_class ?? null,
        goods_class_text: classes.get(tag?.goods_class ?? "")?.name ?? null,
        reasons: (tag ? tag.reasons : [NOT_IN_FORCE]).map(reasonText),
        policy_year: tag?.policy_year ?? null,
      })),
      payments,
      failure: (await failedOrders(ledger))[id] ?? null,
    }),
  );
}
