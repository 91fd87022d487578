import { Modules } from "@medusajs/framework/utils";
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows";
import { env } from "../../env";
import { addMembersWorkflow } from "../../workflows/merchant";
import { must, type SeedContext } from "../context";
import { OPERATOR } from "../data/county";
import { MERCHANTS } from "../data/merchants";
import type { SeededMerchant } from "./merchants";

/** Everybody can read it here, so it opens nothing but the embedded demonstration database. */
const DEMO_PASSWORD = "qinshui-demo";

/** Demo accounts, only on the launcher's embedded database; anywhere else none is made. */
export async function ensureAccounts(context: SeedContext, merchants: Map<string, SeededMerchant>): Promise<void> {
  if (env.SEED_DEMO !== "embedded") {
    context.report("账号：不是内置演示数据库，不创建带公开口令的账号；请用 medusa user 创建运营账号");
    return;
  }
  context.report("演示账号");
  await ensureOperator(context);
  await ensureMembers(context, merchants);
}

async function ensureOperator({ container }: SeedContext): Promise<void> {
  const [existing] = await container.resolve(Modules.USER).listUsers({ email: OPERATOR.email });
  if (existing) return;
  const auth = container.resolve(Modules.AUTH);
  const registration = await auth.register("emailpass", { body: { email: OPERATOR.email, password: DEMO_PASSWORD } });
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: must(registration.authIdentity, "identity of the operator").id, userData: OPERATOR },
  });
}

async function ensureMembers({ container, query }: SeedContext, merchants: Map<string, SeededMerchant>): Promise<void> {
  const { data } = await query.graph({ entity: "merchant_member", fields: ["email"] });
  const known = new Set((data as { email: string }[]).map(({ email }) => email));
  const members = MERCHANTS.flatMap(({ handle, members }) =>
    members.map((member) => ({
      ...member,
      merchant_id: must(merchants.get(handle), handle).id,
      password: DEMO_PASSWORD,
    })),
  ).filter(({ email }) => !known.has(email));
  if (members.length > 0) await addMembersWorkflow(container).run({ input: { members } });
}
