import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { main } from "@qinshui/subsidy-hooks/cli/main";
import resumeSealings from "@qinshui/subsidy-hooks/jobs/resume-sealings";
import { verifyConsistency } from "@qinshui/subsidy-hooks/proof/merkle";
import { decideGoodsClassWorkflow, refundLinesWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { runSealing } from "@qinshui/subsidy-hooks/workflows/year/run-sealing";
import { signInOperator } from "./support/checkout-shop";
import { entriesOf, eventually, runReconciler, sumOf, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct } from "./support/merchants";
import { must } from "./support/must";
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

    beforeEach(() => moveTo("2026-03-02T02:00:00Z"));

    afterEach(() => {
      vi.restoreAllMocks();
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

    /** The year's newest job of sealing once it has ended. */
    async function ended() {
      const { sealing } = await eventually(
        () => get(`${base}/sealing`),
        (answer) => answer.sealing.status !== "queued" && answer.sealing.status !== "running",
      );
      return sealing;
    }

    /** The signals look at the year and a person dismisses what they see: one buyer buys it all, without a waybill. */
    async function settle() {
      await api.post("/admin/subsidy/findings/scan", { year: YEAR }, operator);
      const { findings } = await get(`/admin/subsidy/findings?year=${YEAR}&state=open&limit=100`);
      for (const { key, revision, decision_count } of findings) {
        const decision = { decision: "dismissed", reason: "示例：已核实", revision, decision_count };
        await api.post(`/admin/subsidy/findings/${key}/decisions`, decision, operator);
      }
    }

    async function sealed(reason = "示例封存") {
      await settle();
      await done(`${base}/seal`, { reason });
      const sealing = await ended();
      expect(sealing).toMatchObject({ status: "done", error: null, reason });
      expect(sealing.progress.done).toBe(sealing.progress.total);
      return sealing;
    }

    /** Every format, by its name. */
    async function exports() {
      const files = new Map<string, Buffer>();
      for (const format of ["csv", "csv_gz", "xlsx"]) files.set(format, await exported(format));
      return files;
    }

    async function exported(format: string) {
      const { data } = await api.post("/admin/subsidy/exports", { year: YEAR, format }, operator);
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

    /** A year that nothing stands against sealing. */
    async function closingYear() {
      const honey = await sell("示例蜂业", "specialty_agricultural", 1_200_000);
      await runReconciler(getContainer());
      await settle();
      await done(`${base}/steps`, { kind: "start_closing" });
      return honey;
    }

    const ledgerOf = () => getContainer().resolve("subsidy");
    const zips = () => {
      const folder = join(FOLDER, "private");
      return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".zip")) : [];
    };

    const claim = async (id: string) =>
      must(await ledgerOf().sealings((store) => store.jobs.claim(id, 120)), "the job asked for");

    /** A job claimed for a run, the way the workflow does it. */
    async function claimed() {
      const input = { policy_year: YEAR, after: 1, reason: "示例封存", requested_by: "user_1" };
      const { job } = await ledgerOf().sealings((store) => store.request(input));
      return claim(job.id);
    }

    /** Does something just before a run adds its seal, when the bundle is stored. */
    function beforeCommit(work: () => Promise<unknown>) {
      const ledger = ledgerOf();
      const before = zips();
      const openFindings = ledger.openFindings.bind(ledger);
      vi.spyOn(ledger, "openFindings").mockImplementation(async (...input) => {
        if (zips().some((name) => !before.includes(name))) {
          vi.mocked(ledger.openFindings).mockImplementation(openFindings);
          await work();
        }
        return openFindings(...input);
      });
    }

    it("seals once, however often it is pressed", async () => {
      await closingYear();
      const before = zips();
      const ledger = ledgerOf();
      const position = ledger.position.bind(ledger);
      let go = () => {};
      const pressed = new Promise<void>((resolve) => {
        go = resolve;
      });
      vi.spyOn(ledger, "position").mockImplementationOnce(async () => {
        await pressed;
        return position();
      });
      const presses = [await post(`${base}/seal`), await post(`${base}/seal`), await post(`${base}/seal`)];
      expect(presses.map(({ status }) => status)).toEqual([202, 200, 200]);
      expect(new Set(presses.map(({ data }) => (data as Record<string, { id: string }>).sealing?.id)).size).toBe(1);
      expect((await state()).sealing).toMatchObject({ year: YEAR, revision: null, error: null });
      go();
      expect(await ended()).toMatchObject({ status: "done", revision: 1 });
      expect((await state()).steps).toHaveLength(2);
      expect(zips()).toHaveLength(before.length + 1);
      expect(await refused(`${base}/seal`, { after: 1 })).toMatchObject({ status: 409, code: "year_changed" });
    });

    it("is taken up after a crash between the stored bundle and the seal, and leaves one bundle", async () => {
      await closingYear();
      const before = zips();
      const run = await claimed();
      let revive = () => {};
      const dead = new Promise<void>((resolve) => {
        revive = resolve;
      });
      const atCommit = new Promise<void>((resolve) => {
        beforeCommit(() => {
          resolve();
          return dead;
        });
      });
      const zombie = runSealing(getContainer(), run);
      await atCommit;
      const [left] = zips().filter((name) => !before.includes(name));
      expect((await get(`${base}/sealing`)).sealing).toMatchObject({ status: "running" });
      expect((await state()).steps).toHaveLength(1);

      // Not before it was silent for a while.
      await resumeSealings(getContainer());
      expect((await get(`${base}/sealing`)).sealing).toMatchObject({ status: "running" });
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await knex("year_sealing").update({ heartbeat_at: new Date(0) });
      await resumeSealings(getContainer());
      expect(await ended()).toMatchObject({ status: "done", revision: 1 });
      const [row] = await knex("year_sealing").select("file_id", "attempt");
      const [seal] = await knex("year_seal").select("file_id");
      expect(row).toEqual({ file_id: seal.file_id, attempt: 2 });
      const kept = zips().filter((name) => !before.includes(name));
      expect(kept).toHaveLength(1);
      expect(kept).not.toContain(left);
      expect((await cli("verify", await bundle(1))).code).toBe(0);

      // The run that was only thought dead seals nothing and takes nothing away.
      revive();
      await zombie;
      expect((await state()).steps).toHaveLength(2);
      expect(zips().filter((name) => !before.includes(name))).toEqual(kept);
    });

    it("refuses clearly what changed since it was asked for, and keeps no bundle of it", async () => {
      const { payment_id } = await closingYear();
      const before = zips();
      const overtaken = await claimed();
      beforeCommit(() =>
        ledgerOf().appendYearStep({
          policy_year: YEAR,
          after: 1,
          kind: "confirm_entries",
          details: { up_to: "0", count: 1 },
          taken_by: "user_2",
          taken_at: new Date(),
          reason: "示例",
        }),
      );
      await runSealing(getContainer(), overtaken);
      expect(await ended()).toMatchObject({ status: "failed", error: expect.stringContaining("刚刚有别人进行了操作") });
      expect(zips()).toEqual(before);
      expect((await state()).seals).toEqual([]);

      // A refund that nobody attributed came in after the press.
      await sealed();
      const input = { policy_year: YEAR, after: 3, reason: "示例更正", requested_by: "user_1" };
      const { job } = await ledgerOf().sealings((store) => store.request(input));
      await withoutEvents(getContainer(), () =>
        refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount: 50.01 } }),
      );
      await runSealing(getContainer(), await claim(job.id));
      expect(await ended()).toMatchObject({ status: "failed", error: expect.stringContaining("笔待核对的流水") });
      expect((await state()).revision).toBe(1);
    });

    it("can be called off until it is sealed, deletes what a crash left, but never a seal's bundle", async () => {
      await closingYear();
      const before = zips();
      const run = await claimed();
      beforeCommit(async () => {
        const { data } = await api.post(`${base}/sealing/cancel`, {}, operator);
        expect(data.sealing).toMatchObject({ status: "cancelled" });
      });
      await runSealing(getContainer(), run);
      expect(await ended()).toMatchObject({ status: "cancelled", revision: null });
      expect(await state()).toMatchObject({ phase: "closing", seals: [] });
      expect(zips()).toEqual(before);
      expect(await refused(`${base}/sealing/cancel`)).toMatchObject({ status: 409, code: "sealing_not_running" });

      // Called off, and the process died before its run had heard of it.
      const files = getContainer().resolve(Modules.FILE);
      const left = await files.createFiles({
        filename: "left.zip",
        mimeType: "application/zip",
        content: "",
        access: "private",
      });
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await knex("year_sealing").update({ file_id: left.id, updated_at: new Date(0) });
      await resumeSealings(getContainer());
      expect(zips()).toEqual(before);
      expect(await knex("year_sealing").select("file_id")).toEqual([{ file_id: null }]);

      // An answer that got lost: the job says failed, the seal is there.
      await sealed();
      const [seal] = await knex("year_seal").select("file_id");
      await knex("year_sealing")
        .where({ status: "cancelled" })
        .update({ file_id: seal.file_id, updated_at: new Date(0) });
      await resumeSealings(getContainer());
      expect((await cli("verify", await bundle(1))).code).toBe(0);
    });

    it("seals no figures that a decision has overtaken, about a line or about a product's class", async () => {
      const { order_id } = await closingYear();
      const before = zips();
      const [line] = (await entriesOf(getContainer(), order_id)).filter((row) => row.part === "goods");
      const { line_id = "", product_id = "" } = (line ?? {}) as { line_id?: string; product_id?: string };
      const goods_class = "specialty_agricultural";
      const decideClass = (effective_from: string) =>
        decideGoodsClassWorkflow(getContainer()).run({
          input: { decisions: [{ product_id, goods_class, effective_from, decided_by: "示例审核员" }] },
        });
      // Raised and decided at once: no finding is open when the seal is added.
      const exclude = async () => {
        const { data } = await api.post(
          "/admin/subsidy/findings",
          { line_ids: [line_id], text: "示例：重复交易" },
          operator,
        );
        const decision = { decision: "excluded", reason: "示例：重复交易", line_ids: [line_id] };
        const seen = { revision: 1, decision_count: 0 };
        await api.post(`/admin/subsidy/findings/${data.key}/decisions`, { ...decision, ...seen }, operator);
      };
      for (const decide of [() => decideClass("2025-02-01"), exclude]) {
        vi.restoreAllMocks();
        beforeCommit(decide);
        await done(`${base}/seal`);
        expect(await ended()).toMatchObject({
          status: "failed",
          error: expect.stringContaining("刚刚有别人进行了操作"),
        });
        expect(zips()).toEqual(before);
        expect((await state()).seals).toEqual([]);
        await settle();
      }
      // One that says nothing about the year's sales is no matter, and the next seal holds what was decided.
      vi.restoreAllMocks();
      beforeCommit(() => decideClass("2026-01-01"));
      await done(`${base}/seal`);
      expect(await ended()).toMatchObject({ status: "done", error: null });
      expect((await get(`${base}/seal`)).seal).toMatchObject({ report: { total_subsidy_fen: "0" } });
    });

    it("is given up after five runs that were cut off, and leaves no folder behind", async () => {
      await closingYear();
      const run = await claimed();
      const left = join(tmpdir(), `subsidy-seal-${run.id}-5`);
      mkdirSync(left);
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await knex("year_sealing").update({ attempt: 5, heartbeat_at: new Date(0) });
      await resumeSealings(getContainer());
      expect(await ended()).toMatchObject({ status: "failed", error: expect.stringContaining("多次中断") });
      expect((await state()).seals).toEqual([]);
      await resumeSealings(getContainer());
      expect(existsSync(left)).toBe(false);
      expect(await knex("year_sealing").select("attempt")).toEqual([{ attempt: 5 }]);
      await sealed();
      expect(readdirSync(tmpdir()).filter((name) => name.includes(run.id))).toEqual([]);
    });

    it("takes no migration back that would drop what a sealed year says", async () => {
      await closingYear();
      await sealed();
      await done(`${base}/notice`, { posted_on: "2026-03-02", url: "https://www.example.gov.cn/1" });
      await done(`${base}/objections`, { party: "示例公司", content: "示例" });
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const plugin = dirname(require.resolve("@qinshui/subsidy-hooks/package.json"));
      const attempt = async (name: string, direction: "up" | "down") => {
        const path = join(plugin, ".medusa/server/src/modules/subsidy/migrations", `${name}.js`);
        const migration = new (require(path)[name])();
        await migration[direction]();
        await knex.transaction(async (transaction: typeof knex) => {
          for (const sql of migration.getQueries()) await transaction.raw(sql);
          throw new Error("nothing stood against it");
        });
      };
      await expect(attempt("Migration20261124151000", "down")).rejects.toThrow("is never dropped");
      await expect(attempt("Migration20261124151100", "down")).rejects.toThrow("would lose their protection");
      await expect(attempt("Migration20261124152000", "down")).rejects.toThrow("would be lost");
      await expect(attempt("Migration20261124152000", "up")).rejects.toThrow("sealed without the platform");
    });

    it("is sealed only after the signals have looked at it, and what they raise stands against it", async () => {
      await closingYear();
      const ledger = ledgerOf();
      const scan = vi.spyOn(ledger, "appendFindings").mockRejectedValueOnce(new Error("an order of an odd shape"));
      await done(`${base}/seal`);
      expect(await ended()).toMatchObject({ status: "failed", error: expect.stringContaining("没有封存") });
      await done(`${base}/seal`);
      expect(await ended()).toMatchObject({ status: "done" });
      expect(scan).toHaveBeenCalledTimes(2);
      expect(scan.mock.calls[1]?.[0]).toBe(YEAR);

      // What the run's own look raises is not sealed over.
      const openFindings = ledger.openFindings.bind(ledger);
      vi.spyOn(ledger, "openFindings").mockImplementation(async (...input) =>
        scan.mock.calls.length < 3 ? openFindings(...input) : Array.from({ length: 1 }),
      );
      await done(`${base}/seal`);
      expect(await ended()).toMatchObject({
        status: "failed",
        error: expect.stringContaining("有 1 条疑点没有核查结论"),
      });
    });

    it("keeps every objection: none slips past the notice's end, none is changed, an upheld one needs a revision", async () => {
      const { merchant } = await closingYear();
      await sealed();
      await done(`${base}/notice`, { posted_on: "2026-03-02", url: "https://www.example.gov.cn/1" });
      await moveTo("2026-03-10T02:00:00Z");
      const ledger = ledgerOf();
      const objection = { policy_year: YEAR, party: "示例公司", content: "示例", recorded_by: "user_1" };
      // It comes between the look at what stands against the end and the end itself.
      const append = ledger.appendYearStep.bind(ledger);
      vi.spyOn(ledger, "appendYearStep").mockImplementationOnce(async (...input) => {
        await ledger.recordYearObjection(objection);
        return append(...input);
      });
      expect(await refused(`${base}/notice/end`)).toMatchObject({ status: 409, code: "year_changed" });
      expect((await state()).phase).toBe("notice");
      // Nor does a new revision make it vanish.
      expect((await refused(`${base}/seal`)).message).toContain("有 1 条异议没有处理结论");

      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await expect(knex("year_objection").update({ content: "别的" })).rejects.toThrow("append-only");
      await expect(knex("year_objection").delete()).rejects.toThrow("append-only");
      const { objections } = await get(`${base}/objections`);
      await done(`${base}/objections/${objections[0].id}/decision`, { decision: "upheld" });
      await expect(knex("year_objection").update({ decision: "rejected" })).rejects.toThrow("append-only");
      expect((await refused(`${base}/notice/end`)).message).toContain("有 1 条异议成立");
      await sealed("示例更正");
      expect((await state()).phase).toBe("closed");
      const document = { document_number: "示例财〔2026〕1号", dated_on: "2026-03-10" };
      const grant = { kind: "grant", claimant_id: merchant.id, amount_fen: "1", ...document };
      expect(await refused(`${base}/steps`, grant)).toMatchObject({ code: "year_step_blocked" });
      await expect(ledger.recordYearObjection(objection)).rejects.toMatchObject({ code: "objection_out_of_notice" });
    });

    it("takes no step twice when it is pressed twice at once, and skips none", async () => {
      const { merchant } = await closingYear();
      const document = { document_number: "示例财〔2026〕1号", dated_on: "2026-03-02" };
      const money = { claimant_id: merchant.id, amount_fen: "1000000", ...document };
      const seal = { path: `${base}/seal`, body: {} };
      const notice = { path: `${base}/notice`, body: { posted_on: "2026-03-02", url: "https://www.example.gov.cn/1" } };
      const end = { path: `${base}/notice/end`, body: {} };
      const grant = { path: `${base}/steps`, body: { kind: "grant", ...money } };
      const pay = { path: `${base}/steps`, body: { kind: "pay", ...money } };
      const path = [seal, notice, end, grant, pay];
      const phases = ["closed", "notice", "noticed", "granted", "paid"];
      for (const [i, step] of path.entries()) {
        // Everything that comes later is refused by name.
        for (const later of path.slice(i + 1)) {
          expect(await refused(later.path, later.body)).toMatchObject({ status: 409, code: "year_step_blocked" });
        }
        if (step === end) await moveTo("2026-03-10T02:00:00Z");
        const { steps } = await state();
        const both = await Promise.all([post(step.path, step.body), post(step.path, step.body)]);
        const won = both.filter(({ status }) => status < 300);
        const lost = both.filter(({ status }) => status >= 300);
        if (step === seal) {
          expect((await ended()).status).toBe("done");
        } else {
          expect(won).toHaveLength(1);
        }
        expect(
          lost.every(({ status, data }) => status === 409 && /^year_(changed|step_blocked)$/.test(data.code)),
        ).toBe(true);
        const after = await state();
        expect([after.phase, after.steps.length]).toEqual([phases[i], steps.length + 1]);
        // Nor once more.
        if (step !== seal) {
          expect(await refused(step.path, step.body)).toMatchObject({ status: 409, code: "year_step_blocked" });
        }
      }
    });

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

      // The trace says where in the ledger the entries stand that it sums.
      const own = (await entriesOf(container)).filter((row) => row.merchant_id === a && row.part === "goods");
      const { rows } = await get(`/admin/subsidy/years/${YEAR}`);
      expect(rows.find((row: { claimant_id: string }) => row.claimant_id === a).explanation[0].entries).toEqual([
        { first: Number(own[0]?.seq), last: Number(own.at(-1)?.seq), count: own.length },
      ]);

      // Closed.
      expect(await sealed()).toMatchObject({
        revision: 1,
        progress: { total: 2 * (await entriesOf(container)).length },
      });
      expect(await state()).toMatchObject({ phase: "closed", sealing: { status: "done", revision: 1 } });
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
      const first = await exports();
      const files = (await get("/admin/subsidy/exports")).count;
      await exports();
      expect((await get("/admin/subsidy/exports")).count).toBe(files);
      const sheets = await readXlsx(first.get("xlsx") ?? Buffer.alloc(0));
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
      // As if they were not there, so that they are written once more.
      await getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)("subsidy_export")
        .update({ state_key: null });
      const again = await exports();
      expect([...first].map(([format, bytes]) => [format, again.get(format)?.equals(bytes)])).toEqual([
        ["csv", true],
        ["csv_gz", true],
        ["xlsx", true],
      ]);

      // Revision 2, consistent with the first.
      await sealed("示例蜂业一笔退款");
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
      await sealed("示例重复封存");
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
