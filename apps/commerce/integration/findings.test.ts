import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import scanNightly from "@qinshui/subsidy-hooks/jobs/scan-findings";
import { decideFindingWorkflow, decideGoodsClassWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { signInOperator } from "./support/checkout-shop";
import { entriesOf, eventually, runReconciler, sumOf, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct, type TestMerchant } from "./support/merchants";
import { createProduct, openShop, placePaidOrder, type Shop, type SoldProduct } from "./support/place-order";
import { readXlsx, recordsOf } from "./support/report-file";

const YEAR = 2026;
const FILES_DIR = mkdtempSync(join(tmpdir(), "findings-"));
// Not through the runner's `env`, which comes after the configuration was read.
process.env.FILES_DIR = FILES_DIR;

/** The merchant's own phone: see `approvedMerchant`. */
const OWN_PHONE = "138 0000 0000";
const BUYER = { phone: OWN_PHONE, name: "示例买家甲", street: "示例路 77 号 3 单元", email: "jia@buyer.example.com" };
const OTHER = { phone: "13911112222", name: "示例买家乙", street: "示例巷 5 号院", email: "yi@buyer.example.com" };

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;
    let merchant: TestMerchant;
    let honey: SoldProduct;
    let operator: { headers: Record<string, string> };

    beforeAll(async () => {
      const container = getContainer();
      shop = await openShop(container);
      operator = await signInOperator(container, api);
      merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      honey = await createProduct(container, shop, "示例蜂蜜");
      await ownProduct(container, merchant.id, honey.id);
      await decideGoodsClassWorkflow(container).run({
        input: {
          decisions: [
            {
              product_id: honey.id,
              goods_class: "specialty_agricultural",
              effective_from: "2025-01-01",
              decided_by: "示例审核员",
            },
          ],
        },
      });
    });

    afterAll(() => rmSync(FILES_DIR, { recursive: true, force: true }));

    async function sell(buyer: typeof BUYER, unit_price: number): Promise<string> {
      const container = getContainer();
      const { order_id } = await withoutEvents(container, () =>
        placePaidOrder(container, {
          shop,
          lines: [{ product: honey, quantity: 1, unit_price }],
          capturedAt: "2026-06-01T02:00:00Z",
        }),
      );
      await giveToBuyer(container, order_id, buyer);
      await runReconciler(container);
      return order_id;
    }

    async function giveToBuyer(container: MedusaContainer, id: string, buyer: typeof BUYER): Promise<void> {
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [order] = await knex("order").where({ id }).update({ email: buyer.email }).returning("shipping_address_id");
      await knex("order_address")
        .where({ id: order.shipping_address_id })
        .update({ phone: buyer.phone, first_name: buyer.name, address_1: buyer.street });
    }

    const get = async (path: string) => (await api.get(path, operator)).data;
    const scan = async () => (await api.post("/admin/subsidy/findings/scan", { year: YEAR }, operator)).data.scanned;
    const listed = (query = "") => get(`/admin/subsidy/findings?year=${YEAR}&limit=100${query}`);
    const ownBuyer = async () => {
      const { findings } = await listed("&signal=s1");
      expect(findings).toHaveLength(1);
      return (await get(`/admin/subsidy/findings/${findings[0].key}`)).finding;
    };
    const decide = (key: string, body: Record<string, unknown>, caller = operator) =>
      api.post(`/admin/subsidy/findings/${key}/decisions`, body, caller).then(
        (answer: { status: number; data: unknown }) => answer,
        (error: { response: { status: number; data: { code: string } } }) => error.response,
      );
    const rowsOf = (table: string) => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)(table);
    const counted = async () => (await get(`/admin/subsidy/years/${YEAR}`)).totals.counted_fen;

    it("raises a finding once, however often it looks; says anew what has changed; decides nothing itself", async () => {
      await sell(BUYER, 10);
      await sell(OTHER, 20);
      await scanNightly(getContainer());
      expect(await scan()).toEqual({ raised: 0, revised: 0, lapsed: 0 });
      const first = await ownBuyer();
      expect(first).toMatchObject({
        signal: "s1",
        revision: 1,
        severity: "high",
        state: "open",
        merchant_id: merchant.id,
        amount_fen: "1000",
        figures: [
          { code: "orders", value: "1" },
          { code: "grounds", value: "手机号" },
        ],
      });
      expect(first.parameters.map(({ name }: { name: string }) => name)).toContain("review/s1_min_orders");

      await sell(BUYER, 5);
      expect((await scan()).revised).toBeGreaterThan(0);
      const second = await ownBuyer();
      expect(second).toMatchObject({ key: first.key, revision: 2, amount_fen: "1500", state: "open" });
      expect(second.revisions.map(({ amount_fen }: { amount_fen: string }) => amount_fen)).toEqual(["1000", "1500"]);

      const { counts, merchants } = await listed();
      expect(counts.open).toBe((await listed("&state=open")).count);
      expect(counts).toEqual((await get(`/admin/subsidy/findings/counts?year=${YEAR}`)).counts);
      expect(merchants).toEqual([{ id: merchant.id, name: "示例蜂业" }]);
      expect(await rowsOf("finding_decision")).toEqual([]);
      expect(await rowsOf("line_decision")).toEqual([]);
      expect(await counted()).toBe("3500");
    });

    it("takes lines out and lets them in again by a person's decision, with entries of their own", async () => {
      const order_id = await sell(BUYER, 10);
      await sell(OTHER, 20);
      await scan();
      const finding = await ownBuyer();
      const line_ids = finding.lines.map(({ line_id }: { line_id: string }) => line_id);
      const asSeen = { revision: 1, decision_count: 0, line_ids };
      const exclude = { decision: "excluded", reason: "买家为店主本人，示例", ...asSeen };

      expect(await decide(finding.key, { ...exclude, reason: " " })).toMatchObject({
        status: 400,
        data: { code: "decision_reason_missing" },
      });
      expect(await decide(finding.key, { ...exclude, revision: 2 })).toMatchObject({
        status: 409,
        data: { code: "finding_changed" },
      });
      expect(await decide(finding.key, { ...exclude, line_ids: ["ordli_other"] })).toMatchObject({
        data: { code: "finding_line_unknown" },
      });
      expect(await rowsOf("finding_decision")).toEqual([]);

      expect(await decide(finding.key, exclude)).toMatchObject({ status: 201, data: { left: 0 } });
      expect(await decide(finding.key, exclude)).toMatchObject({ status: 409, data: { code: "finding_changed" } });
      const rows = await entriesOf(getContainer(), order_id);
      expect(rows.map((row) => [row.kind, row.basis, row.amount_fen])).toEqual([
        ["sale", "captured", "1000"],
        ["adjustment", "reclassified", "-1000"],
        ["adjustment", "reclassified", "1000"],
      ]);
      expect(rows.at(-1)).toMatchObject({ counts: false, reasons: ["excluded_by_decision"] });
      expect(sumOf(rows)).toBe(1000n);
      const year = await get(`/admin/subsidy/years/${YEAR}`);
      expect(year.totals).toMatchObject({ counted_fen: "2000", excluded_fen: "1000" });
      expect(year.excluded[0]).toMatchObject({
        amount_fen: "1000",
        reasons: [{ code: "excluded_by_decision", text: "经核查剔除" }],
      });

      const leftOut = recordsOf((await readXlsx(await exported("xlsx"))).get("剔除表"));
      expect(JSON.stringify(leftOut)).toContain("经核查剔除");
      expect(leftOut.map((row) => row["金额（元）"])).toEqual([10]);

      // Looking again sees the same: what was decided does not change what there is to see.
      expect(await scan()).toEqual({ raised: 0, revised: 0, lapsed: 0 });
      const decided = await ownBuyer();
      expect(decided).toMatchObject({ state: "decided", decision: "excluded", lines: [{ excluded: true }] });
      expect(decided.decisions).toMatchObject([{ number: 1, reason: "买家为店主本人，示例", line_ids }]);
      expect(decided.decisions[0].decided_by_name).toBeTruthy();

      const again = { ...asSeen, decision_count: 1 };
      const dismissed = await decide(finding.key, { ...again, decision: "dismissed", reason: "示例" });
      expect(dismissed).toMatchObject({ status: 409, data: { code: "finding_lines_excluded" } });
      await decide(finding.key, { ...again, decision: "readmitted", reason: "查实为亲友代购，示例" });
      expect(await counted()).toBe("3000");
      expect((await entriesOf(getContainer(), order_id)).at(-1)).toMatchObject({ counts: true, reasons: [] });
      expect(sumOf(await entriesOf(getContainer(), order_id))).toBe(1000n);
    });

    it("books a decision whose order could not be recorded at once", async () => {
      const order_id = await sell(BUYER, 10);
      await scan();
      const finding = await ownBuyer();
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [decision] = await knex("finding_decision")
        .insert({
          id: "finddec_lost",
          finding_key: finding.key,
          number: 1,
          revision: 1,
          decision: "excluded",
          reason: "示例",
          line_ids: [finding.lines[0].line_id],
          decided_by: "user_sample",
        })
        .returning("id");
      await knex("line_decision").insert({
        id: "linedec_lost",
        finding_key: finding.key,
        finding_decision_id: decision.id,
        order_id,
        line_id: finding.lines[0].line_id,
        effect: "exclude",
      });
      await runReconciler(getContainer());
      expect((await entriesOf(getContainer(), order_id)).at(-1)).toMatchObject({ reasons: ["excluded_by_decision"] });
    });

    it("lets nobody but a person decide, and nobody change what was decided", async () => {
      await sell(BUYER, 10);
      await scan();
      const finding = await ownBuyer();
      const input = { decision: "dismissed" as const, reason: "示例", line_ids: [], revision: 1, decision_count: 0 };
      const key = await getContainer()
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: "示例接口", type: "secret", created_by: "示例" });
      const machine = { headers: { authorization: `Basic ${Buffer.from(`${key.token}:`).toString("base64")}` } };
      expect(await decide(finding.key, input, machine)).toMatchObject({
        status: 403,
        data: { code: "decision_needs_person" },
      });
      const byJob = decideFindingWorkflow(getContainer()).run({
        input: { ...input, key: finding.key, decided_by: "subsidy-scan-findings" },
      });
      await expect(byJob).rejects.toMatchObject({ code: "decision_needs_person" });
      expect(await rowsOf("finding_decision")).toEqual([]);

      const line_ids = finding.lines.map(({ line_id }: { line_id: string }) => line_id);
      await decide(finding.key, { ...input, decision: "excluded", line_ids });
      for (const table of ["finding", "finding_decision", "line_decision"]) {
        expect((await rowsOf(table)).length).toBeGreaterThan(0);
        await expect(rowsOf(table).update({ id: "x" })).rejects.toThrow(/append-only/);
        await expect(rowsOf(table).del()).rejects.toThrow(/append-only/);
      }
      expect((await ownBuyer()).decisions).toHaveLength(1);
    });

    it("keeps and shows nothing of the buyers: not in tables, answers, exports or logs", async () => {
      const said: string[] = [];
      const logger = getContainer().resolve(ContainerRegistrationKeys.LOGGER);
      for (const level of ["debug", "info", "warn", "error"] as const) {
        vi.spyOn(logger, level).mockImplementation((...words: unknown[]) => said.push(words.join(" ")));
      }
      await sell(BUYER, 10);
      await sell(OTHER, 20);
      await scan();
      const finding = await ownBuyer();
      await decide(finding.key, {
        decision: "excluded",
        reason: "示例",
        revision: 1,
        decision_count: 0,
        line_ids: finding.lines.map(({ line_id }: { line_id: string }) => line_id),
      });
      const answers = [
        await listed(),
        await ownBuyer(),
        await get(`/admin/subsidy/findings/sample?year=${YEAR}&seed=${encodeURIComponent("示例种子")}&size=5`),
      ];
      expect(answers[2].sample).toHaveLength(1);
      const file = (await exported("csv")).toString("utf8");
      vi.restoreAllMocks();

      const texts: Record<string, string> = {
        answers: JSON.stringify(answers),
        file,
        logs: said.join("\n"),
        ...(await subsidyTables()),
      };
      expect(Object.keys(texts)).toEqual(expect.arrayContaining(["finding", "finding_decision", "line_decision"]));
      expect(texts.finding?.length).toBeGreaterThan(100);
      expect(texts.file).toContain("示例蜂蜜");
      expect(texts.logs).toContain("entries, 1 tags added");
      const secrets = [BUYER, OTHER].flatMap(({ phone, name, street, email }) => [
        phone.replaceAll(" ", ""),
        phone,
        name,
        street,
        email,
      ]);
      for (const [place, text] of Object.entries(texts)) {
        expect([place, secrets.filter((secret) => text.includes(secret))]).toEqual([place, []]);
      }
    });

    async function exported(format: "csv" | "xlsx"): Promise<Buffer> {
      const { data } = await api.post("/admin/subsidy/exports", { year: YEAR, format }, operator);
      const path = `/admin/subsidy/exports/${data.export.id}`;
      await eventually(
        () => get(path),
        (answer) => answer.export.status === "done",
      );
      const file = await api.get(`${path}/file`, { ...operator, responseType: "arraybuffer" });
      return Buffer.from(file.data);
    }

    /** Every table that the plugin's migrations made, as text. */
    async function subsidyTables(): Promise<Record<string, string>> {
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const { rows } = await knex.raw(`select table_name from information_schema.tables where table_schema = 'public'
        and table_name similar to '(subsidy|finding|line_decision|goods_class|refund_allocation|year|declared|reconcile)%'`);
      const texts: Record<string, string> = {};
      for (const { table_name } of rows) texts[table_name] = JSON.stringify(await knex(table_name));
      return texts;
    }
  },
});
