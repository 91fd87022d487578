const EVERY_MS = 1_000;

/**
 * Takes how many lines went by and hands their number so far to `write`, at most once a second and without holding
 * anybody up. A note that cannot be written is left to the next.
 */
export function progressNotes(write: (done: number) => Promise<unknown>): (lines: number) => void {
  let done = 0;
  let notedAt = 0;
  return (lines) => {
    done += lines;
    const now = Date.now();
    if (now - notedAt < EVERY_MS) return;
    notedAt = now;
    write(done).catch(() => {});
  };
}
