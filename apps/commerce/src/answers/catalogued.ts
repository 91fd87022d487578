import { MedusaError } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { type CatalogueError, errors, inputInvalid, isCatalogueError } from "@qinshui/cn/errors";
import { coreErrors, doorErrors } from "./errors";
import { reasonInChinese } from "./reasons";

/** What core says in a sentence only, under a type that it uses for much else. */
const SAID: readonly [RegExp, () => CatalogueError][] = [
  [
    /^(Invalid email or password|Authentication failed|(Email|Password) should be a string)$/,
    doorErrors.sign_in_failed,
  ],
  [/^Identity with email already exists$/, doorErrors.account_exists],
  [/^Publishable API key required|^A valid publishable key is required/, doorErrors.shop_key_missing],
];

function isCoreType(type: unknown): type is keyof typeof coreErrors {
  return typeof type === "string" && type in coreErrors;
}

/** Any error as one of the catalogue; what nobody foresaw becomes `unexpected`, so nothing inner leaks out. */
export function catalogued(error: unknown): CatalogueError {
  if (isCatalogueError(error)) return error;
  if (error instanceof z.ZodError) return inputInvalid(error.issues);
  const { type, code, status, message } = (error ?? {}) as Record<"type" | "code" | "status" | "message", unknown>;
  if (code === MedusaError.Codes.INSUFFICIENT_INVENTORY) return errors.out_of_stock();
  if (isCoreType(type)) {
    const said = SAID.find(([sentence]) => sentence.test(String(message)));
    return said ? said[1]() : coreErrors[type]({ reason: reasonInChinese(message) });
  }
  // body-parser and other parts of Express
  if (typeof status === "number" && status >= 400 && status < 500) {
    return coreErrors.invalid_data({ reason: reasonInChinese(message) });
  }
  return errors.unexpected();
}
