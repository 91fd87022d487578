import { defineMiddleware } from "astro:middleware";
import { CommerceUnavailable, isNotFound } from "./lib/commerce/errors.ts";
import { env } from "./lib/env.ts";
import { isSameSite } from "./lib/origin.ts";
import { secure } from "./lib/security-headers.ts";

/** The one place that turns what went wrong into the page a person sees, and puts the security headers on. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (!isSameSite(context.request, env().SITE_URL)) return secure(new Response("请求来源不正确。", { status: 403 }));
  try {
    return secure(await next());
  } catch (error) {
    const page = errorPage(error);
    if (!page || context.url.pathname === page) throw error;
    return secure(await context.rewrite(page));
  }
});

function errorPage(error: unknown): string | undefined {
  if (isNotFound(error)) return "/404";
  if (!(error instanceof CommerceUnavailable)) return undefined;
  console.error(`${error.name}: ${error.message}`);
  return "/503";
}
