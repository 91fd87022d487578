import { allowFields, defineMiddlewares } from "@medusajs/framework/http";
import { dressAnswersFirst } from "../answers/own-form";
import { callerGuards } from "./caller-guards";
import { errorHandler } from "./error-handler";
import { orderGuards } from "./order-guards";
import { paymentGuards } from "./payment-guards";
import { priceGuards } from "./price-guards";
import { registrationGuards } from "./registration-guards";
import { sellingGuards } from "./selling-guards";

/** Core drops fields it does not know; named one by one, because `merchant.*` would open members' addresses too. */
const listingFields = {
  matcher: "/store/products*",
  methods: ["GET" as const],
  middlewares: [allowFields("merchant.id", "merchant.handle", "merchant.name", "merchant.kind", "product_label")],
};

dressAnswersFirst();

export default defineMiddlewares({
  errorHandler,
  routes: [
    listingFields,
    ...callerGuards,
    ...orderGuards,
    ...paymentGuards,
    ...priceGuards,
    ...registrationGuards,
    ...sellingGuards,
  ],
});
