import { env } from "./env.ts";

/**
 * Puts the headers on that do not depend on the page. The page's own policy (script and style hashes) is Astro's; the
 * one here is added to it and holds what is only known at run time: a form may lead to this site, and from there to the
 * place where one pays.
 */
export function secure(response: Response): Response {
  const { headers } = response;
  headers.set("x-content-type-options", "nosniff");
  // A page whose own address is a secret sets a stricter one.
  if (!headers.has("referrer-policy")) headers.set("referrer-policy", "strict-origin-when-cross-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
  headers.set("cross-origin-opener-policy", "same-origin");
  if (env().SITE_URL.startsWith("https:")) headers.set("strict-transport-security", "max-age=31536000");
  if (!headers.get("content-type")?.startsWith("text/html")) return response;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.append("content-security-policy", `form-action 'self' ${env().COMMERCE_URL} https://hooks.stripe.com`);
  headers.set("x-frame-options", "DENY");
  // Every page carries the number of pieces in the shopper's cart and the chosen text size.
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
  return response;
}
