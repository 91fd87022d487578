import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { shanghaiYear } from "@qinshui/cn/time";
import { ledgerOf } from "../../../../../http/input";
import { APPLIED_PROGRAMMES } from "../../../../../projects/facts";
import { fundPlaces } from "../../../../../projects/fund";
import { PROGRAMME_ZH } from "../../../../../rules/grant";

const MOST_MERCHANTS = 1_000;

/** What the forms offer: the policy's programmes and places of money, and the shop's merchants. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant",
    fields: ["id", "name", "credit_code"],
    pagination: { skip: 0, take: MOST_MERCHANTS, order: { name: "ASC" } },
  });
  const policy = ledgerOf(request).policy();
  const programmes = APPLIED_PROGRAMMES.filter((code) => policy[code] !== null);
  response.json({
    current_year: shanghaiYear(new Date()),
    programmes: programmes.map((code) => ({ code, name: PROGRAMME_ZH[code] })),
    places: fundPlaces(policy),
    sources: [...(policy.funds?.sources ?? [])].map(([source, { name }]) => ({ source, name })),
    merchants: data.map(({ id, name, credit_code }) => ({ id, name, credit_code })),
  });
}
