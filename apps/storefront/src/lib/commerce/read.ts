import { env } from "../env.ts";
import { AnswerCache } from "./cache.ts";
import { type CommerceRequest, commerce, queryString } from "./http.ts";

type Read<T> = Pick<CommerceRequest<T>, "answer" | "query"> & {
  /** An answer kept under another freshness is not used (the date, for what depends on the day). */
  freshness?: string;
};

let shared: AnswerCache | undefined;

/** A catalogue read: the same for every shopper, so its answer is shared for a few seconds. Errors as `commerce`. */
export function read<T>(path: string, { freshness = "", ...request }: Read<T>): Promise<T> {
  shared ??= new AnswerCache({ maxAge: env().CATALOGUE_CACHE_SECONDS * 1000, maxEntries: 500 });
  return shared.get(`${freshness}${path}${queryString(request.query)}`, () => commerce(path, request));
}
