import type { IAuthModuleService } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { errors } from "@qinshui/cn/errors";
import { parseInput } from "../../input/parse";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { merchantErrors } from "../../modules/merchant/errors";
import { type MemberInput, memberInput } from "../../modules/merchant/input";
import type MerchantModuleService from "../../modules/merchant/service";

interface Added {
  member_ids: string[];
  identity_ids: string[];
}

const addMembersStep = createStep(
  "add-merchant-members",
  async ({ members }: { members: MemberInput[] }, { container }) => {
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const auth = container.resolve(Modules.AUTH);
    const checked = members.map((member) => parseInput(memberInput, member));
    const merchant_ids = [...new Set(checked.map((member) => member.merchant_id))];
    const known = await service.listMerchants({ id: merchant_ids });
    if (known.length < merchant_ids.length) throw errors.merchant_not_found();
    const [taken] = await service.listMerchantMembers({ email: checked.map((member) => member.email) });
    if (taken) throw merchantErrors.member_email_taken();
    const added: Added = { member_ids: [], identity_ids: [] };
    try {
      for (const member of checked) await addMember(service, auth, member, added);
    } catch (error) {
      await remove(service, auth, added);
      throw error;
    }
    return new StepResponse(added.member_ids, added);
  },
  async (added, { container }) => {
    if (!added) return;
    await remove(container.resolve<MerchantModuleService>(MERCHANT_MODULE), container.resolve(Modules.AUTH), added);
  },
);

/** An account to sign in with, and the member it acts as; `merchant_id` is the name Medusa looks the actor up by. */
async function addMember(
  service: MerchantModuleService,
  auth: IAuthModuleService,
  { password, ...member }: ReturnType<typeof memberInput.parse>,
  added: Added,
): Promise<void> {
  const { success, authIdentity } = await auth.register("emailpass", { body: { email: member.email, password } });
  if (!success || !authIdentity) throw merchantErrors.member_email_taken();
  added.identity_ids.push(authIdentity.id);
  const created = await service.createMerchantMembers(member);
  added.member_ids.push(created.id);
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { merchant_id: created.id } });
}

async function remove(service: MerchantModuleService, auth: IAuthModuleService, added: Added): Promise<void> {
  await service.deleteMerchantMembers(added.member_ids);
  await auth.deleteAuthIdentities(added.identity_ids);
}

/** Gives people of a merchant an account. Errors: `input_invalid`, `merchant_not_found`, `member_email_taken`. */
export const addMembersWorkflow = createWorkflow("add-merchant-members", (input: { members: MemberInput[] }) => {
  return new WorkflowResponse(addMembersStep(input));
});
