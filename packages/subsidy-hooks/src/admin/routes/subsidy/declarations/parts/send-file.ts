import { ApiError } from "../../../../lib/api";

/** Sends a file as the body of a request, with what belongs to it in the query. Throws {@link ApiError}. */
export async function sendFile<T>(path: string, file: File, query: Readonly<Record<string, string>>): Promise<T> {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, {
    method: "POST",
    credentials: "include",
    headers: { accept: "application/json", "content-type": "application/octet-stream" },
    body: file,
  }).catch(() => {
    throw new ApiError("文件没有传上去", "请检查网络，以及文件是否还在原处，然后重试。");
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new ApiError(answer.message ?? "操作没有成功", answer.hint ?? "请稍后重试。", answer.code);
  }
  return answer as T;
}
