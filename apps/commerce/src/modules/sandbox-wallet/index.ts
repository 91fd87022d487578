import { Module } from "@medusajs/framework/utils";
import SandboxWalletService from "./service";

export const SANDBOX_WALLET_MODULE = "sandboxWallet";

export default Module(SANDBOX_WALLET_MODULE, { service: SandboxWalletService });
