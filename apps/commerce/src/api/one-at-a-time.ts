import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { checkoutErrors } from "../checkout/errors";

const WAIT_SECONDS = 30;

/** A middleware that lets one request at a time through for each key, from here to its answer. Error: `busy`. */
export function oneAtATime(keysOf: (req: MedusaRequest) => Promise<string[]> | string[]) {
  return async (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const keys = await keysOf(req);
    if (keys.length === 0) return next();
    let begun = false;
    const answered = () =>
      new Promise<void>((done) => {
        begun = true;
        // Whoever went away while waiting is not served: nobody would hear the answer.
        if (res.closed) return done();
        res.once("close", done);
        next();
      });
    try {
      await req.scope.resolve(Modules.LOCKING).execute(keys, answered, { timeout: WAIT_SECONDS });
    } catch {
      // Once begun, the request has had its answer, and what became of the lock is no concern of its sender.
      if (!begun) throw checkoutErrors.busy();
    }
  };
}
