export interface Heartbeat {
  /** Aborts once a beat finds that the work belongs to someone else. */
  lost: AbortSignal;
  stop(): void;
}

/**
 * Calls `beat` every `everyMs` milliseconds until it is stopped or the work is lost. `beat` answers whether the work
 * is still the caller's. The timer keeps no process alive.
 */
export function startHeartbeat(beat: () => Promise<boolean>, everyMs: number): Heartbeat {
  const lost = new AbortController();
  const lose = () => {
    clearInterval(timer);
    lost.abort(new Error("taken over by another run"));
  };
  const timer = setInterval(() => {
    // A beat that fails says nothing about whose the work is; the next one asks again.
    beat().then(
      (mine) => mine || lose(),
      () => {},
    );
  }, everyMs);
  timer.unref();
  return { lost: lost.signal, stop: () => clearInterval(timer) };
}
