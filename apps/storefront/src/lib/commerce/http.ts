import { z } from "zod";
import { env } from "../env.ts";
import { CommerceRefused, CommerceUnavailable } from "./errors.ts";

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface CommerceRequest<T> {
  /** What the answer must look like; only what it names is used. */
  answer: z.ZodType<T>;
  method?: "GET" | "POST" | "DELETE";
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds until commerce counts as unavailable. Default 8,000. */
  timeout?: number;
}

// Medusa's SDK keeps only the message of a refusal; the permanent code and the hint decide what a shopper sees, so requests
// are made here. Its types promise more than an answer holds (which fields come is asked for), so schemas check answers.
const refusal = z.object({
  code: z.string().default("refused"),
  message: z.string().default("请求没有成功"),
  hint: z.string().default("请返回上一页再试一次。"),
});

/**
 * One request to commerce, its answer checked. Errors: {@link CommerceUnavailable} (no answer in time, 5xx, an answer of
 * another shape), {@link CommerceRefused} (4xx).
 */
export async function commerce<T>(path: string, request: CommerceRequest<T>): Promise<T> {
  const response = await send(path, request);
  const body = await response.json().catch(() => undefined);
  if (response.status >= 500) throw new CommerceUnavailable(`${routeOf(path)} answered ${response.status}`);
  if (!response.ok) throw new CommerceRefused(response.status, refusal.parse(body ?? {}));
  const answer = request.answer.safeParse(body);
  if (answer.success) return answer.data;
  throw new CommerceUnavailable(`${routeOf(path)} answered in an unknown shape: ${z.prettifyError(answer.error)}`);
}

/** The path without the ids that open what they name: an error's message goes into the log. */
function routeOf(path: string): string {
  return path.replace(/\/(carts|line-items|orders|payment-collections)\/[^/]+/g, "/$1/:id");
}

async function send(path: string, request: CommerceRequest<unknown>): Promise<Response> {
  const { COMMERCE_URL, COMMERCE_PUBLISHABLE_KEY } = env();
  const headers = {
    accept: "application/json",
    "x-publishable-api-key": COMMERCE_PUBLISHABLE_KEY,
    ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    ...request.headers,
  };
  try {
    return await fetch(COMMERCE_URL + path + queryString(request.query), {
      method: request.method ?? "GET",
      headers,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(request.timeout ?? 8_000),
      redirect: "error",
    });
  } catch (cause) {
    throw new CommerceUnavailable(`${routeOf(path)} did not answer`, { cause });
  }
}

/** `{ id: ["a", "b"], page: 2 }` → `?id=a&id=b&page=2`; undefined values are left out. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [value].flat().map((one) => [key, String(one)]),
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}
