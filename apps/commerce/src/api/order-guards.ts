import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import { env } from "../env";
import { isOrderKey } from "../orders/order-key";

/** In a header, never in the address, which is logged. */
const KEY_HEADER = "x-order-key";

/**
 * Core opens an order to whoever knows its id. Here it takes the order's secret link, or its owner signed in; anybody
 * else gets the answer that an order which does not exist gives. Error: `order_not_found`.
 */
async function ownerOrKey(req: MedusaRequest, orderId: string): Promise<void> {
  const key = req.get(KEY_HEADER);
  const [order] = await ordersById(req, orderId);
  const byKey = key !== undefined && isOrderKey(orderId, key, env.ORDER_LINK_SECRET);
  const customer = customerOf(req);
  const byOwner = customer !== undefined && order?.customer_id === customer;
  if (!order || !(byKey || byOwner)) throw errors.order_not_found();
}

function customerOf(req: MedusaRequest): string | undefined {
  const context = (req as Partial<AuthenticatedMedusaRequest>).auth_context;
  return context?.actor_type === "customer" ? context.actor_id || undefined : undefined;
}

async function ordersById(req: MedusaRequest, id: string): Promise<{ customer_id: string | null }[]> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "customer_id"],
    filters: { id, is_draft_order: false },
  });
  return data as unknown as { customer_id: string | null }[];
}

async function guardOrder(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const [, orderId = ""] = /^\/store\/orders\/([^/]+)/i.exec(req.path) ?? [];
  await ownerOrKey(req, decodeURIComponent(orderId));
  next();
}

async function guardReturn(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const orderId = (req.body as { order_id?: unknown } | undefined)?.order_id;
  await ownerOrKey(req, typeof orderId === "string" ? orderId : "");
  next();
}

/**
 * Every store route that reads or changes one order: /store/orders/:id and all below it (transfer request, accept,
 * decline, cancel; merchant-parts), and returns. To be spread into `middlewares.ts`. Patterns, because those run before
 * core's own middlewares; in any case of letters, as the router takes them.
 */
export const orderGuards: MiddlewareRoute[] = [
  { matcher: /^\/store\/orders\/[^/]+(\/.*)?$/i, methods: ["GET", "POST", "DELETE"], middlewares: [guardOrder] },
  { matcher: /^\/store\/returns\/?$/i, methods: ["POST"], middlewares: [guardReturn] },
];
