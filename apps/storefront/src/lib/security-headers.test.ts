import { secure } from "./security-headers.ts";

const settings = vi.hoisted(() => ({ SITE_URL: "http://localhost:4321", COMMERCE_URL: "http://commerce:9000" }));

vi.mock("./env.ts", () => ({ env: () => settings }));

const page = (headers: Record<string, string> = {}) =>
  new Response("<p>", { headers: { "content-type": "text/html", ...headers } });

describe("secure", () => {
  it("adds a policy of its own to the page's, and never loosens that one", () => {
    const { headers } = secure(page({ "content-security-policy": "script-src 'self'" }));
    expect(headers.get("content-security-policy")).toBe(
      "script-src 'self', form-action 'self' http://commerce:9000 https://hooks.stripe.com",
    );
    expect(headers.get("x-frame-options")).toBe("DENY");
  });

  it("keeps pages out of shared caches unless the page says otherwise", () => {
    expect(secure(page()).headers.get("cache-control")).toBe("private, no-cache");
    expect(secure(page({ "cache-control": "no-store" })).headers.get("cache-control")).toBe("no-store");
  });

  it("keeps a stricter referrer policy that a page has set", () => {
    expect(secure(page({ "referrer-policy": "no-referrer" })).headers.get("referrer-policy")).toBe("no-referrer");
    expect(secure(page()).headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
  });

  it("leaves the caching of pictures alone", () => {
    const picture = new Response(null, { headers: { "content-type": "image/webp", "cache-control": "public" } });
    expect(secure(picture).headers.get("cache-control")).toBe("public");
    expect(picture.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("asks for TLS only where the site is served with it", () => {
    expect(secure(page()).headers.has("strict-transport-security")).toBe(false);
    settings.SITE_URL = "https://shop.example";
    expect(secure(page()).headers.has("strict-transport-security")).toBe(true);
  });
});
