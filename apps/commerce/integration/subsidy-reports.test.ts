import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { runExport } from "@qinshui/subsidy-hooks/export/run-export";
import resumeExports from "@qinshui/subsidy-hooks/jobs/resume-exports";
import { decideGoodsClassWorkflow, exportYearWorkflow, refundLinesWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { signInOperator } from "./support/checkout-shop";
import { entriesOf, eventually, runReconciler, shopNet, sumOf, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct, type TestMerchant } from "./support/merchants";
import { must } from "./support/must";
import { createProduct, openShop, placePaidOrder, type Shop, type SoldProduct } from "./support/place-order";
import { fenOf, readCsv, readXlsx, recordsOf } from "./support/report-file";

const YEAR = 2026;
const FILES_DIR = mkdtempSync(join(tmpdir(), "subsidy-reports-"));
// Not through the runner's `env`, which comes after the configuration was read.
process.env.FILES_DIR = FILES_DIR;

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let shop: Shop;
    let operator: { headers: Record<string, string> };

    beforeAll(async () => {
      const container = getContainer();
      shop = await openShop(container);
      operator = await signInOperator(container, api);
    });

    afterEach(() => {
      vi.restoreAllMocks();
    });

    afterAll(() => rmSync(FILES_DIR, { recursive: true, force: true }));

    async function sell(
      merchant: TestMerchant,
      title: string,
      goods_class: string | null,
      unit_price: number,
      quantity = 1,
      capturedAt = "2026-06-01T00:00:00Z",
    ) {
      const container = getContainer();
      const product = await classifiedProduct(merchant, title, goods_class);
      const paid = await withoutEvents(container, () =>
        placePaidOrder(container, {
          shop,
          lines: [{ product, quantity, unit_price }],
          freight: [{ name: "快递", amount: 8 }],
          capturedAt,
        }),
      );
      return { ...paid, product };
    }

    async function classifiedProduct(merchant: TestMerchant, title: string, goods_class: string | null) {
      const container = getContainer();
      const product: SoldProduct = await createProduct(container, shop, title);
      await ownProduct(container, merchant.id, product.id);
      if (goods_class) {
        await decideGoodsClassWorkflow(container).run({
          input: {
            decisions: [
              { product_id: product.id, goods_class, effective_from: "2025-01-01", decided_by: "示例审核员" },
            ],
          },
        });
      }
      return product;
    }

    const get = async (path: string) => (await api.get(path, operator)).data;
    const refused = (request: Promise<unknown>) =>
      request.then(
        () => {
          throw new Error("was not refused");
        },
        (error) =>
          error.response as {
            status: number;
            data: { code: string; message: string; hint: string; details?: unknown };
          },
      );

    it.each([
      ["specialty_agricultural", 1_000_000],
      ["general_industrial", 5_000_000],
    ])(
      "draws the line of %s at %i yuan: one fen below, at it, one fen above, and where half a fen is rounded",
      async (goods_class, threshold) => {
        const container = getContainer();
        const cases = [
          { off: -1, reached: false, missing: "1", excess: "0", subsidy: "0" },
          { off: 0, reached: true, missing: "0", excess: "0", subsidy: "0" },
          { off: 1, reached: true, missing: "0", excess: "1", subsidy: "0" },
          { off: 9, reached: true, missing: "0", excess: "9", subsidy: "0" },
          { off: 10, reached: true, missing: "0", excess: "10", subsidy: "1" },
        ];
        const merchants: TestMerchant[] = [];
        for (const [i, { off }] of cases.entries()) {
          const merchant = await approvedMerchant(container, { name: `示例商家 ${i}`, kind: "enterprise" });
          merchants.push(merchant);
          await sell(merchant, `示例货品 ${i}`, goods_class, (threshold * 100 + off) / 100);
        }
        await runReconciler(container);
        const { rows } = await get(`/admin/subsidy/years/${YEAR}`);
        const found = merchants.map(({ id }) => rows.find((row: { claimant_id: string }) => row.claimant_id === id));
        expect(
          found.map(({ reached, missing_fen, excess_fen, subsidy_fen, net_fen }) => ({
            reached,
            missing: missing_fen,
            excess: excess_fen,
            subsidy: subsidy_fen,
            off: Number(BigInt(net_fen) - BigInt(threshold) * 100n),
          })),
        ).toEqual(cases);
        // Freight is not part of what is compared with the line.
        expect(rows.every((row: { goods_class: string }) => row.goods_class === goods_class)).toBe(true);
      },
    );

    it("computes the two classes of one merchant apart", async () => {
      const container = getContainer();
      const merchant = await approvedMerchant(container, { name: "示例两类商家", kind: "individual" });
      await sell(merchant, "示例蜂蜜", "specialty_agricultural", 1_200_000);
      await sell(merchant, "示例摇蜜机", "general_industrial", 4_900_000);
      await runReconciler(container);
      const { rows, totals } = await get(`/admin/subsidy/years/${YEAR}`);
      expect(rows.map((row: Record<string, string>) => [row.goods_class, row.subsidy_fen])).toEqual([
        ["general_industrial", "0"],
        ["specialty_agricultural", "1000000"],
      ]);
      expect(totals.subsidy_fen).toBe("1000000");
      expect(rows[1].explanation.length).toBeGreaterThan(3);
      expect(rows[1].explanation.every((step: { clauses: string[] }) => Array.isArray(step.clauses))).toBe(true);
    });

    it("shows a sale before and after midnight of the year's last day in two years", async () => {
      const container = getContainer();
      const merchant = await approvedMerchant(container, { name: "示例跨年商家", kind: "enterprise" });
      await sell(merchant, "示例旧年货", "specialty_agricultural", 11, 1, "2026-12-31T15:59:59Z");
      await sell(merchant, "示例新年货", "specialty_agricultural", 22, 1, "2026-12-31T16:00:00Z");
      await runReconciler(container);
      expect((await get("/admin/subsidy/years/2026")).totals.counted_fen).toBe("1100");
      expect((await get("/admin/subsidy/years/2027")).totals.counted_fen).toBe("2200");
      expect((await get("/admin/subsidy/years")).years.slice(0, 2)).toEqual([2027, 2026]);
    });

    /** Two merchants, three classes of fate, four kinds of refund. */
    async function busyYear() {
      const container = getContainer();
      const one = await approvedMerchant(container, { name: "=示例公式商家", kind: "enterprise" });
      const two = await approvedMerchant(container, { name: "示例第二商家", kind: "individual" });
      const sales = [
        await sell(one, '示例蜂蜜, 大瓶"特级"', "specialty_agricultural", 19.99, 7),
        await sell(one, "-示例减号商品", "general_industrial", 123_456.78),
        await sell(two, "示例未认定商品", null, 33.33, 3),
        await sell(two, "示例小米", "specialty_agricultural", 0.07, 11),
      ];
      const [honey, , undecided, millet] = sales;
      await runReconciler(container);
      const [line] = (await entriesOf(container, honey?.order_id)).filter((row) => row.part === "goods");
      await withoutEvents(container, async () => {
        await refundLinesWorkflow(container).run({
          input: {
            order_id: honey?.order_id ?? "",
            lines: [{ line_id: line?.line_id ?? "", amount_fen: "1999" }],
            refunded_by: "user_1",
          },
        });
        await refundPaymentWorkflow(container).run({
          input: { payment_id: undecided?.payment_id ?? "", amount: 50.01 },
        });
        await refundPaymentWorkflow(container).run({ input: { payment_id: millet?.payment_id ?? "", amount: 8.77 } });
      });
      return { one, two };
    }

    async function finished(format: "csv" | "csv_gz" | "xlsx") {
      const { status, data } = await api.post("/admin/subsidy/exports", { year: YEAR, format }, operator);
      expect(status).toBe(202);
      const job = await eventually(
        async () => (await get(`/admin/subsidy/exports/${data.export.id}`)).export,
        (answer) => answer.status === "done" || answer.status === "failed",
      );
      expect(job).toMatchObject({ status: "done", error: null });
      const file = await api.get(`/admin/subsidy/exports/${job.id}/file`, { ...operator, responseType: "arraybuffer" });
      expect(file.headers["content-disposition"]).toContain(encodeURIComponent(job.file_name));
      return { job, content: Buffer.from(file.data) };
    }

    it("exports the same totals as CSV, as XLSX, on the page and in the shop, to the fen", async () => {
      const container = getContainer();
      await busyYear();
      const csv = await finished("csv");
      const xlsx = await finished("xlsx");
      const { totals, rows } = await get(`/admin/subsidy/years/${YEAR}`);
      const net = await shopNet(container);
      expect(BigInt(totals.net_fen)).toBe(net);
      expect(BigInt(totals.counted_fen) + BigInt(totals.excluded_fen)).toBe(net);

      const lines = readCsv(csv.content.toString("utf8"));
      const sum = (picked: readonly Record<string, unknown>[]) =>
        picked.reduce((total, line) => total + fenOf(line["金额（元）"]), 0n);
      const [counted, excluded] = [
        lines.filter((line) => line.是否计入 === "是"),
        lines.filter((line) => line.是否计入 === "否"),
      ];
      expect(lines.length).toBe(totals.entry_count);
      expect(sum(counted)).toBe(BigInt(totals.counted_fen));
      expect(sum(excluded)).toBe(BigInt(totals.excluded_fen));
      expect(excluded.every((line) => line.剔除原因 !== "")).toBe(true);

      const sheets = await readXlsx(xlsx.content);
      expect([...sheets.keys()]).toEqual(["封面与承诺书", "汇总表", "明细表", "剔除表", "公示名单", "核对页"]);
      expect(sum(recordsOf(sheets.get("明细表")))).toBe(BigInt(totals.counted_fen));
      expect(sum(recordsOf(sheets.get("剔除表")))).toBe(BigInt(totals.excluded_fen));
      const summary = recordsOf(sheets.get("汇总表"));
      expect(summary.length).toBe(rows.length + 1);
      expect(fenOf(summary.at(-1)?.["销售净额（元）"])).toBe(BigInt(totals.counted_fen));
      expect(fenOf(summary.at(-1)?.["预估补贴（元）"])).toBe(BigInt(totals.subsidy_fen));
      const cover = new Map((sheets.get("封面与承诺书") ?? []).map(([title, value]) => [String(title), value]));
      expect(fenOf(cover.get("收款减退款（元）"))).toBe(net);
      expect(cover.get("差额（元）")).toBe(0);
      expect(cover.get("文号")).toBe("沁政办发〔2023〕33号");
      expect(cover.get("流水笔数")).toBe(totals.entry_count);
      expect(csv.job.totals).toEqual(xlsx.job.totals);
    });

    it("writes order numbers as text, keeps negative amounts numbers and disarms formulas", async () => {
      await busyYear();
      const lines = readCsv((await finished("csv")).content.toString("utf8"));
      expect(lines.some((line) => line.商家 === "'=示例公式商家")).toBe(true);
      expect(lines.some((line) => line.商品 === "'-示例减号商品 默认")).toBe(true);
      expect(lines.some((line) => line.商品 === '示例蜂蜜, 大瓶"特级" 默认')).toBe(true);
      expect(lines.some((line) => line["金额（元）"] === "-19.99")).toBe(true);
      const sheets = await readXlsx((await finished("xlsx")).content);
      const details = recordsOf(sheets.get("明细表"));
      expect(details.every((row) => typeof row.订单号 === "string")).toBe(true);
      expect(details.every((row) => typeof row["金额（元）"] === "number")).toBe(true);
      const text = JSON.stringify(lines);
      expect(text).not.toContain("buyer@example.com");
      expect(text).not.toContain("示例收货人");
    });

    it("answers with the job under way when the same is asked again, and writes nothing new", async () => {
      await busyYear();
      const ledger = getContainer().resolve("subsidy");
      const input = { policy_year: YEAR, format: "csv", requested_by: "user_1" } as const;
      const asked = await Promise.all(Array.from({ length: 5 }, () => ledger.requestExport(input)));
      const ids = new Set(asked.map(({ job }) => job.id));
      expect(ids.size).toBe(1);
      expect(asked.filter(({ isNew }) => isNew).length).toBe(1);
      const again = await api.post("/admin/subsidy/exports", { year: YEAR, format: "csv" }, operator);
      expect(again.status).toBe(200);
      expect(ids.has(again.data.export.id)).toBe(true);
      const early = await refused(api.get(`/admin/subsidy/exports/${again.data.export.id}/file`, operator));
      expect(early).toMatchObject({ status: 409, data: { code: "export_not_ready" } });
    });

    /** A job claimed for a run, the way a workflow does it. */
    async function claimed(format: "csv" | "xlsx") {
      const ledger = getContainer().resolve("subsidy");
      const { job } = await ledger.requestExport({ policy_year: YEAR, format, requested_by: "user_1" });
      return must(await ledger.claimExport(job.id, 120), "the job asked for");
    }

    function silence(id: string) {
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      return knex("subsidy_export")
        .where({ id })
        .update({ heartbeat_at: new Date(Date.now() - 10 * 60_000) });
    }

    /**
     * What another process does with a job that it takes to be cut off. It sees its clock ahead of any sign of life:
     * making the job silent first would leave the living run a moment to give one more, and nothing to take over.
     */
    async function takeOver(id: string) {
      return must(await getContainer().resolve("subsidy").claimExport(id, -60), "the job to take over");
    }

    function filesOf(id: string): string[] {
      const folder = join(FILES_DIR, "private");
      return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes(id)) : [];
    }

    const jobOf = async (id: string) => (await get(`/admin/subsidy/exports/${id}`)).export;

    it("answers a second press with the job that is running, and writes one file", async () => {
      const container = getContainer();
      await busyYear();
      const run = await claimed("xlsx");
      const again = await api.post("/admin/subsidy/exports", { year: YEAR, format: "xlsx" }, operator);
      expect([again.status, again.data.export.id, again.data.export.status]).toEqual([200, run.id, "running"]);
      await runExport(container, run);
      expect(await jobOf(run.id)).toMatchObject({ status: "done" });
      expect(filesOf(run.id).length).toBe(1);
      expect((await get("/admin/subsidy/exports")).count).toBe(1);
    });

    it("gives the file that is there when nothing has changed, and another one when something has", async () => {
      const container = getContainer();
      await busyYear();
      const { job } = await finished("xlsx");
      const press = () => api.post("/admin/subsidy/exports", { year: YEAR, format: "xlsx" }, operator);
      const again = await Promise.all([press(), press(), press()]);
      expect(again.map(({ status, data }) => [status, data.export.id])).toEqual(Array(3).fill([200, job.id]));
      expect((await get("/admin/subsidy/exports")).count).toBe(1);

      // What the shop has refunded and the ledger does not know yet.
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [{ payment_id }] = await knex("capture").select("payment_id").orderBy("id").limit(1);
      await withoutEvents(container, () => refundPaymentWorkflow(container).run({ input: { payment_id, amount: 1 } }));
      const later = await finished("xlsx");
      expect(later.job.id).not.toBe(job.id);
      expect((await press()).data.export.id).toBe(later.job.id);
      expect((await get("/admin/subsidy/exports")).count).toBe(2);
    });

    it("lets the database hold one finished file of a state, whoever writes it", async () => {
      await busyYear();
      const { job } = await finished("csv");
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [row] = await knex("subsidy_export").where({ id: job.id });
      expect(row.state_key).toMatch(/^open \d+ [0-9a-f]{64}$/);
      const { totals: _, ...copy } = row;
      await expect(knex("subsidy_export").insert({ ...copy, id: "sexp_copy" })).rejects.toThrow("one_of_a_state");
    });

    it("takes up a job that a restart cut off, once, and leaves a living one alone", async () => {
      const container = getContainer();
      await busyYear();
      const ledger = container.resolve("subsidy");
      const job = await claimed("csv");
      expect(job).toMatchObject({ status: "running" });
      expect(await ledger.claimExport(job.id, 120)).toBeUndefined();
      expect(await ledger.abandonedExports(120)).toEqual([]);
      await silence(job.id);
      expect(await ledger.abandonedExports(120)).toEqual([job.id]);
      await exportYearWorkflow(container).run({ input: { export_id: job.id } });
      const done = await eventually(
        () => jobOf(job.id),
        (answer) => answer.status === "done",
      );
      expect(done).toMatchObject({ status: "done", progress: { done: done.progress.total } });
    });

    it("leaves one file when it was cut off after storing, and none when it was called off and cut off", async () => {
      const container = getContainer();
      await busyYear();
      const ledger = container.resolve("subsidy");
      const run = await claimed("csv");
      let atEnd = () => {};
      const stored = new Promise<void>((done) => {
        atEnd = done;
      });
      // A process that dies: what it was about to write down is never written.
      vi.spyOn(ledger, "finishExport").mockImplementationOnce(() => {
        atEnd();
        return new Promise(() => {});
      });
      void runExport(container, run);
      await stored;
      const [left] = filesOf(run.id);
      await runExport(container, await takeOver(run.id));
      expect(await jobOf(run.id)).toMatchObject({ status: "done" });
      expect(filesOf(run.id)).toHaveLength(1);
      expect(filesOf(run.id)).not.toContain(left);

      const second = await claimed("xlsx");
      const note = ledger.noteExportFile.bind(ledger);
      let died = () => {};
      const noted = new Promise<void>((done) => {
        died = done;
      });
      vi.spyOn(ledger, "noteExportFile").mockImplementationOnce(async (...input) => {
        await note(...input);
        died();
        return new Promise(() => {});
      });
      void runExport(container, second);
      await noted;
      await ledger.cancelExport(second.id, "user_1");
      await eventually(
        async () => filesOf(second.id),
        (files) => files.length > 0,
      );
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await knex("subsidy_export")
        .where({ id: second.id })
        .update({ updated_at: new Date(0) });
      await resumeExports(container);
      expect(filesOf(second.id)).toEqual([]);
      expect(filesOf(run.id)).toHaveLength(1);
      expect(await knex("subsidy_export").where({ id: second.id }).select("file_id", "cancelled_by")).toEqual([
        { file_id: null, cancelled_by: "user_1" },
      ]);
    });

    it("gives a sign of life during work that reports no progress", async () => {
      const container = getContainer();
      await busyYear();
      const ledger = container.resolve("subsidy");
      const run = await claimed("csv");
      const position = ledger.position.bind(ledger);
      let abandoned: string[] = [];
      vi.spyOn(ledger, "position").mockImplementationOnce(async () => {
        await silence(run.id);
        abandoned = await eventually(
          () => ledger.abandonedExports(120),
          (ids) => ids.length === 0,
        );
        return position();
      });
      await runExport(container, run, 20);
      expect(abandoned).toEqual([]);
      expect(await jobOf(run.id)).toMatchObject({ status: "done" });
    });

    it.each(["csv", "xlsx"] as const)("stops writing %s when another run has taken over", async (format) => {
      const container = getContainer();
      await busyYear();
      const run = await claimed(format);
      const files = container.resolve(Modules.FILE);
      const getUploadStream = files.getUploadStream.bind(files);
      let successor: ReturnType<typeof takeOver> | undefined;
      // Storage that takes nothing: the run hangs in the middle of its lines until its sign of life finds the job lost.
      vi.spyOn(files, "getUploadStream").mockImplementationOnce(async (...input) => {
        const upload = await getUploadStream(...input);
        const takeNothing = () => {
          successor ??= takeOver(run.id);
        };
        const writeStream = new Writable({ highWaterMark: 1, write: takeNothing });
        const promise = new Promise<never>((_, reject) => writeStream.once("error", reject));
        upload.promise.catch(() => {});
        upload.writeStream.destroy(new Error("not used"));
        return { ...upload, writeStream, promise };
      });
      await runExport(container, run, 20);
      expect(filesOf(run.id)).toEqual([]);
      expect(await jobOf(run.id)).toMatchObject({ status: "running", error: null });
      await runExport(container, must(await successor, "the run that took over"));
      expect(await jobOf(run.id)).toMatchObject({ status: "done" });
      expect(filesOf(run.id).length).toBe(1);
    });

    it("throws its file away when another run took over while it was stored, and never ends that run's job", async () => {
      const container = getContainer();
      await busyYear();
      const files = container.resolve(Modules.FILE);
      const run = await claimed("xlsx");
      const getUploadStream = files.getUploadStream.bind(files);
      let successor: Awaited<ReturnType<typeof takeOver>> | undefined;
      vi.spyOn(files, "getUploadStream").mockImplementationOnce(async (...input) => {
        const upload = await getUploadStream(...input);
        const promise = upload.promise.then(async (stored) => {
          successor = await takeOver(run.id);
          return stored;
        });
        return { ...upload, promise };
      });
      await runExport(container, run);
      expect(successor).toMatchObject({ status: "running", attempt: run.attempt + 1 });
      expect(filesOf(run.id)).toEqual([]);
      expect(await jobOf(run.id)).toMatchObject({ status: "running", file_name: null });
      await runExport(container, must(successor, "the run that took over"));
      expect(await jobOf(run.id)).toMatchObject({ status: "done" });
      expect(filesOf(run.id).length).toBe(1);
    });

    it("stops between its steps as soon as a sign of life finds the job lost", async () => {
      const container = getContainer();
      await busyYear();
      const ledger = container.resolve("subsidy");
      const run = await claimed("xlsx");
      const touching = vi.spyOn(ledger, "touchExport");
      const position = ledger.position.bind(ledger);
      vi.spyOn(ledger, "position").mockImplementationOnce(async () => {
        await takeOver(run.id);
        const answers = () => Promise.all(touching.mock.results.map(({ value }) => value));
        await eventually(answers, (found) => found.includes(false));
        return position();
      });
      const summing = vi.spyOn(ledger, "reportSums");
      await runExport(container, run, 20);
      expect(await Promise.all(touching.mock.results.map(({ value }) => value))).toContain(false);
      expect(summing).not.toHaveBeenCalled();
      expect(await jobOf(run.id)).toMatchObject({ status: "running", error: null });
    });

    it("calls an export off: the run stops and keeps no file, and a new one can be asked for", async () => {
      const container = getContainer();
      await busyYear();
      const run = await claimed("xlsx");
      const files = container.resolve(Modules.FILE);
      const getUploadStream = files.getUploadStream.bind(files);
      vi.spyOn(files, "getUploadStream").mockImplementationOnce(async (...input) => {
        const upload = await getUploadStream(...input);
        const { data } = await api.post(`/admin/subsidy/exports/${run.id}/cancel`, {}, operator);
        expect(data.export).toMatchObject({ status: "cancelled" });
        return upload;
      });
      await runExport(container, run);
      expect(filesOf(run.id)).toEqual([]);
      expect(await jobOf(run.id)).toMatchObject({ status: "cancelled", file_name: null });
      const again = await refused(api.post(`/admin/subsidy/exports/${run.id}/cancel`, {}, operator));
      expect(again).toMatchObject({ status: 409, data: { code: "export_not_running" } });
      const unknown = await refused(api.post("/admin/subsidy/exports/sexp_x/cancel", {}, operator));
      expect(unknown).toMatchObject({ status: 404, data: { code: "export_not_found" } });
      const { data } = await api.post("/admin/subsidy/exports", { year: YEAR, format: "xlsx" }, operator);
      expect(data.export.id).not.toBe(run.id);
    });

    it("writes the same lines gzipped", async () => {
      await busyYear();
      const plain = await finished("csv");
      const zipped = await finished("csv_gz");
      expect(gunzipSync(zipped.content).equals(plain.content)).toBe(true);
      expect(zipped.job.file_name).toMatch(/\.csv\.gz$/);
    });

    it("keeps no half file when storing fails, and says that there is none", async () => {
      const container = getContainer();
      await busyYear();
      const run = await claimed("csv");
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      vi.spyOn(knex.client, "acquireRawConnection").mockRejectedValueOnce(new Error("connection lost"));
      await runExport(container, run);
      expect(filesOf(run.id)).toEqual([]);
      const job = await jobOf(run.id);
      expect(job).toMatchObject({ status: "failed", file_name: null });
      expect(job.error).toContain("文件没有生成");
      expect(job.error).not.toContain("connection");
    });

    it("hands out no file when the ledger and the shop differ, and says so", async () => {
      const container = getContainer();
      await busyYear();
      await runReconciler(container);
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [sale] = await entriesOf(container);
      // An order that can no longer be read: its refund stays out of the ledger.
      await knex("order").where({ id: sale?.order_id }).update({ currency_code: "usd" });
      const [{ payment_id }] = await knex("capture").select("payment_id").orderBy("id").limit(1);
      await withoutEvents(container, () => refundPaymentWorkflow(container).run({ input: { payment_id, amount: 1 } }));
      const { data } = await api.post("/admin/subsidy/exports", { year: YEAR, format: "xlsx" }, operator);
      const job = await eventually(
        async () => (await get(`/admin/subsidy/exports/${data.export.id}`)).export,
        (answer) => answer.status !== "queued" && answer.status !== "running",
      );
      expect(job).toMatchObject({ status: "failed", file_name: null });
      expect(job.error).toMatch(/不一致/);
      expect((await get(`/admin/subsidy/years/${YEAR}`)).failed_orders).toMatchObject([
        { order_id: sale?.order_id, code: "unknown_currency" },
      ]);
    });

    it("lists a merchant's lines a page at a time with why each counts, and those without a merchant", async () => {
      const container = getContainer();
      const { one } = await busyYear();
      await runReconciler(container);
      const path = `/admin/subsidy/years/${YEAR}/merchants/${one.id}/lines`;
      const all = await get(path);
      expect(all.merchant).toMatchObject({ name: one.name, credit_code: one.credit_code });
      const first = await get(`${path}?limit=2`);
      const second = await get(`${path}?limit=2&after=${first.next_after}`);
      expect([...first.lines, ...second.lines].map((line) => line.seq)).toEqual(
        all.lines.slice(0, 4).map((line: { seq: string }) => line.seq),
      );
      const counted = all.lines.filter((line: { counts: boolean }) => line.counts);
      expect(
        counted.every(
          (line: { why: string; clauses: string[] }) => line.why.includes("线上成交") && line.clauses.length > 0,
        ),
      ).toBe(true);
      expect(sumOf(all.lines)).toBe(BigInt(all.sum_fen));
      const freight = await get(`/admin/subsidy/years/${YEAR}/merchants/none/lines`);
      expect(
        freight.lines.every(
          (line: { part: string; why: string }) => line.part === "freight" && line.why.includes("运费"),
        ),
      ).toBe(true);
      const unknown = await refused(api.get(`/admin/subsidy/years/${YEAR}/merchants/mer_x/lines`, operator));
      expect(unknown).toMatchObject({ status: 404, data: { code: "merchant_unknown" } });
    });

    it("asks the database no more often when there are more lines", async () => {
      const container = getContainer();
      const merchant = await approvedMerchant(container, { name: "示例多单商家", kind: "enterprise" });
      const { product } = await sell(merchant, "示例多单商品", "specialty_agricultural", 10);
      await runReconciler(container);
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const queriesOf = async (path: string) => {
        let count = 0;
        const seen = ({ sql }: { sql: string }) => {
          if (/subsidy_|goods_class/.test(sql)) count++;
        };
        knex.on("query", seen);
        await get(path);
        knex.removeListener("query", seen);
        return count;
      };
      const paths = [`/admin/subsidy/years/${YEAR}`, `/admin/subsidy/years/${YEAR}/merchants/${merchant.id}/lines`];
      const few = [await queriesOf(paths[0] ?? ""), await queriesOf(paths[1] ?? "")];
      for (let i = 0; i < 12; i++) {
        const lines = [{ product, quantity: 1, unit_price: 10 }];
        await withoutEvents(container, () =>
          placePaidOrder(container, { shop, lines, capturedAt: "2026-06-01T00:00:00Z" }),
        );
      }
      await runReconciler(container);
      expect((await get(paths[1] ?? "")).count).toBe(13);
      const many = [await queriesOf(paths[0] ?? ""), await queriesOf(paths[1] ?? "")];
      expect(few.every((count) => count > 0)).toBe(true);
      expect(many).toEqual(few);
    });

    it("refunds named lines over HTTP and answers in Chinese when it cannot", async () => {
      const container = getContainer();
      const merchant = await approvedMerchant(container, { name: "示例退款商家", kind: "enterprise" });
      const { order_id } = await sell(merchant, "示例退款商品", "specialty_agricultural", 50);
      await runReconciler(container);
      const before = await get(`/admin/subsidy/orders/${order_id}`);
      const [line] = before.lines;
      expect(line).toMatchObject({
        captured_fen: "5000",
        left_fen: "5000",
        counts: true,
        goods_class_text: "特色农产品",
      });
      const refund = (amount_fen: string) =>
        api.post(
          `/admin/subsidy/orders/${order_id}/refunds`,
          { request_id: randomUUID(), lines: [{ line_id: line.line_id, amount_fen }] },
          operator,
        );
      const tooMuch = await refused(refund("5001"));
      expect(tooMuch).toMatchObject({ status: 400, data: { code: "refund_exceeds_line" } });
      expect(tooMuch.data.message).toContain("¥50.00");
      const wrong = await refused(refund("1.5"));
      expect(wrong).toMatchObject({ status: 400, data: { code: "input_invalid" } });
      const { status, data } = await refund("1234");
      expect([status, data.refund.amount_fen]).toEqual([201, "1234"]);
      const after = await get(`/admin/subsidy/orders/${order_id}`);
      expect(after.lines[0]).toMatchObject({ refunded_fen: "1234", left_fen: "3766", to_check: false });
      expect(await shopNet(container)).toBe(5800n - 1234n);
    });

    it("lets a reviewer decide the class of a product, dated, and names what is wrong", async () => {
      const container = getContainer();
      const merchant = await approvedMerchant(container, { name: "示例认定商家", kind: "enterprise" });
      const { order_id, product } = await sell(merchant, "示例待认定商品", null, 10);
      await runReconciler(container);
      const undecided = await get("/admin/subsidy/goods-classes?undecided=true");
      expect(undecided.products.map((it: { id: string }) => it.id)).toEqual([product.id]);
      expect(undecided.products[0].merchant).toMatchObject({ name: merchant.name, credit_code: merchant.credit_code });
      const decide = (body: Record<string, unknown>) =>
        api.post(
          "/admin/subsidy/goods-classes",
          { product_ids: [product.id], effective_from: "2026-05-01", ...body },
          operator,
        );
      expect(await refused(decide({ goods_class: "示例类别" }))).toMatchObject({
        data: { code: "goods_class_unknown" },
      });
      const wrongDay = await refused(decide({ goods_class: "specialty_agricultural", effective_from: "2026-02-31" }));
      expect([wrongDay.status, wrongDay.data.code, wrongDay.data.details]).toEqual([
        400,
        "input_invalid",
        [{ field: "effective_from", message: "没有这一天" }],
      ]);
      const unknown = await refused(
        decide({ goods_class: "specialty_agricultural", product_ids: [product.id, "prod_none"] }),
      );
      expect([unknown.status, unknown.data.code]).toEqual([400, "product_unknown"]);
      expect(unknown.data.message).toContain("prod_none");
      await decide({ goods_class: "specialty_agricultural", note: "示例理由" });
      const [{ current }] = (await get(`/admin/subsidy/goods-classes?product_id=${product.id}`)).products;
      // The first instant of the day in Shanghai.
      expect(current).toMatchObject({
        goods_class: "specialty_agricultural",
        effective_from: "2026-04-30T16:00:00.000Z",
      });
      expect((await get(`/admin/subsidy/orders/${order_id}`)).lines[0]).toMatchObject({ counts: true });
      expect((await get("/admin/subsidy/goods-classes?undecided=true")).count).toBe(0);
    });

    it("is for operators only, and answers wrong years and unknown exports clearly", async () => {
      for (const path of ["years", `years/${YEAR}`, "exports", "goods-classes", "orders/order_x"]) {
        expect((await refused(api.get(`/admin/subsidy/${path}`))).status).toBe(401);
      }
      expect((await refused(api.post("/admin/subsidy/reconcile", {}))).status).toBe(401);
      expect(await refused(api.get("/admin/subsidy/years/26", operator))).toMatchObject({
        data: { code: "year_unknown" },
      });
      expect(await refused(api.get("/admin/subsidy/years/2001", operator))).toMatchObject({
        status: 422,
        data: { code: "policy_not_in_force" },
      });
      expect(await refused(api.get("/admin/subsidy/exports/sexp_x", operator))).toMatchObject({
        status: 404,
        data: { code: "export_not_found" },
      });
      const { data } = await api.post("/admin/subsidy/reconcile", {}, operator);
      expect(data.reconciled).toMatchObject({ failed: {} });
    });

    it("keeps export files out of what is served to everyone", async () => {
      await busyYear();
      const { job } = await finished("csv");
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [{ file_id }] = await knex("subsidy_export").where({ id: job.id });
      expect(file_id).toMatch(/^private-/);
      expect((await refused(api.get(`/static/${encodeURIComponent(file_id)}`))).status).toBe(404);
      await getContainer().resolve(Modules.FILE).deleteFiles(file_id);
      expect(await refused(api.get(`/admin/subsidy/exports/${job.id}/file`, operator))).toMatchObject({
        status: 410,
        data: { code: "export_file_gone" },
      });
      // There is none to point to, so one can be made.
      expect((await finished("csv")).job.id).not.toBe(job.id);
    });
  },
});
