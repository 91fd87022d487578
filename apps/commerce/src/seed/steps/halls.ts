import { createHallsWorkflow } from "../../workflows/hall";
import { must, type SeedContext } from "../context";
import { HALLS } from "../data/halls";
import type { SeedHall } from "../data/types";
import { type Picture, storePictures } from "../pictures";
import type { Places } from "./places";

/** Experience halls with their pickup place and goods on show. */
export async function ensureHalls(context: SeedContext, places: Places, products: Map<string, string>): Promise<void> {
  const { data } = await context.query.graph({ entity: "hall", fields: ["handle"] });
  const known = new Set((data as { handle: string }[]).map(({ handle }) => handle));
  const missing = HALLS.filter(({ handle }) => !known.has(handle));
  if (missing.length === 0) return;
  context.report(`${missing.length} 个体验馆`);
  const urls = await storePictures(context, missing.map(hallPicture));
  await createHallsWorkflow(context.container).run({
    input: {
      halls: missing.map(({ on_show, art: _, ...hall }) => ({
        ...hall,
        picture: urls.get(pictureName(hall)) ?? null,
        stock_location_id: must(places.halls.get(hall.handle), hall.handle).location_id,
        product_ids: on_show.map((handle) => must(products.get(handle), handle)),
      })),
    },
  });
}

function pictureName({ handle }: Pick<SeedHall, "handle">): string {
  return `hall-${handle}`;
}

function hallPicture({ handle, art }: SeedHall): Picture {
  return { name: pictureName({ handle }), spec: { kind: art, seed: `hall-${handle}`, width: 1280, height: 720 } };
}
