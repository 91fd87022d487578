import { useCallback, useEffect, useRef, useState } from "react";
import { type ApiError, asApiError, request } from "./api";

export interface Loaded<T> {
  data: T | undefined;
  error: ApiError | undefined;
  /** True until the first answer for this path. */
  loading: boolean;
  /** Asks again, keeping what is shown until the answer comes, also when there comes none. */
  reload: () => Promise<void>;
}

interface State<T> {
  path: string | null;
  data?: T | undefined;
  error?: ApiError;
}

/** Loads a path of the admin API, again whenever the path changes. Null loads nothing. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<State<T>>({ path: null });
  // Answers may come in another order than the questions: only the newest path's is wanted.
  const wanted = useRef(path);
  wanted.current = path;

  const load = useCallback(async () => {
    if (path === null) return;
    const next = await request<T>(path).then(
      (data): State<T> => ({ path, data }),
      (error): State<T> => ({ path, error: asApiError(error) }),
    );
    if (wanted.current !== path) return;
    setState((last) => (next.error && last.path === path ? { ...next, data: last.data } : next));
  }, [path]);

  useEffect(() => {
    void load();
  }, [load]);

  const current = state.path === path;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    loading: path !== null && !current,
    reload: load,
  };
}
