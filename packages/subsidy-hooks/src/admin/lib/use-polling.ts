import { useEffect } from "react";

const POLL_MS = 1_000;

/** Asks again every second for as long as the server works on something. */
export function usePolling(reload: () => Promise<void>, isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [isBusy, reload]);
}
