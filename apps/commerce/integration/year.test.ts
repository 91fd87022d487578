import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { main } from "@qinshui/subsidy-hooks/cli/main";
import { verifyConsistency } from "@qinshui/subsidy-hooks/proof/merkle";
import { decideGoodsClassWorkflow, refundLinesWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { signInOperator } from "./support/checkout-shop";
import { entriesOf, eventually, runReconciler, sumOf, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct } from "./support/merchants";
import { createProduct, openShop, placePaidOrder, type Shop } from "./support/place-order";
import { readXlsx, recordsOf } from "./support/report-file";
import { unzip } from "./support/unzip";

/** A year that is over on the day on which this test plays. */
const YEAR = 2025;
const FOLDER = mkdtempSync(join(tmpdir(), "subsidy-year-"));
process.env.FILES_DIR = FOLDER;
// A notice runs by the State Council's calendar, so this plays in a year whose calendar is known for good.
vi.useFakeTimers({ now: new Date("2026-03-02T02:00:00Z"), toFake: ["Date"], shouldAdvanceTime: true });

const OPERATOR_LOGIN = { email: "operator@example.com", password: "operator-password" };

type Answer = { status: number; data: Record<string, never> & { code: string; message: string; hint: string } };

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;
    let operator: { headers: Record<string, string> };
    const base = `/admin/subsidy/years/${YEAR}`;

    beforeAll(async () => {
      shop = await openShop(getContainer());
      operator = await signInOperator(getContainer(), api);
    });

    afterAll(() => {
      vi.useRealTimers();
      rmSync(FOLDER, { recursive: true, force: true });
    });

    const get = async (path: string) => (await api.get(path, operator)).data;
    const state = () => get(`${base}/steps`);

    /** Asks for a step as the page does: with a reason and with how many steps the page showed. */
    async function post(path: string, body: Record<string, unknown> = {}): Promise<Answer> {
      const { steps } = await state();
      const step = { reason: "示例理由", after: steps.length, ...body };
      return await api.post(path, step, { ...operator, validateStatus: () => true });
    }

    async function refused(path: string, body: Record<string, unknown> = {}) {
      const { status, data } = await post(path, body);
      return { status, code: data.code, message: data.message };
    }

    async function done(path: string, body: Record<string, unknown> = {}) {
      const { status, data } = await post(path, body);
      if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(data)}`);
      return data as Record<string, never>;
    }

    async function sell(name: string, goods_class: string, unit_price: number) {
      const container = getContainer();
      const merchant = await approvedMerchant(container, { name, kind: "enterprise" });
      const product = await createProduct(container, shop, `${name}的货品`);
      await ownProduct(container, merchant.id, product.id);
      await decideGoodsClassWorkflow(container).run({
        input: {
          decisions: [{ product_id: product.id, goods_class, effective_from: "2025-01-01", decided_by: "示例审核员" }],
        },
      });
      const paid = await withoutEvents(container, () =>
        placePaidOrder(container, {
          shop,
          lines: [{ product, quantity: 1, unit_price }],
          freight: [{ name: "快递", amount: 8 }],
          capturedAt: "2025-06-01T00:00:00Z",
        }),
      );
      return { ...paid, merchant };
    }

    /** Two merchants above the line (10,000 and 5,000 yuan), one below it, one refund that nobody attributed. */
    async function sampleYear() {
      const honey = await sell("示例蜂业", "specialty_agricultural", 1_200_000);
      const tools = await sell("示例蜂具", "general_industrial", 5_100_000);
      const small = await sell("示例小店", "specialty_agricultural", 99.99);
      await runReconciler(getContainer());
      await withoutEvents(getContainer(), async () => {
        await refundPaymentWorkflow(getContainer()).run({ input: { payment_id: small.payment_id, amount: 50.01 } });
      });
      await runReconciler(getContainer());
      return { honey, tools, small };
    }

    async function exported() {
      const { data } = await api.post("/admin/subsidy/exports", { year: YEAR, format: "xlsx" }, operator);
      const job = await eventually(
        () => get(`/admin/subsidy/exports/${data.export.id}`),
        ({ export: answer }) => answer.status === "done" || answer.status === "failed",
      );
      expect(job.export).toMatchObject({ status: "done", error: null });
      const file = await api.get(`/admin/subsidy/exports/${job.export.id}/file`, {
        ...operator,
        responseType: "arraybuffer",
      });
      return Buffer.from(file.data);
    }

    async function bundle(revision: number) {
      const { data, headers } = await api.get(`${base}/bundle?revision=${revision}`, {
        ...operator,
        responseType: "arraybuffer",
      });
      expect(headers["content-type"]).toBe("application/zip");
      const folder = mkdtempSync(join(FOLDER, "bundle-"));
      const [first = ""] = unzip(Buffer.from(data), folder);
      return join(folder, first.split("/")[0] ?? "");
    }

    async function cli(...args: string[]) {
      const out = { stdout: "", stderr: "" };
      const io = {
        stdout: { write: (text: string) => (out.stdout += text) },
        stderr: { write: (text: string) => (out.stderr += text) },
      };
      return { code: await main(args, io), ...out };
    }

    /** Later, when the session of before has run out. */
    async function moveTo(instant: string) {
      vi.setSystemTime(new Date(instant));
      const { data } = await api.post("/auth/user/emailpass", OPERATOR_LOGIN);
      operator = { headers: { authorization: `Bearer ${data.token}` } };
    }

    it("goes from open to paid, published anew after a revision, and claims back what was too much", async () => {
      const container = getContainer();
      const { honey, tools } = await sampleYear();
      const [a, b] = [honey.merchant.id, tools.merchant.id];

      // Open: the running year cannot be closed, this one can; nothing is skipped.
      expect(await get("/admin/subsidy/years/2026/steps")).toMatchObject({
        phase: "open",
        next: [{ kind: "start_closing", blockers: [{ code: "year_not_over" }] }],
      });
      expect(await state()).toMatchObject({
        phase: "open",
        next: [{ kind: "start_closing", blockers: [] }],
        steps: [],
      });
      expect(await refused(`${base}/seal`)).toMatchObject({ status: 409, code: "year_step_blocked" });
      expect(await refused(`${base}/steps`, { kind: "start_closing", reason: " " })).toMatchObject({ status: 400 });
      await done(`${base}/steps`, { kind: "start_closing" });
      expect(await refused(`${base}/steps`, { kind: "start_closing", after: 0 })).toMatchObject({
        code: "year_changed",
      });

      // Closing: what nobody has looked at stands against it, by name.
      const closing = await state();
      expect(closing).toMatchObject({
        phase: "closing",
        next: [{ kind: "seal", blockers: [{ code: "entries_to_check" }] }],
      });
      const open = await refused(`${base}/seal`);
      expect(open.message).toContain(`有 ${closing.to_check.count} 笔待核对的流水`);
      const confirm = { kind: "confirm_entries", ...closing.to_check };
      expect(await refused(`${base}/steps`, { ...confirm, count: confirm.count + 1 })).toMatchObject({
        code: "year_changed",
      });
      expect(await done(`${base}/steps`, confirm)).toMatchObject({ to_check: { count: 0 } });
      expect(await get(`${base}/steps?check_balance=true`)).toMatchObject({ out_of_balance: "" });

      // Closed: one of two presses seals.
      const presses = await Promise.all([post(`${base}/seal`), post(`${base}/seal`)]);
      expect(presses.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { seal } = await get(`${base}/seal`);
      const entries = await entriesOf(container);
      expect(seal).toMatchObject({ revision: 1, size: `${entries.length}`, consistency: null });
      expect(seal.report).toMatchObject({
        total_subsidy_fen: "1500000",
        control: { lines: entries.length, amount_fen: `${sumOf(entries)}` },
      });
      expect(seal.checkpoint.split("\n").slice(1, 3)).toEqual([seal.size, seal.root]);

      // The auditor's bundle.
      const folder = await bundle(1);
      const held = await cli("verify", folder);
      expect(held).toMatchObject({ code: 0, stderr: "" });
      expect(held.stdout).toContain("¥15,000.00 (1500000 fen)");
      expect(held.stdout).toContain(seal.root);
      const file = join(folder, "entries.csv.gz");
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await cli("verify", folder)).toMatchObject({ code: 1, stderr: expect.stringContaining("entries.csv.gz") });

      // Exports of a closed year.
      const first = await exported();
      const sheets = await readXlsx(first);
      expect(recordsOf(sheets.get("汇总表")).at(-1)).toMatchObject({ "核定补贴（元）": 15_000 });
      expect(JSON.stringify(sheets.get("封面与承诺书"))).toContain(seal.root);

      // 公示
      expect(await get(`${base}/notice`)).toMatchObject({
        notice: { total_subsidy_fen: "1500000", root: seal.root, rows: [{ number: 1 }, { number: 2 }] },
      });
      const notice = { posted_on: "2026-03-02", url: "https://www.example.gov.cn/notice/1" };
      expect(await refused(`${base}/objections`, { party: "示例公司", content: "示例" })).toMatchObject({
        code: "objection_out_of_notice",
      });
      expect(await refused(`${base}/notice`, { ...notice, url: "公示栏" })).toMatchObject({
        code: "year_step_blocked",
      });
      expect(await done(`${base}/notice`, notice)).toMatchObject({
        phase: "notice",
        notice: { last_day: "2026-03-09" },
      });
      await done(`${base}/objections`, { party: "示例公司", content: "示例蜂业的销售额有误" });
      expect((await refused(`${base}/notice/end`)).message).toMatch(/2026-03-09.*有 1 条异议没有处理结论/);
      const { objections } = await get(`${base}/objections`);
      const decision = `${base}/objections/${objections[0].id}/decision`;
      await done(decision, { decision: "rejected", reason: "经核对平台流水，销售额无误" });
      expect(await refused(decision, { decision: "upheld" })).toMatchObject({ code: "objection_decided" });
      await moveTo("2026-03-09T15:30:00Z");
      expect((await refused(`${base}/notice/end`)).message).toContain("2026-03-09");
      await moveTo("2026-03-10T02:00:00Z");
      expect(await done(`${base}/notice/end`)).toMatchObject({ phase: "noticed" });

      // Granted and paid, never above.
      const document = { document_number: "示例财〔2026〕1号", dated_on: "2026-03-10" };
      const grant = (claimant_id: string, amount_fen: string) => ({
        kind: "grant",
        claimant_id,
        amount_fen,
        ...document,
      });
      expect((await refused(`${base}/steps`, grant(a, "1000001"))).message).toContain("最多还能批复 ¥10,000.00");
      await done(`${base}/steps`, grant(a, "1000000"));
      expect(await done(`${base}/steps`, grant(b, "500000"))).toMatchObject({ phase: "granted" });
      expect(await refused(`${base}/steps`, { ...grant(a, "1000001"), kind: "pay" })).toMatchObject({
        code: "year_step_blocked",
      });
      await done(`${base}/steps`, { ...grant(a, "1000000"), kind: "pay" });
      expect(await done(`${base}/steps`, { ...grant(b, "500000"), kind: "pay" })).toMatchObject({
        phase: "paid",
        claw_back: [],
      });

      // What comes later changes nothing that is sealed.
      const [line] = (await entriesOf(container, honey.order_id)).filter((row) => row.part === "goods");
      await refundLinesWorkflow(container).run({
        input: {
          order_id: honey.order_id,
          lines: [{ line_id: line?.line_id ?? "", amount_fen: "30001" }],
          refunded_by: "user_1",
        },
      });
      await runReconciler(container);
      expect(await state()).toMatchObject({
        phase: "paid",
        pending: {
          entry_count: 1,
          amount_fen: "-30001",
          changes: [{ claimant_id: a, certified_fen: "1000000", now_fen: "998500", difference_fen: "-1500" }],
        },
      });
      expect((await get(`${base}/seal`)).seal).toEqual(seal);
      expect((await exported()).equals(first)).toBe(true);

      // Revision 2, consistent with the first.
      await done(`${base}/seal`, { reason: "示例蜂业一笔退款" });
      const { seal: second } = await get(`${base}/seal?revision=2`);
      expect(second).toMatchObject({
        revision: 2,
        report: { total_subsidy_fen: "1498500" },
        consistency: { size: seal.size },
      });
      const proof = second.consistency.proof.map((hash: string) => Buffer.from(hash, "base64"));
      const [root1, root2] = [seal.root, second.root].map((root) => Buffer.from(root, "base64")) as [Buffer, Buffer];
      expect(verifyConsistency(BigInt(seal.size), BigInt(second.size), proof, root1, root2)).toBe(true);
      expect(verifyConsistency(BigInt(seal.size), BigInt(second.size), proof, root2, root1)).toBe(false);
      expect((await cli("verify", await bundle(2))).code).toBe(0);
      expect((await cli("verify", await bundle(1))).code).toBe(0);

      // 追回清单, to the fen.
      const claw = (kind: string, amount_fen: string) => ({ kind, claimant_id: a, amount_fen, ...document });
      expect((await get(`${base}/clawback`)).claw_back).toMatchObject([
        { claimant_id: a, outstanding_fen: "1500", status: "to_demand" },
      ]);
      expect(await refused(`${base}/clawback`, claw("demand_return", "1501"))).toMatchObject({
        code: "year_step_blocked",
      });
      expect(await done(`${base}/clawback`, claw("demand_return", "1500"))).toMatchObject({
        claw_back: [{ status: "demanded" }],
      });
      expect(await done(`${base}/clawback`, claw("record_return", "1500"))).toMatchObject({
        claw_back: [{ status: "returned", outstanding_fen: "0", returned_fen: "1500" }],
      });

      // The same state sealed again has the same root.
      await done(`${base}/seal`, { reason: "示例重复封存" });
      expect((await get(`${base}/seal`)).seal).toMatchObject({ revision: 3, root: second.root, size: second.size });

      // Who, when, why; and nothing of it can be changed.
      const { steps } = await state();
      expect(steps.every((step: { by: string; at: string; reason: string }) => step.by && step.at && step.reason)).toBe(
        true,
      );
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await expect(knex("year_seal").update({ root: "x" })).rejects.toThrow("append-only");
      await expect(knex("year_step").delete()).rejects.toThrow("append-only");
    });
  },
});
