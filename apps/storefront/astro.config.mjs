import node from "@astrojs/node";
import react from "@astrojs/react";
import { defineConfig } from "astro/config";

const KIB = 1024;

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone", bodySizeLimit: 256 * KIB }),
  integrations: [react()],
  // Shoppers are known by two small cookies; nothing is kept in a server-side session.
  session: false,
  i18n: { defaultLocale: "zh-CN", locales: ["zh-CN"] },
  trailingSlash: "ignore",
  devToolbar: { enabled: false },
  // One stylesheet for the whole site: one request on the first page, none on the next.
  build: { inlineStylesheets: "never" },
  vite: { build: { cssCodeSplit: false } },
  security: {
    // The origin of form posts is checked in src/middleware.ts, against the public address known at run time.
    checkOrigin: false,
    actionBodySizeLimit: 64 * KIB,
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ],
    },
  },
});
