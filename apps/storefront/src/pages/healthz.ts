import type { APIRoute } from "astro";

/** Says that this server answers; it does not ask commerce. */
export const GET: APIRoute = () => Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
