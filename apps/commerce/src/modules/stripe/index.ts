import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { StripeProvider } from "./provider";

export default ModuleProvider(Modules.PAYMENT, { services: [StripeProvider] });
