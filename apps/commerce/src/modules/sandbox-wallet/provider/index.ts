import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { SandboxWalletProvider } from "./provider";

export default ModuleProvider(Modules.PAYMENT, { services: [SandboxWalletProvider] });
