import { defineMiddlewares } from "@medusajs/framework/http";
import { callerGuards } from "./caller-guards";
import { errorHandler } from "./error-handler";
import { orderGuards } from "./order-guards";
import { paymentGuards } from "./payment-guards";
import { priceGuards } from "./price-guards";

export default defineMiddlewares({
  errorHandler,
  routes: [...callerGuards, ...orderGuards, ...paymentGuards, ...priceGuards],
});
