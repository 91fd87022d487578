import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { shanghaiYear } from "@qinshui/cn/time";
import { main } from "@qinshui/subsidy-hooks/cli/main";
import { decideDeclarationWorkflow, runDeclarationWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { signInOperator } from "./support/checkout-shop";
import { entriesOf, eventually, runReconciler, sumOf, tagsOf } from "./support/ledger";
import { approvedMerchant, type TestMerchant } from "./support/merchants";
import { createProduct, openShop, placePaidOrder } from "./support/place-order";
import { readXlsx, recordsOf } from "./support/report-file";
import { unzip } from "./support/unzip";

const FILES_DIR = mkdtempSync(join(tmpdir(), "declared-sales-"));
// Not through the runner's `env`, which comes after the configuration was read.
process.env.FILES_DIR = FILES_DIR;

interface DeclaredStore {
  stage(statement: { id: string; attempt: number }, lines: readonly object[]): Promise<unknown>;
}

const SAMPLES = resolve(__dirname, "../../../packages/subsidy-hooks/samples/declared");
const TAOBAO = readFileSync(join(SAMPLES, "taobao-示例.csv"));
const DOUYIN = readFileSync(join(SAMPLES, "douyin-示例.csv"));
const HEAD = "订单编号,订单状态,订单付款时间,买家实际支付金额,宝贝标题,退款金额";

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    type Who = { headers: Record<string, string> };
    let importer: Who;
    let reviewer: Who;
    let merchant: TestMerchant;

    beforeEach(async () => {
      const container = getContainer();
      importer = await signInOperator(container, api);
      reviewer = await signInOperator(container, api, "reviewer@example.com");
      merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
    });

    afterAll(() => rmSync(FILES_DIR, { recursive: true, force: true }));

    function upload(path: string, bytes: Uint8Array, who: Who, query: Record<string, string> = {}) {
      const search = new URLSearchParams({
        platform: "taobao",
        year: "2026",
        merchant_id: merchant.id,
        goods_class: "specialty_agricultural",
        file_name: "示例.csv",
        ...query,
      });
      return api.post(`/admin/subsidy/declarations${path}?${search}`, Buffer.from(bytes), {
        headers: { ...who.headers, "content-type": "application/octet-stream" },
      });
    }

    const csv = (...rows: string[]) => new TextEncoder().encode(`${[HEAD, ...rows].join("\n")}\n`);
    const show = async (id: string) => (await api.get(`/admin/subsidy/declarations/${id}`, importer)).data;
    const inState = async (id: string, state: string) => {
      const answer = await eventually(
        () => show(id),
        ({ declaration }) => declaration.status === state,
      );
      expect(answer.declaration).toMatchObject({ status: state, error: null });
      return answer;
    };
    const decide = (id: string, decision: string, who: Who, reason = "示例理由") =>
      api.post(`/admin/subsidy/declarations/${id}/decision`, { decision, reason }, who);
    const addEvidence = (id: string, who: Who) =>
      api.post(
        `/admin/subsidy/declarations/${id}/evidence?file_name=${encodeURIComponent("后台截图.png")}`,
        Buffer.from("示例"),
        {
          headers: { ...who.headers, "content-type": "application/octet-stream" },
        },
      );
    const refused = (request: Promise<unknown>) =>
      request.then(
        () => {
          throw new Error("was not refused");
        },
        (error) => error.response as { status: number; data: { code: string; message: string; hint: string } },
      );

    async function workbook(year: number) {
      const { data } = await api.post("/admin/subsidy/exports", { year, format: "xlsx" }, importer);
      const path = `/admin/subsidy/exports/${data.export.id}`;
      await eventually(
        async () => (await api.get(path, importer)).data.export,
        ({ status }) => status === "done",
      );
      const file = await api.get(`${path}/file`, { ...importer, responseType: "arraybuffer" });
      return readXlsx(Buffer.from(file.data));
    }

    async function staged(bytes: Uint8Array, query: Record<string, string> = {}): Promise<string> {
      const { data } = await upload("", bytes, importer, query);
      await inState(data.declaration.id, "staged");
      return data.declaration.id;
    }

    it("shows what a file would book and writes nothing", async () => {
      const { data } = await upload("/dry-run", TAOBAO, importer, { year: "2025" });
      expect(data.result).toMatchObject({
        merchant_name: "示例蜂业",
        row_count: 4,
        problem_count: 0,
        left_out_count: 1,
      });
      expect(data.result.totals).toEqual([
        {
          goods_class: "specialty_agricultural",
          goods_class_text: "特色农产品",
          orders: 4,
          goods_fen: "165440",
          refunded_fen: "3000",
          net_fen: "162440",
        },
      ]);
      expect(data.result.problems).toMatchObject([{ line: 5, column: "订单状态", code: "state_unfinished" }]);
      expect(data.columns.header).toContain("宝贝总数量");
      expect(data.columns.header.join()).not.toMatch(/收货人|地址|手机|会员/);
      expect(await entriesOf(getContainer())).toEqual([]);
      expect((await api.get("/admin/subsidy/declarations", importer)).data.count).toBe(0);

      // Where columns are missing, the file's own are offered.
      const missing = await upload("/dry-run", new TextEncoder().encode("单号,状态\n1,交易成功\n"), importer);
      expect(missing.data).toMatchObject({ result: null, columns: { header: ["单号", "状态"] } });
      const own = JSON.stringify({ order_no: "单号", state: "状态", paid_at: "时间", paid: "钱", title: "货" });
      const mapped = new TextEncoder().encode("单号,状态,时间,钱,货\n77,交易成功,2026-05-05 05:05:05,12.5,示例\n");
      const found = await upload("/dry-run", mapped, importer, { columns: own });
      expect(found.data.result.totals).toMatchObject([{ orders: 1, net_fen: "1250" }]);
      // What is wrong in the thread in which files are read is told as everywhere.
      const unread = await refused(upload("/dry-run", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), importer));
      expect(unread).toMatchObject({ status: 400, data: { code: "statement_old_excel" } });
    });

    it("counts only what another person accepted on evidence; undoes by entries; lets it be declared again", async () => {
      const container = getContainer();
      const pressed = await Promise.all(
        [1, 2, 3].map(() => upload("", DOUYIN, importer, { platform: "douyin", year: "2025" })),
      );
      const ids = new Set(pressed.map(({ data }) => data.declaration.id));
      expect(ids.size).toBe(1);
      const id: string = [...ids][0] ?? "";
      const { declaration } = await inState(id, "staged");
      expect(declaration).toMatchObject({ row_count: 3, problem_count: 0, left_out_count: 1 });
      expect(await entriesOf(container)).toEqual([]);
      const kept = readdirSync(join(FILES_DIR, "private"), { recursive: true, encoding: "utf8" });
      const statements = kept.filter((name) => name.endsWith(".json"));
      expect(statements.length).toBeGreaterThan(0);
      for (const file of statements) {
        expect(readFileSync(join(FILES_DIR, "private", file), "utf8")).not.toMatch(/示例收件人|138|示例路/);
      }

      expect(await refused(decide(id, "accept", reviewer))).toMatchObject({
        data: { code: "declared_evidence_missing" },
      });
      expect((await addEvidence(id, importer)).status).toBe(201);
      expect((await addEvidence(id, importer)).status).toBe(200);
      expect(await refused(decide(id, "accept", importer))).toMatchObject({
        status: 403,
        data: { code: "declared_own_file" },
      });
      expect(await refused(decide(id, "undo", reviewer))).toMatchObject({ data: { code: "declared_wrong_state" } });
      expect(await refused(decide(id, "accept", reviewer, " "))).toMatchObject({ status: 400 });
      expect(await entriesOf(container)).toEqual([]);
      await decide(id, "accept", reviewer, "与平台后台核对一致");
      const accepted = await inState(id, "accepted");
      expect(accepted.decisions).toMatchObject([{ decision: "accept", reason: "与平台后台核对一致" }]);
      const [file] = accepted.evidence;
      const download = await api.get(`/admin/subsidy/declarations/${id}/evidence/${file.id}`, reviewer);
      expect(download.data).toBe("示例");

      const entries = await entriesOf(container);
      expect(entries.map((it) => [it.kind, it.amount_fen, it.policy_year]).sort()).toEqual([
        ["refund", "-6000", 2025],
        ["sale", "103000", 2025],
        ["sale", "5980", 2025],
        ["sale", "86000", 2025],
      ]);
      expect(new Set(entries.map((it) => it.platform))).toEqual(new Set(["douyin"]));
      for (const it of entries) expect(it.source_key).toMatch(/^import:dcr_\w+:dcr_\w+-1(:refund)?$/);
      const tags = await tagsOf(container, entries[0]?.order_id ?? "");
      expect(tags).toMatchObject([{ counts: true, reasons: [], goods_class: "specialty_agricultural" }]);
      const year = async () => (await api.get("/admin/subsidy/years/2025", importer)).data;
      expect((await year()).totals).toMatchObject({ counted_fen: "188980", excluded_fen: "0" });

      // The reconciler goes over them like over every order and finds nothing to say.
      const reconciled = await runReconciler(container, "2020-01-01T00:00:00Z");
      expect(reconciled).toMatchObject({ orders: 3, entries: 0, tags: 0, failed: {} });
      // The report balances, declared sales on both sides of it.
      await api.post("/admin/subsidy/exports", { year: 2025, format: "xlsx" }, importer);
      const report = await eventually(
        async () => (await api.get("/admin/subsidy/exports", importer)).data.exports[0],
        ({ status }) => status === "done" || status === "failed",
      );
      expect(report).toMatchObject({
        status: "done",
        error: null,
        totals: { difference_fen: "0", counted_fen: "188980" },
      });
      const { data: workbook } = await api.get(`/admin/subsidy/exports/${report.id}/file`, {
        ...importer,
        responseType: "arraybuffer",
      });
      const lines = (await readXlsx(Buffer.from(workbook))).get("明细表") ?? [];
      expect(lines.flat()).toContain("抖音-6900000000000000211");

      const again = await refused(upload("", DOUYIN, importer, { platform: "taobao", year: "2025" }));
      expect(again).toMatchObject({ status: 409, data: { code: "declared_file_known" } });

      await decide(id, "undo", reviewer, "平台退单");
      await inState(id, "undone");
      const all = await entriesOf(container);
      expect(sumOf(all)).toBe(0n);
      expect(all).toHaveLength(8);
      const corrected = all.filter((it) => it.corrects !== null).map((it) => it.corrects);
      expect(corrected.sort()).toEqual(entries.map((it) => it.source_key).sort());
      expect((await year()).totals).toMatchObject({ counted_fen: "0", net_fen: "0" });
      expect(await runReconciler(container, "2020-01-01T00:00:00Z")).toMatchObject({ entries: 0, failed: {} });

      const second = await staged(DOUYIN, { platform: "douyin", year: "2025" });
      expect(second).not.toBe(id);
      await decide(second, "reject", importer, "换一个文件");
      expect((await show(second)).declaration.status).toBe("rejected");
    });

    it("says beforehand what will not count and why, and is right", async () => {
      const container = getContainer();
      // The last year: of this one not every day has come.
      const year = shanghaiYear(new Date()) - 1;
      const since = `${year}-03-01T08:00:00+08:00`;
      merchant = await approvedMerchant(container, { name: "示例新店", kind: "enterprise", since });
      const rows = csv(
        `201,交易成功,${year}-03-01 08:00:00,100,示例,20`,
        `202,交易成功,${year}-03-01 07:59:59,50,示例,0`,
        `203,交易成功,${year - 1}-12-31 23:59:59,7,示例,0`,
        `204,等待买家付款,${year}-03-02 07:59:59,9,示例,0`,
      );
      const query = { merchant_id: merchant.id, year: String(year) };
      const expected = [
        { counts: true, reasons: [], orders: 1, net_fen: "8000", lines: [2] },
        {
          ...{ counts: false, orders: 1, net_fen: "5000", lines: [3] },
          reasons: [{ code: "merchant_not_approved", text: "成交时商家未处于审核通过状态" }],
        },
      ];
      const { data } = await upload("/dry-run", rows, importer, query);
      expect(data.result.standings).toEqual(expected);
      expect(data.result.problem_sums).toEqual([
        { code: "year_other", label: "不在本年度", left_out: true, rows: 1, net_fen: "700" },
        { code: "state_unfinished", label: "交易尚未完成", left_out: true, rows: 1, net_fen: "900" },
      ]);
      expect(data.closed).toBeNull();

      const id = await staged(rows, query);
      const shown = await show(id);
      expect(shown.standings).toEqual({ booked: false, sums: expected });
      expect(shown.declaration.problem_sums).toEqual(data.result.problem_sums);
      const list = async () => (await api.get(`/admin/subsidy/declarations/${id}/rows`, importer)).data;
      const before = await list();
      expect(before.rows.map((row: { reasons: { code: string }[] }) => row.reasons.map(({ code }) => code))).toEqual([
        [],
        ["merchant_not_approved"],
      ]);

      await addEvidence(id, importer);
      await decide(id, "accept", reviewer);
      expect((await inState(id, "accepted")).standings).toEqual({ booked: true, sums: expected });
      expect(await list()).toEqual(before);
      const { totals } = (await api.get(`/admin/subsidy/years/${year}`, importer)).data;
      expect(totals).toMatchObject({ counted_fen: "8000", excluded_fen: "5000" });
    });

    it("lets a person question orders of a statement, exclude them and admit them again, by entries", async () => {
      const container = getContainer();
      const id = await staged(
        csv("301,交易成功,2026-05-05 05:05:05,100,示例,25", "302,交易成功,2026-05-06 05:05:05,40,示例,0"),
      );
      const list = async () => (await api.get(`/admin/subsidy/declarations/${id}/rows`, importer)).data.rows;
      const [early] = await list();
      const raise = (line_ids: string[], text = "买家是店主的亲戚，示例") =>
        api.post("/admin/subsidy/findings", { line_ids, text }, reviewer);
      expect(await refused(raise([early.line_id]))).toMatchObject({ data: { code: "finding_lines_not_booked" } });
      await addEvidence(id, importer);
      await decide(id, "accept", reviewer);
      await inState(id, "accepted");

      const { data } = await raise([early.line_id]);
      expect((await raise([early.line_id])).data).toEqual(data);
      const finding = async () => (await api.get(`/admin/subsidy/findings/${data.key}`, reviewer)).data.finding;
      expect(await finding()).toMatchObject({
        signal: "person",
        signal_text: "人工提出",
        state: "open",
        amount_fen: "7500",
        text: { zh: "买家是店主的亲戚，示例" },
        lines: [{ order_display_id: "淘宝-301", amount_fen: "7500", excluded: false }],
      });
      expect((await finding()).raised_by_name).toBeTruthy();
      // No scan takes back what a person raised.
      await api.post("/admin/subsidy/findings/scan", { year: 2026 }, reviewer);
      expect(await finding()).toMatchObject({ raised: true, state: "open" });

      const conclude = (decision: string, decision_count: number) =>
        api.post(
          `/admin/subsidy/findings/${data.key}/decisions`,
          { decision, reason: "查证属实，示例", line_ids: [early.line_id], revision: 1, decision_count },
          reviewer,
        );
      expect((await conclude("excluded", 0)).data.left).toBe(0);
      const entries = await entriesOf(container, early.order_id);
      expect(entries.map((it) => [it.kind, it.basis, it.amount_fen, it.platform])).toEqual([
        ["sale", "declared", "10000", "taobao"],
        ["refund", "declared", "-2500", "taobao"],
        ["adjustment", "reclassified", "-7500", "taobao"],
        ["adjustment", "reclassified", "7500", "taobao"],
      ]);
      const year = async () => (await api.get("/admin/subsidy/years/2026", importer)).data.totals;
      expect(await year()).toMatchObject({ counted_fen: "4000", excluded_fen: "7500" });
      expect((await show(id)).standings.sums).toMatchObject([
        { counts: true, orders: 1, net_fen: "4000" },
        { counts: false, orders: 1, net_fen: "7500", reasons: [{ code: "excluded_by_decision" }] },
      ]);
      const leftOut = recordsOf((await workbook(2026)).get("剔除表"));
      expect(
        leftOut.filter((row) => row.订单号 === "淘宝-301").map((row) => [row["金额（元）"], row.剔除原因, row.平台]),
      ).toEqual([[75, "经核查剔除", "淘宝 / 天猫"]]);

      await conclude("readmitted", 1);
      expect(await year()).toMatchObject({ counted_fen: "11500", excluded_fen: "0" });
      expect(sumOf(await entriesOf(container, early.order_id))).toBe(7_500n);
      expect(await runReconciler(container, "2020-01-01T00:00:00Z")).toMatchObject({ entries: 0, failed: {} });
    });

    it("takes out and lets in again the orders of a merchant that is gone from the shop", async () => {
      const container = getContainer();
      const id = await staged(csv("351,交易成功,2026-05-05 05:05:05,100,示例,25"));
      await addEvidence(id, importer);
      await decide(id, "accept", reviewer);
      await inState(id, "accepted");
      const { rows } = (await api.get(`/admin/subsidy/declarations/${id}/rows`, importer)).data;
      const line_ids = rows.map(({ line_id }: { line_id: string }) => line_id);
      const merchants = container.resolve<{ softDeleteMerchants(id: string): Promise<unknown> }>("merchant");
      await merchants.softDeleteMerchants(merchant.id);

      const { data } = await api.post("/admin/subsidy/findings", { line_ids, text: "示例" }, reviewer);
      const conclude = (decision: string, decision_count: number) =>
        api.post(
          `/admin/subsidy/findings/${data.key}/decisions`,
          { decision, reason: "查证属实，示例", line_ids, revision: 1, decision_count },
          reviewer,
        );
      const totals = async () => (await api.get("/admin/subsidy/years/2026", importer)).data.totals;
      await conclude("excluded", 0);
      expect(await totals()).toMatchObject({ counted_fen: "0", excluded_fen: "7500" });
      expect((await entriesOf(container)).at(-1)).toMatchObject({ reasons: ["excluded_by_decision"] });
      await conclude("readmitted", 1);
      expect(await totals()).toMatchObject({ counted_fen: "7500", excluded_fen: "0" });
      expect(await runReconciler(container, "2020-01-01T00:00:00Z")).toMatchObject({ entries: 0, tags: 0, failed: {} });
    });

    it("draws for phone checks, again by anyone, from the shop's own sales that count and no others", async () => {
      const container = getContainer();
      const id = await staged(csv("361,交易成功,2026-05-05 05:05:05,100,示例,0"));
      await addEvidence(id, importer);
      await decide(id, "accept", reviewer);
      await inState(id, "accepted");
      const [declared] = await entriesOf(container);
      const { seq: _, ...entry } = declared as unknown as Record<string, unknown>;
      const sold = Array.from({ length: 30 }, (_, i) => ({
        ...entry,
        ...{ id: `sent_sample_${i}`, source_key: `sample/${i}`, order_id: `order_${i}`, line_id: `line_${i}` },
        ...{ platform: "shop", counts: i >= 5, reasons: i >= 5 ? [] : ["excluded_by_decision"] },
      }));
      await container.resolve(ContainerRegistrationKeys.PG_CONNECTION)("subsidy_entry").insert(sold);

      const draw = async (seed: string, size: number) => {
        const query = new URLSearchParams({ year: "2026", seed, size: String(size) });
        const { entry_count, sample } = (await api.get(`/admin/subsidy/findings/sample?${query}`, importer)).data;
        expect(entry_count).toBe(25);
        return sample.map(({ entry_id }: { entry_id: string }) => entry_id);
      };
      const rank = (seed: string, one: string) => createHash("sha256").update(`${seed}\n2026\n${one}`).digest("hex");
      for (const seed of ["示例种子", "7 'quoted' \\ ?"]) {
        const ranked = sold
          .slice(5)
          .map((one) => one.id)
          .sort((a, b) => (rank(seed, a) < rank(seed, b) ? -1 : 1));
        expect(await draw(seed, 8)).toEqual(ranked.slice(0, 8));
        expect(await draw(seed, 500)).toEqual(ranked);
      }
    });

    it("books an order once: in two files at once, in a later one, and again only after an undo", async () => {
      const container = getContainer();
      const order = (n: number) => `${n},交易成功,2026-05-05 05:05:05,10,示例,0`;
      const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => order(from + i));
      const other = await approvedMerchant(container, { name: "示例另一家", kind: "enterprise" });
      // 1,200 orders each of which 600 are in both, in the opposite order, imported at the same time.
      const [left, right] = await Promise.all([
        staged(csv(...range(10_000, 11_200))),
        staged(csv(...range(10_600, 11_800).reverse()), { merchant_id: other.id }),
      ]);
      const counts = await Promise.all([left, right].map(async (id) => (await show(id)).declaration));
      expect(counts.reduce((sum, { row_count }) => sum + row_count, 0)).toBe(1_800);
      expect(counts.reduce((sum, { problem_count }) => sum + problem_count, 0)).toBe(600);
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const held = await knex("declared_row")
        .whereNull("released_at")
        .countDistinct("platform_order_no as n")
        .count("* as rows");
      expect(held).toMatchObject([{ n: "1800", rows: "1800" }]);
      await Promise.all([left, right].map((id) => decide(id, "reject", reviewer)));

      // The same merchant's later file: the order in it is told, in a file of nothing else there is nothing to book.
      const first = await staged(csv(order(20_001), order(20_002)));
      const later = await staged(csv(order(20_002), order(20_003)));
      expect((await show(later)).problems).toMatchObject([{ line: 2, code: "declared_before" }]);
      await addEvidence(first, importer);
      await decide(first, "accept", reviewer);
      await inState(first, "accepted");
      const sameAgain = csv(order(20_002), order(20_001));
      const { data } = await upload("", sameAgain, importer);
      const failed = await eventually(
        () => show(data.declaration.id),
        ({ declaration }) => declaration.status === "failed",
      );
      expect(failed.declaration.error).toContain("没有可以申报的订单");

      // Undone, its orders may be declared again, and count once.
      await decide(first, "undo", reviewer);
      await inState(first, "undone");
      const second = await staged(sameAgain);
      await addEvidence(second, importer);
      await decide(second, "accept", reviewer);
      await inState(second, "accepted");
      expect(sumOf(await entriesOf(container))).toBe(2_000n);
      await expect(
        knex("declared_row").insert({
          ...{ id: "dcr_forced", statement_id: later, line: 99, platform: "taobao", platform_order_no: "20001" },
          ...{ policy_year: 2026, paid_at: "2026-05-05T00:00:00Z", goods_fen: 1, refunded_fen: 0, title: "-" },
          goods_class: "specialty_agricultural",
        }),
      ).rejects.toThrow(/IDX_declared_row_platform_order/);
    });

    it("lets nobody stand in for the second pair of eyes", async () => {
      const container = getContainer();
      const id = await staged(csv("501,交易成功,2026-05-05 05:05:05,10,示例,0"));
      const key = await container
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: "示例接口", type: "secret", created_by: "示例" });
      const machine = { headers: { authorization: `Basic ${Buffer.from(`${key.token}:`).toString("base64")}` } };
      const byMachine = { status: 403, data: { code: "decision_needs_person" } };
      await addEvidence(id, importer);
      expect(await refused(decide(id, "accept", machine))).toMatchObject(byMachine);
      expect(await refused(upload("", csv("502,交易成功,2026-05-05 05:05:05,10,示例,0"), machine))).toMatchObject(
        byMachine,
      );
      expect(await refused(addEvidence(id, machine))).toMatchObject(byMachine);
      const step = { reason: "示例", after: 0, kind: "start_closing" };
      expect(await refused(api.post("/admin/subsidy/years/2025/steps", step, machine))).toMatchObject(byMachine);
      const byJob = decideDeclarationWorkflow(container).run({
        input: { statement_id: id, decision: "accept", reason: "示例", decided_by: "subsidy-job" },
      });
      await expect(byJob).rejects.toMatchObject({ code: "decision_needs_person" });
      expect((await show(id)).declaration.status).toBe("staged");

      // What the reviewer attached himself shows nothing; nor does a file without content.
      const other = await staged(csv("503,交易成功,2026-05-05 05:05:05,10,示例,0"));
      await addEvidence(other, reviewer);
      expect(await refused(decide(other, "accept", reviewer))).toMatchObject({
        data: { code: "declared_evidence_missing" },
      });
      const empty = api.post(`/admin/subsidy/declarations/${other}/evidence?file_name=a.png`, Buffer.alloc(0), {
        headers: { ...importer.headers, "content-type": "application/octet-stream" },
      });
      expect(await refused(empty)).toMatchObject({ status: 400, data: { code: "declared_evidence_empty" } });
      expect(await entriesOf(container)).toEqual([]);
    });

    it("takes no order numbers for a run that has lost its statement; says what is under way", async () => {
      const container = getContainer();
      const id = await staged(csv("601,交易成功,2026-05-05 05:05:05,10,示例,0"));
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [statement] = await knex("declared_statement").where({ id });
      const ledger = container.resolve<{ declared<T>(work: (store: DeclaredStore) => Promise<T>): Promise<T> }>(
        "subsidy",
      );
      const late = { ...statement, attempt: statement.attempt };
      const line = {
        ...{ line: 9, platform_order_no: "699", paid_at: new Date("2026-05-05T00:00:00Z"), title: "示例" },
        ...{ goods_fen: 1n, refunded_fen: 0n, goods_class: "specialty_agricultural" },
      };
      await expect(ledger.declared((store) => store.stage(late, [line]))).rejects.toThrow("another run");
      expect(await knex("declared_row").where({ platform_order_no: "699" })).toEqual([]);

      await knex("declared_statement").where({ id }).update({ status: "posting", heartbeat_at: knex.fn.now() });
      const { data } = await api.post("/admin/subsidy/exports", { year: 2026, format: "csv" }, importer);
      const report = await eventually(
        async () => (await api.get(`/admin/subsidy/exports/${data.export.id}`, importer)).data.export,
        ({ status }) => status === "done" || status === "failed",
      );
      expect(report).toMatchObject({ status: "failed", error: expect.stringContaining("正在入账或撤销") });
    });

    it("keeps a year open while a statement of it has no outcome; what comes later is of the next revision", async () => {
      const base = "/admin/subsidy/years/2025";
      const year = async () => (await api.get(`${base}/steps`, reviewer)).data;
      const step = async (path: string, body: Record<string, unknown> = {}) =>
        api.post(`${base}/${path}`, { reason: "示例", after: (await year()).steps.length, ...body }, reviewer);
      const seal = async () => {
        await step("seal");
        const { sealing } = await eventually(
          async () => (await api.get(`${base}/sealing`, reviewer)).data,
          (answer) => answer.sealing.status !== "queued" && answer.sealing.status !== "running",
        );
        expect(sealing).toMatchObject({ status: "done", error: null });
      };
      const sale = (n: number, yuan: number) => csv(`${n},交易成功,2025-05-05 05:05:05,${yuan},示例,0`);
      const query = { year: "2025", file_name: "五月.csv" };
      const accept = async (id: string) => {
        await addEvidence(id, importer);
        await decide(id, "accept", reviewer);
        await inState(id, "accepted");
      };
      const first = await staged(sale(401, 1_200_000), query);
      await step("steps", { kind: "start_closing" });
      const open = {
        code: "open_declaration",
        text: "站外申报“五月.csv”（示例蜂业）待审核",
        link: `/subsidy/declarations/${first}`,
      };
      expect((await year()).next[0].blockers).toContainEqual(open);
      expect((await refused(step("seal"))).data.message).toContain(open.text);
      await accept(first);
      await seal();

      // After the seal: it changes nothing that was sealed, and stands against the next revision until it is decided.
      const second = await staged(sale(402, 100_000), query);
      expect((await show(second)).closed).toEqual({ revision: 1 });
      expect((await refused(step("seal"))).data.message).toContain(open.text);
      await accept(second);
      const sealed = async () => (await api.get(`${base}/seal`, reviewer)).data.seal;
      expect((await sealed()).report.total_subsidy_fen).toBe("1000000");
      expect((await year()).pending).toMatchObject({ entry_count: 1, amount_fen: "10000000" });
      await seal();
      expect((await sealed()).report.total_subsidy_fen).toBe("1500000");

      // The bundle's own entries give an outsider the same total.
      const { data } = await api.get(`${base}/bundle?revision=2`, { ...reviewer, responseType: "arraybuffer" });
      const folder = mkdtempSync(join(FILES_DIR, "bundle-"));
      const [path = ""] = unzip(Buffer.from(data), folder);
      const lines = join(folder, path.split("/")[0] ?? "", "entries.csv.gz");
      let out = "";
      const io = {
        stdout: { write: (text: string) => (out += text) },
        stderr: { write: (text: string) => (out += text) },
      };
      const args = ["assess", "--policy", "qinshui-2023-33", "--year", "2025", "--lines", lines, "--json"];
      expect(await main(args, io)).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ total_subsidy_fen: "1500000", excluded: [] });
    });

    it("refuses what is too large, and answers everybody else while it reads", async () => {
      const large = await refused(upload("/dry-run", new Uint8Array(20_000_001), importer));
      expect(large).toMatchObject({ status: 413, data: { code: "statement_too_large" } });
      const rows = Array.from({ length: 200_001 }, (_, i) => `${i},交易成功,2026-05-05 05:05:05,10,示例,0`);
      const reading = refused(upload("/dry-run", csv(rows.join("\n")), importer));
      let answered = 0;
      let isReading = true;
      void reading.finally(() => {
        isReading = false;
      });
      while (isReading) {
        await api.get("/health");
        answered += 1;
      }
      expect(await reading).toMatchObject({ status: 400, data: { code: "statement_too_many_rows" } });
      expect(answered).toBeGreaterThan(1);
    });

    it("knows an order that was declared before, by whomever, and one that the shop itself sold", async () => {
      const container = getContainer();
      const first = await staged(csv("77,交易成功,2026-05-05 05:05:05,10,示例,0"));
      const other = await approvedMerchant(container, { name: "示例另一家", kind: "individual" });
      const shop = await openShop(container);
      const product = await createProduct(container, shop, "示例自有商品");
      const sold = await placePaidOrder(container, { shop, lines: [{ product, quantity: 1, unit_price: 5 }] });
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const { display_id } = await knex("order").where({ id: sold.order_id }).first();
      const rows = csv(
        "77,交易成功,2026-05-05 05:05:05,10,示例,0",
        `${display_id},交易成功,2026-05-05 05:05:05,10,示例,0`,
        "88,交易成功,2026-05-05 05:05:05,10.005,示例,0",
        "99,交易成功,2026-05-05 05:05:05,30,示例,0",
      );
      const { data } = await upload("/dry-run", rows, importer, { merchant_id: other.id });
      const codes = [
        [2, "declared_before"],
        [3, "sold_here"],
        [4, "amount_sub_fen"],
      ];
      const seen = (problems: { line: number; code: string }[]) => problems.map(({ line, code }) => [line, code]);
      expect(seen(data.result.problems)).toEqual(codes);
      expect(data.result.problems[0].message).toContain("示例蜂业");
      const second = await staged(rows, { merchant_id: other.id });
      const answer = await show(second);
      expect(answer.declaration).toMatchObject({ row_count: 1, problem_count: 3 });
      expect(seen(answer.problems)).toEqual(codes);
      // Another platform's number may be the same.
      const jd = "订单号,订单状态,付款确认时间,结算金额,商品名称\n77,完成,2026-05-05 05:05:05,10,示例\n";
      const elsewhere = await upload("/dry-run", new TextEncoder().encode(jd), importer, { platform: "jd" });
      expect(elsewhere.data.result).toMatchObject({ row_count: 1, problem_count: 0 });
      await decide(first, "reject", reviewer, "材料不符");
      const after = await upload("/dry-run", rows, importer, { merchant_id: other.id });
      expect(seen(after.data.result.problems)).not.toContainEqual([2, "declared_before"]);
    });

    it("books what counts and what does not, and goes on after being cut off in the middle", async () => {
      const container = getContainer();
      merchant = await approvedMerchant(container, { name: "示例合作社", kind: "cooperative" });
      const id = await staged(csv(...[1, 2, 3, 4].map((n) => `10${n},交易成功,2026-05-0${n} 05:05:05,${n}0,示例,0`)));
      await addEvidence(id, importer);
      const ledger = container.resolve<{ postOrder(input: unknown): Promise<unknown> }>("subsidy");
      const post = vi.spyOn(ledger, "postOrder").mockImplementationOnce(async () => {
        throw new Error("cut off");
      });
      await decide(id, "accept", reviewer);
      const stopped = await eventually(
        () => show(id),
        ({ declaration }) => declaration.error !== null,
      );
      expect(stopped.declaration).toMatchObject({ status: "posting" });
      expect(stopped.declaration.error).not.toContain("cut off");
      post.mockRestore();
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await knex("declared_statement").update({ heartbeat_at: null });
      await Promise.all([1, 2].map(() => runDeclarationWorkflow(container).run({ input: { statement_id: id } })));
      await inState(id, "accepted");
      const entries = await entriesOf(container);
      expect(entries).toHaveLength(4);
      expect(sumOf(entries)).toBe(10_000n);
      const { totals, excluded } = (await api.get("/admin/subsidy/years/2026", importer)).data;
      expect(totals).toMatchObject({ counted_fen: "0", excluded_fen: "10000" });
      expect(excluded[0].reasons).toMatchObject([{ code: "merchant_kind" }]);
      // Decisions stay as they were made.
      await expect(knex("declared_decision").update({ reason: "改" })).rejects.toThrow(/append-only/);
    });
  },
});
