import { readFileSync } from "node:fs";
import { county } from "@qinshui/brand-kit/county";
import { logo } from "@qinshui/brand-kit/marks";

it("shows the brand's logo in the browser's tab", () => {
  const favicon = readFileSync(new URL("../../../public/favicon.svg", import.meta.url), "utf8");
  expect(favicon.trim()).toBe(logo({ width: 32, height: 36 }, county.site.name));
});
