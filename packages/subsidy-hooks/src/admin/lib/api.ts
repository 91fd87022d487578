/** An error of the shop in its own words: what happened and what to do. */
export class ApiError extends Error {
  readonly hint: string;
  /** The catalogue's permanent name of the error; undefined when no server answered. */
  readonly code: string | undefined;
  /** The fields that were refused, each with its reason. */
  readonly details: readonly { field: string; message: string }[];

  constructor(message: string, hint: string, code?: string, details: ApiError["details"] = []) {
    super(message);
    this.hint = hint;
    this.code = code;
    this.details = details;
  }
}

const NO_ANSWER = new ApiError("连接不上服务器", "请检查网络后重试。");

/** Asks the admin API, with the session of whoever is signed in. Throws {@link ApiError}. */
export async function request<T>(path: string, init: { method?: "GET" | "POST"; body?: unknown } = {}): Promise<T> {
  const response = await fetch(path, {
    method: init.method ?? "GET",
    credentials: "include",
    headers: { accept: "application/json", "content-type": "application/json" },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  }).catch(() => {
    throw NO_ANSWER;
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const { message = "操作没有成功", hint = "请稍后重试。", code, details } = answer;
    throw new ApiError(message, hint, code, details);
  }
  return answer as T;
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : NO_ANSWER;
}
