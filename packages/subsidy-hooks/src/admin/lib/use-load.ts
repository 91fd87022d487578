import { useCallback, useEffect, useState } from "react";
import { type ApiError, asApiError, request } from "./api";

export interface Loaded<T> {
  data: T | undefined;
  error: ApiError | undefined;
  /** True until the first answer for this path. */
  loading: boolean;
  /** Asks again, keeping what is shown until the answer comes. */
  reload: () => Promise<void>;
}

/** Loads a path of the admin API, again whenever the path changes. Null loads nothing. */
export function useLoad<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; data?: T; error?: ApiError }>({ path: null });

  const load = useCallback(async () => {
    if (path === null) return;
    try {
      const data = await request<T>(path);
      setState({ path, data });
    } catch (error) {
      setState({ path, error: asApiError(error) });
    }
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
