import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errors } from "@qinshui/cn/errors";
import { findMarks, findUsers, publicMark } from "../../../../modules/brand/find-marks";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [mark] = await findMarks(req.scope, { handle: String(req.params.handle) });
  if (!mark) throw errors.mark_not_found();
  res.json({ mark: { ...publicMark(mark), ...(await findUsers(req.scope, mark.id)) } });
}
