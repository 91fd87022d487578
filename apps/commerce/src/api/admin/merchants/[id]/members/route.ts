import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { MemberInput } from "../../../../../modules/merchant/input";
import { addMembersWorkflow } from "../../../../../workflows/merchant";

export async function POST(req: MedusaRequest<MemberInput>, res: MedusaResponse): Promise<void> {
  const member = { ...req.body, merchant_id: String(req.params.id) };
  const { result } = await addMembersWorkflow(req.scope).run({ input: { members: [member] } });
  res.status(201).json({ member_id: result[0] });
}
