import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { checkoutErrors } from "../checkout/errors";

const WAIT_SECONDS = 30;
/** Longer than any request takes; a handler that never answers must not keep the others out for ever. */
const LONGEST_MS = 5 * 60_000;

/**
 * A middleware that lets one request at a time through for each key, from here until its handler has answered, whether
 * or not its sender is still there to hear it. Error: `busy`.
 */
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
        whenEnded(res, done);
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

/** Not when the connection closes: that happens too when the sender hangs up while the handler goes on. */
function whenEnded(res: MedusaResponse, done: () => void): void {
  const limit = setTimeout(done, LONGEST_MS).unref();
  const end = res.end.bind(res) as (...args: unknown[]) => MedusaResponse;
  const ended = (...args: unknown[]) => {
    clearTimeout(limit);
    done();
    return end(...args);
  };
  Object.assign(res, { end: ended });
}
