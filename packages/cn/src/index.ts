export * from "./credit-code.ts";
export * from "./errors.ts";
export * from "./money.ts";
export * from "./phone.ts";
export * from "./time.ts";
