import type { APIRoute } from "astro";
import { CommerceUnavailable } from "../../../lib/commerce/errors.ts";
import { isMediaWidth } from "../../../lib/media.ts";
import { storedPicture } from "../../../lib/pictures.server.ts";

const YEAR = 365 * 24 * 60 * 60;

// Letters, digits, dots, dashes and their escapes: no way up and out of commerce's static folder.
const FILE = /^(?!.*\.\.)[\w.%/-]+$/;

const nothing = (status: number) => new Response(null, { status, headers: { "cache-control": "no-store" } });

/** A picture of commerce in one of the widths of `MEDIA_WIDTHS`. Stored files never change under their name. */
export const GET: APIRoute = async ({ params }) => {
  const width = Number(params.width);
  const path = encodeURI(params.path ?? "");
  if (!isMediaWidth(width) || !FILE.test(path)) return nothing(404);
  try {
    const picture = await storedPicture(path, width);
    if (!picture) return nothing(404);
    return new Response(picture, {
      headers: { "content-type": "image/webp", "cache-control": `public, max-age=${YEAR}, immutable` },
    });
  } catch (error) {
    if (error instanceof CommerceUnavailable) return nothing(503);
    throw error;
  }
};
