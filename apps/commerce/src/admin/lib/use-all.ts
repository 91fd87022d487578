import { type ApiError, asApiError, request } from "@qinshui/subsidy-hooks/admin-kit";
import { useCallback, useEffect, useState } from "react";
import type { Page } from "./types";

const PAGE = 200;

export interface All<T> {
  rows: T[] | undefined;
  error: ApiError | undefined;
  reload: () => Promise<void>;
}

/** All rows of a list, page after page: for choices, and for lists that are narrowed down here. */
export function useAll<T>(path: string, key: string): All<T> {
  const [state, setState] = useState<{ rows?: T[]; error?: ApiError }>({});
  const reload = useCallback(async () => {
    try {
      setState({ rows: await loadAll<T>(path, key) });
    } catch (error) {
      setState({ error: asApiError(error) });
    }
  }, [path, key]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { rows: state.rows, error: state.error, reload };
}

async function loadAll<T>(path: string, key: string): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const separator = path.includes("?") ? "&" : "?";
    const answer = await request<Page & Record<string, T[]>>(`${path}${separator}limit=${PAGE}&offset=${rows.length}`);
    const page: T[] = answer[key] ?? [];
    rows.push(...page);
    if (page.length === 0 || rows.length >= answer.count) return rows;
  }
}
