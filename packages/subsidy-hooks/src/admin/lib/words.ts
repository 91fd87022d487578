/** Of a text in both languages the one that the dashboard is set to; Chinese, unless somebody chose English. */
export function inTheirLanguage({ zh, en }: { zh: string; en: string }): string {
  return localStorage.getItem("lng")?.startsWith("en") ? en : zh;
}
