import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { CountyFreightProvider } from "./provider";

export default ModuleProvider(Modules.FULFILLMENT, { services: [CountyFreightProvider] });
