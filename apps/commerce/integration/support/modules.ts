import type subsidy from "@qinshui/subsidy-hooks/modules/subsidy";
import type sandboxWallet from "../../src/modules/sandbox-wallet";

// Medusa writes the like into `.medusa/types` when it starts; the check of types must hold before anything started.
declare module "@medusajs/framework/types" {
  interface ModuleImplementations {
    subsidy: InstanceType<(typeof subsidy)["service"]>;
    sandboxWallet: InstanceType<(typeof sandboxWallet)["service"]>;
  }
}
