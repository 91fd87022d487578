import SandboxWalletService from "../service";
import { SandboxWalletProvider } from "./provider";

const options = {
  secret: "secret",
  wallet_url: "http://localhost:9000",
  storefront_url: "http://localhost:4321",
  production: true,
};

describe("the sandbox wallet in production", () => {
  it("refuses to be registered, as a provider and as a wallet", () => {
    const refusal = expect.objectContaining({ code: "sandbox_in_production" });
    expect(() => SandboxWalletProvider.validateOptions(options)).toThrow(refusal);
    expect(() => new SandboxWalletService({ baseRepository: {} }, options)).toThrow(refusal);
    expect(() => SandboxWalletProvider.validateOptions({ ...options, production: false })).not.toThrow();
  });
});
