/** Seconds without a sign of life after which a running job is taken to be cut off. */
export const STALE_SECONDS = 120;
/** Milliseconds between two signs of life: several may be missed before a run is taken to be cut off. */
export const HEARTBEAT_MS = 30_000;
