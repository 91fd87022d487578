import {
  type AuthenticatedMedusaRequest,
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import { isApprovedAt, type StatusChange } from "../modules/merchant/status";
import { type Caller, permissions } from "./permissions";

/** Middlewares that let a caller through. Core already guards /admin (operators) and /store (publishable key). */
const guards: Record<Caller, MiddlewareRoute["middlewares"]> = {
  anyone: [],
  shop: [],
  order_holder: [],
  operator: [authenticate("user", ["session", "bearer", "api-key"])],
  merchant: [authenticate("merchant", ["session", "bearer"]), approvedMerchantOnly],
};

const METHODS: MiddlewareRoute["methods"] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** What no route answers. A trailing parameter sorts behind every route, where a `*` would come before them all. */
const noSuchRoute: MiddlewareRoute[] = ["/admin", "/merchant", "/store"].map((root) => ({
  matcher: `${root}/:rest(.*)`,
  methods: METHODS,
  middlewares: [
    async () => {
      throw errors.page_not_found();
    },
  ],
}));

export const callerGuards: MiddlewareRoute[] = [
  ...permissions
    .map(({ method, path, caller }) => ({ matcher: path, methods: [method], middlewares: guards[caller] }))
    .filter((route) => route.middlewares?.length),
  ...noSuchRoute,
];

interface MemberRecord {
  merchant: { id: string; status_changes: StatusChange[] } | null;
}

/** A member acts for his merchant only while the merchant is approved. Error: `merchant_not_approved`. */
async function approvedMerchantOnly(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { actor_id } = (req as AuthenticatedMedusaRequest).auth_context;
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant_member",
    fields: ["merchant.id", "merchant.status_changes.*"],
    filters: { id: actor_id },
  });
  const [member] = data as unknown as MemberRecord[];
  if (!member?.merchant) throw errors.forbidden();
  if (!isApprovedAt(member.merchant.status_changes, new Date())) throw errors.merchant_not_approved();
  next();
}
