import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { FIELD_ZH, FIELDS, PLATFORM_ZH, PLATFORMS, REQUIRED_FIELDS } from "../../../../../declared/fields";
import { LARGEST_STATEMENT, MOST_ROWS } from "../../../../../declared/limits";
import { PRESETS } from "../../../../../declared/presets";
import { ledgerOf } from "../../../../../http/input";
import { goodsClassesOf } from "../../../../../recording/goods-classes";

const MOST_MERCHANTS = 1_000;

/** What the upload form offers: platforms, whose sales, classes, and what a file's columns may be. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant",
    fields: ["id", "name", "credit_code"],
    pagination: { skip: 0, take: MOST_MERCHANTS, order: { name: "ASC" } },
  });
  response.json({
    platforms: PLATFORMS.map((code) => ({
      code,
      name: PLATFORM_ZH[code],
      finished_states: PRESETS[code].finished_states,
    })),
    merchants: data.map(({ id, name, credit_code }) => ({ id, name, credit_code })),
    goods_classes: goodsClassesOf(ledgerOf(request).policy()),
    fields: FIELDS.map((code) => ({
      code,
      name: FIELD_ZH[code],
      required: (REQUIRED_FIELDS as readonly string[]).includes(code),
    })),
    /** Whoever asks: cannot accept what he uploaded himself. */
    you: request.auth_context.actor_id,
    limits: { bytes: LARGEST_STATEMENT, rows: MOST_ROWS },
  });
}
