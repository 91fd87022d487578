import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import { shanghaiDate } from "@qinshui/cn/time";
import { decideApplicationWorkflow, decideGoodsClassWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { permissions } from "../src/api/permissions";
import { seedContext } from "../src/seed/context";
import { OPERATOR } from "../src/seed/data/county";
import { applicationsOf } from "../src/seed/data/projects";
import type { SeededMerchant } from "../src/seed/steps/merchants";
import { ensureProjects } from "../src/seed/steps/projects";
import { signInOperator } from "./support/checkout-shop";
import { runReconciler, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct } from "./support/merchants";
import { createProduct, openShop, placePaidOrder } from "./support/place-order";
import { sqlCount } from "./support/sql-count";

const YEAR = 2026;
/** A year that is over, to be closed here. */
const PAST = 2025;
const CAP = 300_000_000n;
const CODE = withCreditCodeCheckDigit("91140521MA0PRJ001");

interface Answer {
  status: number;
  data: { code: string; message: string; application: { id: string } };
}

interface YearSteps {
  appendYearStep(step: Record<string, unknown>): Promise<void>;
}

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let operator: { headers: Record<string, string> };

    beforeAll(async () => {
      operator = await signInOperator(getContainer(), api);
    });

    const post = (path: string, body: unknown): Promise<Answer> =>
      api.post(`/admin/subsidy/${path}`, body, { ...operator, validateStatus: () => true });

    const get = async (path: string) => (await api.get(`/admin/subsidy/${path}`, operator)).data;

    /** A new project with 20,000,000 yuan invested: 30 % of it is far above the cap in principle. */
    function newProject(year: number, more: Record<string, unknown> = {}) {
      return {
        programme: "new_project_grant",
        town_enterprise: true,
        in_area: true,
        new_project: true,
        applied_on: `${year}-02-01`,
        analysed_on: `${year}-02-10`,
        accepted_on: `${year}-09-01`,
        requested_fen: CAP.toString(),
        built_on: `${year}-08-01`,
        effective_on: `${year}-09-01`,
        invested_fen: "2000000000",
        leading_industry: false,
        ...more,
      };
    }

    function loan(year: number) {
      const {
        programme: _,
        built_on: _b,
        effective_on: _e,
        invested_fen: _i,
        leading_industry: _l,
        ...project
      } = newProject(year);
      return {
        ...project,
        programme: "loan_interest",
        long_term: true,
        loan_for_building: true,
        interest_paid_fen: "10000000",
        granted_before_fen: "0",
      };
    }

    const crossBorder = {
      programme: "cross_border",
      enterprise: true,
      platform_agreement: true,
      net_sales_fen: "120000000",
    };

    let projects = 0;

    function application(facts: { programme: string }, more: Record<string, unknown> = {}) {
      projects += 1;
      const isProject = facts.programme !== "cross_border";
      return {
        request_key: randomUUID(),
        policy_year: YEAR,
        merchant_id: null,
        claimant_name: "示例食品有限公司",
        credit_code: CODE,
        project_number: isProject ? `示例项目-${projects}` : null,
        project_name: isProject ? "示例加工线" : null,
        facts,
        order_numbers: [],
        source: "province",
        band: "leading_industry",
        ...more,
      };
    }

    async function recorded(facts: { programme: string }, more: Record<string, unknown> = {}): Promise<string> {
      const { status, data } = await post("projects", application(facts, more));
      expect({ status, data }).toMatchObject({ status: 201 });
      return data.application.id;
    }

    function decide(id: string, decision: string, more: Record<string, unknown> = {}): Promise<Answer> {
      const grant = decision === "grant" ? { document_number: "示例文 1 号" } : {};
      return post(`projects/${id}/decisions`, {
        decision,
        request_key: randomUUID(),
        reason: "示例理由",
        after: 0,
        ...grant,
        ...more,
      });
    }

    const grant = (id: string, amount: bigint, more = {}) => decide(id, "grant", { amount_fen: `${amount}`, ...more });

    const capDecision = (id: string, more: Record<string, unknown> = {}) =>
      post(`projects/${id}/cap-decision`, {
        document_number: "示例专题会议纪要 3 号",
        decided_on: "2026-09-20",
        amount_fen: "500000000",
        reason: "主导产业项目",
        ...more,
      });

    async function found(id: string, year = YEAR) {
      const { applications } = await get(`projects?year=${year}&limit=100`);
      return applications.find((one: { id: string }) => one.id === id);
    }

    const rows = (table: string) => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)(table);

    describe("the cap in principle", () => {
      it.each([
        [CAP - 1n, 201],
        [CAP, 201],
        [CAP + 1n, 422],
      ])("of 3,000,000 yuan: %d fen is answered with %d", async (amount, expected) => {
        const id = await recorded(newProject(YEAR));
        const { status, data } = await grant(id, amount);
        expect(status).toBe(expected);
        if (expected === 422) expect(data).toMatchObject({ code: "project_above_assessed" });
        expect(await found(id)).toMatchObject({
          standing: expected === 201 ? "granted" : "open",
          granted_fen: expected === 201 ? `${amount}` : "0",
        });
      });

      it("is left only by a recorded decision for the leading industry", async () => {
        const id = await recorded(newProject(YEAR, { leading_industry: true }));
        expect(await grant(id, CAP + 1n)).toMatchObject({ status: 422, data: { code: "project_above_assessed" } });
        expect(await capDecision(id, { document_number: " " })).toMatchObject({ status: 400 });
        expect(await capDecision(id, { decided_on: "2999-01-01" })).toMatchObject({
          data: { code: "project_date_to_come" },
        });
        // The same again is the same, another is refused.
        expect((await Promise.all([capDecision(id), capDecision(id)])).map(({ status }) => status)).toEqual([201, 201]);
        expect(await capDecision(id, { amount_fen: "600000000" })).toMatchObject({
          status: 409,
          data: { code: "project_cap_recorded" },
        });
        expect(await rows("project_cap_decision").where({ application_id: id })).toHaveLength(1);
        expect(await grant(id, 500_000_001n)).toMatchObject({ data: { code: "project_above_assessed" } });
        expect(await grant(id, 500_000_000n)).toMatchObject({ status: 201 });
        expect(await found(id)).toMatchObject({
          cap: { number: "示例专题会议纪要 3 号", amount_fen: "500000000", reason: "主导产业项目" },
          assessed: { ceiling_fen: "500000000" },
        });

        const other = await recorded(newProject(YEAR));
        expect(await capDecision(other)).toMatchObject({ status: 422, data: { code: "project_cap_not_leading" } });
      });

      it("and the share of the investment hold in the database too", async () => {
        const id = await recorded(newProject(YEAR));
        const row = {
          id: "pdec_test",
          request_key: "test",
          request_hash: "test",
          application_id: id,
          position: 1,
          decision: "grant",
          amount_fen: "11",
          assessed_fen: "10",
          document_number: "示例",
          reason: "示例",
          decided_by: "示例",
          decided_at: new Date(),
        };
        await expect(rows("project_decision").insert(row)).rejects.toThrow("project_decision_within_assessed");
      });
    });

    it("explains an application and pays nothing for one that lacks a condition", async () => {
      const id = await recorded(newProject(YEAR, { invested_fen: "1000000", accepted_on: null }));
      const answer = await get(`projects?year=${YEAR}&limit=100`);
      const own = answer.applications.find((one: { id: string }) => one.id === id);
      expect(own.assessed).toMatchObject({ ceiling_fen: "0", reasons: ["没有通过项目评估验收"] });
      const cited = own.assessed.explanation.flatMap((step: { clauses: string[] }) => step.clauses);
      expect(answer.clauses.map((clause: { id: string }) => clause.id)).toEqual(expect.arrayContaining(cited));
      expect(await grant(id, 1n)).toMatchObject({ status: 422, data: { code: "project_not_eligible" } });
      expect(await decide(id, "refuse")).toMatchObject({ status: 201 });
      expect(await grant(id, 1n, { after: 1 })).toMatchObject({ data: { code: "project_decision_out_of_order" } });
    });

    it("lets one of two who decide at once win, and a repeated press write nothing", async () => {
      const id = await recorded(newProject(YEAR));
      const answers = await Promise.all([grant(id, 1_000n), decide(id, "refuse")]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.data).toMatchObject({ code: "project_changed" });
      expect(await rows("project_decision").where({ application_id: id })).toHaveLength(1);

      const other = await recorded(newProject(YEAR));
      const request_key = randomUUID();
      const presses = await Promise.all([1, 2].map(() => grant(other, 1_000n, { request_key })));
      expect(presses.map(({ status }) => status)).toEqual([201, 201]);
      expect(await rows("project_decision").where({ application_id: other })).toHaveLength(1);
      expect(await grant(other, 999n, { request_key })).toMatchObject({ data: { code: "project_key_reused" } });
    });

    it("records an application once for a key, and changes none", async () => {
      const body = application(newProject(YEAR));
      const [first, again] = await Promise.all([post("projects", body), post("projects", body)]);
      expect([first, again]).toMatchObject([{ status: 201 }, { status: 201 }]);
      expect(again.data.application.id).toBe(first.data.application.id);
      // Whoever presses.
      const colleague = await signInOperator(getContainer(), api, "colleague@example.com");
      expect((await api.post("/admin/subsidy/projects", body, colleague)).data).toEqual(first.data);
      expect(await post("projects", { ...body, project_name: "另一个名称" })).toMatchObject({
        status: 409,
        data: { code: "project_key_reused" },
      });
      const id = await recorded(newProject(YEAR, { leading_industry: true }));
      await capDecision(id);
      await grant(id, 1n);
      await post(`years/${YEAR}/fund`, { sources: [], allocations: [], reason: "示例", after: 0 });
      for (const table of ["project_application", "project_decision", "project_cap_decision", "fund_plan"]) {
        await expect(rows(table).del()).rejects.toThrow(/append-only/);
      }
    });

    it("asks the claimant for a code that holds, or takes a merchant's own", async () => {
      const wrong = `${CODE.slice(0, -1)}${CODE.endsWith("0") ? "1" : "0"}`;
      const facts = newProject(YEAR);
      expect(await post("projects", application(facts, { credit_code: wrong }))).toMatchObject({
        status: 400,
        data: { code: "credit_code_invalid" },
      });
      expect(await post("projects", application(facts, { credit_code: null }))).toMatchObject({
        data: { code: "project_claimant_missing" },
      });
      expect(await post("projects", application(facts, { merchant_id: "merchant_none" }))).toMatchObject({
        data: { code: "project_merchant_unknown" },
      });
      expect(await post("projects", application(facts, { source: "county", band: "supporting" }))).toMatchObject({
        data: { code: "fund_place_unknown" },
      });
      const merchant = await approvedMerchant(getContainer(), { name: "示例果业", kind: "enterprise" });
      const id = await recorded(facts, { merchant_id: merchant.id, claimant_name: null, credit_code: null });
      expect(await found(id)).toMatchObject({ claimant_name: "示例果业", credit_code: merchant.credit_code });
    });

    it("asks when a credit code is known under another name, and keeps why the name has changed", async () => {
      const facts = newProject(YEAR);
      const credit_code = withCreditCodeCheckDigit("91140521MA0PRJ002");
      const first = await recorded(facts, { credit_code, claimant_name: "示例冷链物流有限公司" });
      const other = { credit_code, claimant_name: "示例测试产业有限公司" };
      const asked = await post("projects", application(facts, other));
      expect(asked).toMatchObject({ status: 409, data: { code: "project_credit_code_known" } });
      expect(asked.data.message).toContain("示例冷链物流有限公司");
      expect(await post("projects", application(facts, { ...other, renamed: { reason: " " } }))).toMatchObject({
        status: 400,
      });
      const renamed = { reason: "示例登记机关变更通知书 1 号" };
      const id = await recorded(facts, { ...other, renamed });
      expect(await found(id)).toMatchObject({
        claimant_name: "示例测试产业有限公司",
        former_name: "示例冷链物流有限公司",
        renamed_reason: renamed.reason,
      });
      // Known by the new name from then on.
      expect(await found(await recorded(facts, other))).toMatchObject({ former_name: null, renamed_reason: null });
      expect(await found(first)).toMatchObject({ former_name: null });

      const merchant = await approvedMerchant(getContainer(), { name: "示例茶业", kind: "enterprise" });
      const stranger = application(facts, { credit_code: merchant.credit_code, claimant_name: "示例茶叶公司" });
      expect((await post("projects", stranger)).data.message).toContain("示例茶业");
    });

    it("takes one of two names that claim a code at once, and none of an application that was withdrawn", async () => {
      const facts = newProject(YEAR);
      const credit_code = withCreditCodeCheckDigit("91140521MA0PRJ003");
      const names = ["示例甲公司", "示例乙公司"];
      const answers = await Promise.all(
        names.map((claimant_name) => post("projects", application(facts, { credit_code, claimant_name }))),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const taken = answers.findIndex(({ status }) => status === 201);
      await decide(answers[taken]?.data.application.id ?? "", "withdraw");
      await recorded(facts, { credit_code, claimant_name: names[1 - taken] });
    });

    it("takes the money over its whole only when that was seen and confirmed", async () => {
      const county = { source: "county", band: null };
      const whole = 300_000_000n;
      const fundState = async () => (await get(`years/${YEAR}/fund`)).states.spent.sources;
      const left = async () =>
        BigInt((await fundState()).find((one: { source: string }) => one.source === "county").left_fen);
      const before = await left();
      expect(before).toBeLessThanOrEqual(whole);
      const first = await recorded(newProject(YEAR), county);
      if (before > 0n) expect(await grant(first, before)).toMatchObject({ status: 201 });
      expect(await found(first)).toMatchObject({ decisions: [{ over_fund_fen: null }] });
      expect(await left()).toBe(0n);

      const id = await recorded(newProject(YEAR), county);
      const refused = await grant(id, 123_456n);
      expect(refused).toMatchObject({ status: 409, data: { code: "project_over_fund" } });
      expect(refused.data.message).toContain("超支 ¥1,234.56");
      expect(await grant(id, 123_456n, { over_fund_confirmed: true })).toMatchObject({ status: 201 });
      expect(await found(id)).toMatchObject({ standing: "granted", decisions: [{ over_fund_fen: "123456" }] });
      // Nothing is confirmed where nothing is granted.
      const other = await recorded(newProject(YEAR), county);
      expect(await decide(other, "refuse", { over_fund_confirmed: true })).toMatchObject({ status: 400 });
    });

    it("lets two grants at once not take the same money", async () => {
      const city = { source: "city", band: null };
      const ids = [await recorded(newProject(YEAR), city), await recorded(newProject(YEAR), city)];
      const answers = await Promise.all(ids.map((id) => grant(id, 60_000_000n)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it("funds no project in two programmes, and names both", async () => {
      const project_number = "示例双报-1";
      const building = await recorded(newProject(YEAR), { project_number });
      // As a Chinese keyboard writes it.
      const interest = await recorded(loan(YEAR), { project_number: "示例双报 －１" });
      expect((await found(interest)).double).toHaveLength(1);
      for (const refused of [await grant(building, 1n), await grant(interest, 1n)]) {
        expect(refused).toMatchObject({ status: 409, data: { code: "project_double_funded" } });
        expect(refused.data.message).toContain("新建产业项目配套");
        expect(refused.data.message).toContain("项目建设贷款贴息");
      }
      await decide(building, "withdraw");
      expect(await grant(interest, 1n)).toMatchObject({ status: 201 });
    });

    it("knows one claimant's year across the border again, and a number that is none", async () => {
      const [first, second] = [await recorded(crossBorder), await recorded(crossBorder)];
      for (const id of [first, second]) expect((await found(id)).double).toHaveLength(1);
      await decide(first, "withdraw");
      expect((await found(second)).double).toEqual([]);
      expect(await post("projects", application(newProject(YEAR), { project_number: " －— " }))).toMatchObject({
        status: 400,
      });
    });

    it("grants nothing for days that have not come", async () => {
      const id = await recorded(newProject(YEAR, { accepted_on: "2999-01-01" }));
      const refused = await grant(id, 1n);
      expect(refused).toMatchObject({ status: 422, data: { code: "project_not_eligible" } });
      expect(refused.data.message).toContain("评估验收日期 2999-01-01 还没有到");
    });

    it("computes nothing across the border, and sees a line that online sales count", async () => {
      const container = getContainer();
      const shop = await openShop(container);
      const merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      const product = await createProduct(container, shop, "示例蜂蜜");
      await ownProduct(container, merchant.id, product.id);
      await decideGoodsClassWorkflow(container).run({
        input: {
          decisions: [
            {
              product_id: product.id,
              goods_class: "specialty_agricultural",
              effective_from: "2025-01-01",
              decided_by: "示例审核员",
            },
          ],
        },
      });
      const { order_id } = await withoutEvents(container, () =>
        placePaidOrder(container, {
          shop,
          lines: [{ product, quantity: 1, unit_price: 100 }],
          capturedAt: "2026-06-01T02:00:00Z",
        }),
      );
      await runReconciler(container);
      const { data } = await container
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: "order", fields: ["display_id"], filters: { id: order_id } });
      const number = String(data[0]?.display_id);
      const claimant = { merchant_id: merchant.id, claimant_name: null, credit_code: null };
      expect(
        await post("projects", application(crossBorder, { ...claimant, order_numbers: ["999999"] })),
      ).toMatchObject({ data: { code: "project_order_unknown" } });
      const id = await recorded(crossBorder, { ...claimant, order_numbers: [number] });
      const own = await found(id);
      expect(own).toMatchObject({ assessed: null, refused: { code: "parameter_missing" } });
      expect(own.refused).toMatchObject({ parameter: "cross_border/rate" });
      expect(own.refused.title).toBe("公文未规定补贴比例，须县里先明确，才能核算跨境电商补贴");
      expect(own.double[0].programmes).toContain("网络销售奖补");
      expect(own.double[0].programmes).toContain("跨境电商补贴");
      expect(await grant(id, 1n)).toMatchObject({ status: 422, data: { code: "parameter_missing" } });

      // The signal for lines in two programmes sees it too, until the application is refused.
      await post("findings/scan", { year: YEAR });
      expect(await get(`findings?year=${YEAR}&signal=s9`)).toMatchObject({ count: 1 });
      await decide(id, "refuse");
      await post("findings/scan", { year: YEAR });
      expect(await get(`findings?year=${YEAR}&signal=s9&state=open`)).toMatchObject({ count: 0 });
    });

    it("takes no application once a year is being closed, and no grant once it is sealed", async () => {
      const [first, second, third] = [
        await recorded(newProject(PAST), { policy_year: PAST }),
        await recorded(newProject(PAST), { policy_year: PAST }),
        await recorded(newProject(PAST), { policy_year: PAST }),
      ];
      const step = { kind: "start_closing", reason: "示例", after: 0 };
      expect(await post(`years/${PAST}/steps`, step)).toMatchObject({ status: 200 });
      expect(await post("projects", application(newProject(PAST), { policy_year: PAST }))).toMatchObject({
        status: 409,
        data: { code: "project_year_closing" },
      });
      const { next } = await get(`years/${PAST}/steps`);
      expect(next[0].blockers).toMatchObject([{ code: "applications_open", text: "有 3 件项目申报没有决定" }]);
      expect(await grant(first, 1n)).toMatchObject({ status: 201 });

      await getContainer()
        .resolve<YearSteps>("subsidy")
        .appendYearStep({
          policy_year: PAST,
          after: 1,
          kind: "seal",
          details: { revision: 1 },
          taken_by: "示例",
          taken_at: new Date(),
          reason: "示例",
        });
      expect(await grant(second, 1n)).toMatchObject({ status: 409, data: { code: "project_year_sealed" } });
      expect(await decide(third, "refuse")).toMatchObject({ status: 201 });
      expect(await decide(first, "withdraw", { after: 1 })).toMatchObject({ status: 201 });
    });

    it("keeps the fund in versions, against the bands, and shows a reform's difference against them", async () => {
      const base = `years/${YEAR}/fund`;
      const reform = `years/${YEAR}/simulation?reform=rate-three-percent`;
      expect((await get(base)).plan).toBeNull();
      expect(await get(reform)).toMatchObject({ has_fund: false });
      const before = (await get(base)).states.spent.sources[0].used_fen;
      const fund = {
        sources: [{ source: "province", amount_fen: "1000000000" }],
        allocations: [
          { name: "示例服务中心", source: "province", band: "e_commerce", planned_fen: "350000000", used_fen: "100" },
        ],
        reason: "示例年初安排",
        after: 0,
      };
      const saved = await Promise.all([post(base, fund), post(base, fund)]);
      expect(saved.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(saved.find(({ status }) => status === 409)?.data).toMatchObject({ code: "fund_changed" });
      const { plan, states, budgets } = await get(base);
      expect(plan).toMatchObject({ version: 1, reason: "示例年初安排" });
      expect(budgets[0]).toEqual({ source: "province", budget_fen: "1000000000" });
      expect(states.planned.bands).toMatchObject([
        { band: "leading_industry", status: "below", off_fen: "400000000" },
        { band: "e_commerce", status: "within", off_fen: "0" },
        { band: "supporting", status: "below", off_fen: "200000000" },
      ]);
      expect(BigInt(states.spent.sources[0].used_fen) - BigInt(before)).toBe(100n);
      const { has_fund, simulation } = await get(reform);
      expect(has_fund).toBe(true);
      expect(simulation.funds.before.sources[0].used_fen).toBe(states.spent.sources[0].used_fen);
      const twice = { ...fund, after: 1, allocations: [...fund.allocations, ...fund.allocations] };
      expect(await post(base, twice)).toMatchObject({ status: 400, data: { code: "fund_allocation_twice" } });
    });

    it("lists with the same number of queries, however many there are", async () => {
      for (let i = 0; i < 6; i += 1) await grant(await recorded(newProject(YEAR)), 1_000n);
      const count = (limit: number) => sqlCount(() => get(`projects?year=${YEAR}&limit=${limit}`));
      expect(await count(6)).toBe(await count(2));
    });

    it("is shown by the sample: applications, decisions and a fund, once however often it is loaded", async () => {
      const container = getContainer();
      await signInOperator(container, api, OPERATOR.email);
      const { id } = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      const merchants = new Map([["qinhe-fengye", { id } as SeededMerchant]]);
      for (let times = 0; times < 2; times += 1) await ensureProjects(seedContext(container), merchants);
      const year = Number(shanghaiDate(new Date()).slice(0, 4));
      const { applications } = await get(`projects?year=${year}`);
      expect(applications).toHaveLength(applicationsOf(year).length);
      const standings = applications.map(({ standing }: { standing: string }) => standing);
      expect(standings.filter((one: string) => one === "granted")).toHaveLength(2);
      expect(applications.filter((one: { double: unknown[] }) => one.double.length > 0)).toHaveLength(2);
      expect(applications.filter((one: { refused: unknown }) => one.refused)).toHaveLength(1);
      expect((await get(`years/${year}/fund`)).plan).toMatchObject({ version: 1 });
    });

    it("is for signed-in staff alone, and decided by a person", async () => {
      const paths = permissions.filter(({ path }) => /subsidy\/(projects|years\/:year\/fund)/.test(path));
      expect(paths).toHaveLength(7);
      for (const { method, path } of paths) {
        const url = path.replace(":year", `${YEAR}`).replace(":id", "papp_1");
        const { status } = await api.request({ method, url, data: {}, validateStatus: () => true });
        expect([method, path, status]).toEqual([method, path, 401]);
      }
      const id = await recorded(newProject(YEAR));
      const input = {
        request_key: randomUUID(),
        application_id: id,
        decision: "refuse" as const,
        amount_fen: null,
        document_number: null,
        over_fund_confirmed: false,
        reason: "示例",
        after: 0,
        decided_by: "job",
      };
      await expect(decideApplicationWorkflow(getContainer()).run({ input })).rejects.toMatchObject({
        code: "decision_needs_person",
      });
    });
  },
});
