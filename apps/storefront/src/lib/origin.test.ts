import { isSameSite, safeReturnPath } from "./origin.ts";

const SITE = "https://shop.example";

function post(headers: Record<string, string>) {
  return new Request("http://inner/cart", { method: "POST", headers });
}

describe("isSameSite", () => {
  it("lets reading through from anywhere", () => {
    expect(isSameSite(new Request("http://inner/", { headers: { origin: "https://evil.example" } }), SITE)).toBe(true);
  });

  it("accepts a post from the public address or from the host that was asked", () => {
    expect(isSameSite(post({ origin: "https://shop.example" }), SITE)).toBe(true);
    expect(isSameSite(post({ origin: "http://192.168.1.9:4321", host: "192.168.1.9:4321" }), SITE)).toBe(true);
    expect(isSameSite(post({ "sec-fetch-site": "same-origin" }), SITE)).toBe(true);
  });

  it("refuses a post from another site, or from nowhere", () => {
    const host = "shop.example";
    expect(isSameSite(post({ origin: "https://evil.example", host }), SITE)).toBe(false);
    expect(isSameSite(post({ origin: "null", host }), SITE)).toBe(false);
    expect(isSameSite(post({ origin: "https://shop.example.evil.example", host }), SITE)).toBe(false);
    expect(isSameSite(post({ host }), SITE)).toBe(false);
  });
});

describe("safeReturnPath", () => {
  it("keeps a path of this site with its query", () => {
    expect(safeReturnPath("/goods?kind=honey")).toBe("/goods?kind=honey");
  });

  it.each([undefined, null, "", "javascript:alert(1)", "///evil.example", "/\\evil.example"])(
    "goes home for %s",
    (candidate) => {
      expect(safeReturnPath(candidate)).not.toMatch(/^(?:\/[/\\]|[a-z]+:)/);
    },
  );

  it("drops another site's host", () => {
    expect(safeReturnPath("https://evil.example/goods")).toBe("/goods");
    expect(safeReturnPath("//evil.example//other")).toBe("/");
  });
});
