import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findAuthorisations } from "../../../modules/brand/find-authorisations";
import type { AuthorisationInput } from "../../../modules/brand/input";
import { givesBadge, validityAt } from "../../../modules/brand/validity";
import { createAuthorisationsWorkflow } from "../../../workflows/brand";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const now = new Date();
  const authorisations = (await findAuthorisations(req.scope)).map((authorisation) => ({
    ...authorisation,
    state: validityAt(authorisation, now),
    badge: givesBadge(authorisation.mark, authorisation, now),
  }));
  res.json({ authorisations });
}

export async function POST(req: MedusaRequest<AuthorisationInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createAuthorisationsWorkflow(req.scope).run({ input: { authorisations: [req.body] } });
  res.status(201).json({ authorisation: result[0] });
}
