import { shanghaiDate } from "@qinshui/cn/time";
import { createAuthorisationsWorkflow, createMarksWorkflow } from "../../workflows/brand";
import { must, type SeedContext } from "../context";
import { LISTINGS } from "../data/listings";
import { AUTHORISATIONS, MARKS } from "../data/marks";
import type { SeedAuthorisation, SeedMark } from "../data/types";
import { type Picture, storePictures } from "../pictures";
import type { Foundation } from "./foundation";
import type { SeededMerchant } from "./merchants";

/** Brands and register records; answers ids by handle. */
export async function ensureMarks(context: SeedContext, foundation: Foundation): Promise<Map<string, string>> {
  const existing = await markIds(context);
  const missing = MARKS.filter(({ handle }) => !existing.has(handle));
  if (missing.length === 0) return existing;
  context.report(`${missing.length} 个品牌与地理标志`);
  const urls = await storePictures(context, missing.map(markPicture));
  await createMarksWorkflow(context.container).run({
    input: {
      marks: missing.map(({ art: _, ...mark }) => ({
        ...mark,
        picture: urls.get(pictureName(mark)) ?? null,
        collection_id: foundation.collections.get(mark.handle) ?? null,
      })),
    },
  });
  return markIds(context);
}

async function markIds({ query }: SeedContext): Promise<Map<string, string>> {
  const { data } = await query.graph({ entity: "mark", fields: ["id", "handle"] });
  return new Map((data as { id: string; handle: string }[]).map(({ id, handle }) => [handle, id]));
}

function pictureName({ handle }: Pick<SeedMark, "handle">): string {
  return `mark-${handle}`;
}

function markPicture({ handle, art }: SeedMark): Picture {
  return { name: pictureName({ handle }), spec: { kind: art, seed: `mark-${handle}`, width: 960, height: 640 } };
}

/** One authorisation per product; a whole merchant's goods are numbered through. Expired ones are entered as records. */
export async function ensureAuthorisations(
  context: SeedContext,
  marks: Map<string, string>,
  merchants: Map<string, SeededMerchant>,
  products: Map<string, string>,
): Promise<void> {
  const { data } = await context.query.graph({ entity: "authorisation", fields: ["number"] });
  const known = new Set((data as { number: string }[]).map(({ number }) => number));
  const today = shanghaiDate(new Date());
  const authorisations = AUTHORISATIONS.flatMap(perListing)
    .filter(({ number }) => !known.has(number))
    .map(({ number, mark, merchant, listing, valid_from, valid_until }) => ({
      number,
      mark_id: must(marks.get(mark), mark),
      merchant_id: must(merchants.get(merchant), merchant).id,
      product_id: must(products.get(listing), listing),
      valid_from,
      valid_until,
      historical: valid_until < today,
    }));
  if (authorisations.length === 0) return;
  context.report(`${authorisations.length} 项标志授权`);
  await createAuthorisationsWorkflow(context.container).run({ input: { authorisations } });
}

export function perListing(authorisation: SeedAuthorisation): (SeedAuthorisation & { listing: string })[] {
  const { listing, merchant, number } = authorisation;
  if (listing) return [{ ...authorisation, listing }];
  return LISTINGS.filter((it) => it.merchant === merchant).map(({ handle }, i) => ({
    ...authorisation,
    listing: handle,
    number: `${number}-${String(i + 1).padStart(2, "0")}`,
  }));
}
