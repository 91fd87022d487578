const running = new Map<string, Promise<unknown>>();

/**
 * Runs work under a key unless it is under way: then whoever asks gets the result of that one. A form sent twice by an
 * impatient press is so one request to commerce, with one answer. Holds within this process.
 */
export function joined<T>(key: string, work: () => Promise<T>): Promise<T> {
  const under = running.get(key) as Promise<T> | undefined;
  if (under) return under;
  const begun = work().finally(() => running.delete(key));
  running.set(key, begun);
  return begun;
}
