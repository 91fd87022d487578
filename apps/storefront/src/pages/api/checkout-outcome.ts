import type { APIRoute } from "astro";
import { outcomeOf } from "../../features/checkout/outcome.server.ts";
import { cartId } from "../../lib/cookies.ts";

/** `{ settled }`: whether there is an answer to a payment yet. The page itself, loaded again, says which. */
export const GET: APIRoute = async ({ cookies }) => {
  const headers = { "cache-control": "no-store" };
  const id = cartId(cookies);
  if (!id) return Response.json({ settled: true }, { headers });
  try {
    const { state } = await outcomeOf(id);
    return Response.json({ settled: state === "paid" || state === "declined" }, { headers });
  } catch {
    // Asked again in a moment; the page tells what is the matter when it is loaded.
    return Response.json({ settled: false }, { headers });
  }
};
