import { resolve } from "node:path";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api }) => {
    it("answers on /health", async () => {
      expect((await api.get("/health")).status).toBe(200);
    });
  },
});
