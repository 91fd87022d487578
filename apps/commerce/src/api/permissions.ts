/**
 * Who may call which route of ours. Core's own routes keep core's rules: /admin is for operators, /store wants a
 * publishable key, and `order-guards.ts` narrows what core left open. A route that is missing here fails a test, so
 * nothing is open by being forgotten.
 */
export type Caller =
  /** Anyone who comes with the shop's publishable key. The secret of a cart is its id. */
  | "shop"
  /** The order's signed-in owner, or who has its secret link. */
  | "order_holder"
  /** A signed-in member of an approved merchant. */
  | "merchant"
  /** Signed-in staff of the operating company. */
  | "operator"
  /** Anyone at all: the sandbox wallet's pay page, which stands for another company's site. */
  | "anyone";

export interface Permission {
  method: "GET" | "POST" | "DELETE";
  path: string;
  caller: Caller;
}

const allow = (caller: Caller, ...routes: `${Permission["method"]} /${string}`[]): Permission[] =>
  routes.map((route) => {
    const [method, path = ""] = route.split(" ");
    return { method: method as Permission["method"], path, caller };
  });

export const permissions: readonly Permission[] = [
  ...allow(
    "shop",
    "GET /store/badges",
    "GET /store/halls",
    "GET /store/halls/:handle",
    "GET /store/marks",
    "GET /store/marks/:handle",
    "GET /store/merchants",
    "GET /store/merchants/:handle",
    "GET /store/paused-listings/:handle",
    "GET /store/carts/:id/merchant-parts",
    "GET /store/carts/:id/outcome",
    "POST /store/carts/:id/check",
    "POST /store/carts/:id/delivery",
  ),
  ...allow("order_holder", "GET /store/orders/:id/merchant-parts"),
  ...allow(
    "merchant",
    "GET /merchant/me",
    "GET /merchant/subsidy/years/:year",
    "GET /merchant/subsidy/years/:year/lines",
  ),
  ...allow(
    "operator",
    "GET /admin/merchants",
    "POST /admin/merchants",
    "GET /admin/merchants/:id",
    "POST /admin/merchants/:id/status",
    "POST /admin/merchants/:id/members",
    "POST /admin/merchants/:id/products",
    "GET /admin/marks",
    "POST /admin/marks",
    "GET /admin/authorisations",
    "POST /admin/authorisations",
    "POST /admin/authorisations/:id/revoke",
    "GET /admin/halls",
    "POST /admin/halls",
    "GET /admin/products/:id/listing",
    "POST /admin/products/:id/label",
    "GET /admin/subsidy/years",
    "GET /admin/subsidy/years/:year",
    "GET /admin/subsidy/years/:year/months",
    "GET /admin/subsidy/years/:year/simulation",
    "GET /admin/subsidy/years/:year/notice/pdf",
    "GET /admin/subsidy/years/:year/merchants/:merchant_id/application",
    "GET /admin/subsidy/years/:year/merchants/:merchant_id/lines",
    "GET /admin/subsidy/years/:year/steps",
    "POST /admin/subsidy/years/:year/steps",
    "GET /admin/subsidy/years/:year/seal",
    "POST /admin/subsidy/years/:year/seal",
    "GET /admin/subsidy/years/:year/sealing",
    "POST /admin/subsidy/years/:year/sealing/cancel",
    "GET /admin/subsidy/years/:year/bundle",
    "GET /admin/subsidy/years/:year/notice",
    "POST /admin/subsidy/years/:year/notice",
    "POST /admin/subsidy/years/:year/notice/end",
    "GET /admin/subsidy/years/:year/objections",
    "POST /admin/subsidy/years/:year/objections",
    "POST /admin/subsidy/years/:year/objections/:id/decision",
    "GET /admin/subsidy/years/:year/clawback",
    "POST /admin/subsidy/years/:year/clawback",
    "GET /admin/subsidy/years/:year/fund",
    "POST /admin/subsidy/years/:year/fund",
    "GET /admin/subsidy/projects",
    "POST /admin/subsidy/projects",
    "GET /admin/subsidy/projects/options",
    "POST /admin/subsidy/projects/:id/decisions",
    "POST /admin/subsidy/projects/:id/cap-decision",
    "GET /admin/subsidy/exports",
    "POST /admin/subsidy/exports",
    "POST /admin/subsidy/exports/:id/cancel",
    "GET /admin/subsidy/exports/:id",
    "GET /admin/subsidy/exports/:id/file",
    "GET /admin/subsidy/orders/:id",
    "POST /admin/subsidy/orders/:id/refunds",
    "GET /admin/subsidy/goods-classes",
    "POST /admin/subsidy/goods-classes",
    "POST /admin/subsidy/reconcile",
    "GET /admin/subsidy/declarations",
    "POST /admin/subsidy/declarations",
    "GET /admin/subsidy/declarations/options",
    "POST /admin/subsidy/declarations/dry-run",
    "GET /admin/subsidy/declarations/:id",
    "GET /admin/subsidy/declarations/:id/rows",
    "POST /admin/subsidy/declarations/:id/decision",
    "POST /admin/subsidy/declarations/:id/evidence",
    "GET /admin/subsidy/declarations/:id/evidence/:evidence_id",
    "GET /admin/subsidy/findings",
    "POST /admin/subsidy/findings",
    "POST /admin/subsidy/findings/scan",
    "GET /admin/subsidy/findings/counts",
    "GET /admin/subsidy/findings/sample",
    "GET /admin/subsidy/findings/:key",
    "POST /admin/subsidy/findings/:key/decisions",
  ),
  ...allow("anyone", "GET /sandbox-wallet/pay/:charge_id", "POST /sandbox-wallet/pay/:charge_id"),
];
