import { z } from "zod";
import { CommerceUnavailable } from "./errors.ts";
import { read } from "./read.ts";

const regions = z.object({ regions: z.array(z.object({ id: z.string(), currency_code: z.string() })) });

/** The id of the region China: prices are those of this region, in CNY. */
export async function chinaRegionId(): Promise<string> {
  const answer = await read("/store/regions", { answer: regions, query: { fields: "id,currency_code" } });
  const china = answer.regions.find((region) => region.currency_code === "cny");
  if (!china) throw new CommerceUnavailable("commerce has no region with the currency cny");
  return china.id;
}
