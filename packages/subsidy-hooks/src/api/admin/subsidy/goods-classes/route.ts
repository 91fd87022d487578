import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { dateField } from "../../../../http/fields";
import { ledgerOf, parseInput } from "../../../../http/input";
import { personOf } from "../../../../http/person";
import { goodsClassesOf } from "../../../../recording/goods-classes";
import { productsWithClasses } from "../../../../reports/goods-class-report";
import { decideGoodsClassWorkflow } from "../../../../workflows/decide-goods-class";

const querySchema = z.object({
  q: z.string().trim().max(100).optional(),
  product_id: z.string().optional(),
  undecided: z.enum(["true", "false"]).default("false"),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Products with their merchant, their class today and every decision on it. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const { undecided, ...page } = parseInput(querySchema, request.query);
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { products, count } = await productsWithClasses(query, ledger, { ...page, undecided: undecided === "true" });
  response.json({ products, count, classes: goodsClassesOf(ledger.policy()) });
}

const bodySchema = z.object({
  product_ids: z.array(z.string().min(1)).min(1).max(200),
  goods_class: z.string().min(1),
  /** Shanghai date; the class holds from its first instant. */
  effective_from: dateField,
  note: z.string().trim().max(500).nullish(),
});

/** Writes down the reviewer's decision for one or several products. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const decided_by = personOf(request);
  const { product_ids, goods_class, effective_from, note } = parseInput(bodySchema, request.body);
  const { result } = await decideGoodsClassWorkflow(request.scope).run({
    input: {
      decisions: product_ids.map((product_id) => ({
        product_id,
        goods_class,
        effective_from: `${effective_from}T00:00:00+08:00`,
        decided_by,
        note: note ?? null,
      })),
    },
  });
  response.status(201).json({ decisions: result });
}
