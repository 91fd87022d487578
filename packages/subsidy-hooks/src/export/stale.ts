/** Seconds without a sign of life after which a running export is taken to be cut off. */
export const STALE_SECONDS = 120;
