/** The places of the site, in the order of the tab bar. */
export const places = [
  { href: "/", label: "首页", icon: "home" },
  { href: "/goods", label: "好物", icon: "goods" },
  { href: "/brand", label: "品牌", icon: "brand" },
  { href: "/halls", label: "体验馆", icon: "hall" },
  { href: "/cart", label: "购物车", icon: "cart" },
] as const;

const under: Record<string, readonly string[]> = {
  "/goods": ["/goods", "/kinds"],
  "/brand": ["/brand", "/brands"],
  "/cart": ["/cart", "/checkout"],
};

/** Whether a page belongs to a place, so that the place is shown as the current one. */
export function isAt(place: string, pathname: string): boolean {
  if (place === "/") return pathname === "/";
  return (under[place] ?? [place]).some((start) => pathname === start || pathname.startsWith(`${start}/`));
}
