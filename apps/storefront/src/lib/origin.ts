const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something: it comes from a page of this site. Browsers send `Origin` with every form
 * post; it must be the public address or the very host that was asked (a phone in the same network, for instance).
 */
export function isSameSite(request: Request, siteUrl: string): boolean {
  if (SAFE_METHODS.has(request.method)) return true;
  const origin = request.headers.get("origin");
  if (!origin) return request.headers.get("sec-fetch-site") === "same-origin";
  if (origin === new URL(siteUrl).origin) return true;
  return URL.parse(origin)?.host === request.headers.get("host");
}

/** A path on this site to go back to; anything that could lead elsewhere becomes the home page. */
export function safeReturnPath(candidate: string | null | undefined): string {
  if (!candidate) return "/";
  const url = URL.parse(candidate, "http://here");
  if (!url || !/^https?:$/.test(url.protocol)) return "/";
  const path = url.pathname + url.search;
  return /^\/(?![/\\])/.test(path) ? path : "/";
}
