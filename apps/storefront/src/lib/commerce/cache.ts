/**
 * Keeps the answers of catalogue reads for a few seconds, and asks once for all who wait for the same answer. Pages
 * carry the shopper's own cart and text size, so it is the answers that are shared, never the pages.
 */
export class AnswerCache {
  readonly #entries = new Map<string, { answer: Promise<unknown>; until: number }>();

  constructor(
    private readonly options: {
      /** Milliseconds an answer may be used again; 0 turns the cache off. */
      maxAge: number;
      /** How many answers are kept; the oldest goes first. */
      maxEntries: number;
      now?: () => number;
    },
  ) {}

  /** The answer kept under `key`, else what `load` gives. A failure is passed on and not kept. */
  get<T>(key: string, load: () => Promise<T>): Promise<T> {
    if (this.options.maxAge === 0) return load();
    const now = (this.options.now ?? Date.now)();
    const kept = this.#entries.get(key);
    if (kept && kept.until > now) return kept.answer as Promise<T>;
    const answer = load();
    this.#entries.delete(key);
    this.#entries.set(key, { answer, until: now + this.options.maxAge });
    answer.catch(() => this.#forget(key, answer));
    this.#trim();
    return answer;
  }

  #forget(key: string, answer: Promise<unknown>): void {
    if (this.#entries.get(key)?.answer === answer) this.#entries.delete(key);
  }

  #trim(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.options.maxEntries) return;
      this.#entries.delete(key);
    }
  }
}
