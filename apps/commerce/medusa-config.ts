import { defineConfig, loadEnv } from "@medusajs/framework/utils";

loadEnv(process.env.NODE_ENV || "development", process.cwd());
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:4321",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "x",
      cookieSecret: "y",
    },
  },
  plugins: [{ resolve: "@qinshui/subsidy-hooks", options: {} }],
});
