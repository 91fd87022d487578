import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { page, pageOf } from "../../../input/page";
import { parseInput } from "../../../input/parse";
import { listAuthorisations } from "../../../modules/brand/find-authorisations";
import type { AuthorisationInput } from "../../../modules/brand/input";
import { createAuthorisationsWorkflow } from "../../../workflows/brand";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const asked = parseInput(page, req.query);
  const { rows, count } = await listAuthorisations(req.scope, asked);
  res.json({ authorisations: rows, ...pageOf(asked, count) });
}

export async function POST(req: MedusaRequest<AuthorisationInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createAuthorisationsWorkflow(req.scope).run({ input: { authorisations: [req.body] } });
  res.status(201).json({ authorisation: result[0] });
}
