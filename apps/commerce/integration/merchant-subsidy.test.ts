import { resolve } from "node:path";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { policyYearOf } from "@qinshui/subsidy-hooks/time/policy-year";
import { decideGoodsClassWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { addMembersWorkflow } from "../src/workflows/merchant";
import { runReconciler, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct, type TestMerchant } from "./support/merchants";
import { createProduct, openShop, placePaidOrder, type Shop } from "./support/place-order";

const YEAR = policyYearOf(new Date());

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;

    beforeAll(async () => {
      shop = await openShop(getContainer());
    });

    async function sell(merchant: TestMerchant, title: string, unit_price: number): Promise<void> {
      const container = getContainer();
      const product = await createProduct(container, shop, title);
      await ownProduct(container, merchant.id, product.id);
      const decision = { product_id: product.id, goods_class: "specialty_agricultural", decided_by: "示例审核员" };
      const effective_from = "2025-01-01T00:00:00+08:00";
      await decideGoodsClassWorkflow(container).run({ input: { decisions: [{ ...decision, effective_from }] } });
      const lines = [{ product, quantity: 1, unit_price }];
      await withoutEvents(container, () => placePaidOrder(container, { shop, lines }));
    }

    async function signIn(merchant: TestMerchant, email: string) {
      const account = { email, password: "示例密码-12345" };
      const member = { ...account, merchant_id: merchant.id, name: "示例店主", role: "owner" as const };
      await addMembersWorkflow(getContainer()).run({ input: { members: [member] } });
      const { data } = await api.post("/auth/merchant/emailpass", account);
      return { headers: { authorization: `Bearer ${data.token}` } };
    }

    it("shows a merchant how far it is, what is missing, and its own lines alone", async () => {
      const container = getContainer();
      const one = await approvedMerchant(container, { name: "示例甲", kind: "enterprise" });
      const two = await approvedMerchant(container, { name: "示例乙", kind: "cooperative" });
      await sell(one, "示例甲蜂蜜", 600);
      await sell(two, "示例乙小米", 70);
      await runReconciler(container);

      const asOne = await signIn(one, "one@example.cn");
      const { data } = await api.get(`/merchant/subsidy/years/${YEAR}`, asOne);
      expect(data.classes[0]).toMatchObject({
        progress_ppm: "600",
        assessment: {
          goods_class: "specialty_agricultural",
          net_fen: "60000",
          missing_fen: "99940000",
          subsidy_fen: "0",
        },
      });
      expect(BigInt(data.classes[0].forecast.net_fen)).toBeGreaterThanOrEqual(60_000n);
      expect(data.classes[1].assessment).toMatchObject({ goods_class: "general_industrial", net_fen: "0" });
      const lines = (await api.get(`/merchant/subsidy/years/${YEAR}/lines`, asOne)).data;
      expect(lines.lines.map((line: { title: string }) => line.title)).toEqual(["示例甲蜂蜜 默认"]);
      expect(JSON.stringify([data, lines])).not.toContain("示例乙");

      const asTwo = await signIn(two, "two@example.cn");
      const other = (await api.get(`/merchant/subsidy/years/${YEAR}`, asTwo)).data;
      expect([data.eligible_kind, other.eligible_kind]).toEqual([true, false]);
      expect(other.classes[0].assessment).toMatchObject({ net_fen: "0", claimant_name: "示例乙" });
      expect(other.excluded).toMatchObject([{ amount_fen: "7000", reasons: [{ code: "merchant_kind" }] }]);
      const bad = await api
        .get("/merchant/subsidy/years/next", asTwo)
        .catch((error: { response: unknown }) => error.response);
      expect(bad).toMatchObject({ status: 400, data: { code: "year_unknown" } });
    });
  },
});
