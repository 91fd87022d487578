interface Entry {
  answer: Promise<unknown>;
  /** When it was asked for, in milliseconds. */
  asked: number;
  renewing: boolean;
}

/**
 * Keeps the answers of catalogue reads for a few seconds, and asks once for all who wait for the same answer. Pages
 * carry the shopper's own cart and text size, so it is the answers that are shared, never the pages. An answer in the
 * second half of its life is renewed while it is still used, so that where there are visitors nobody waits for it.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Entry>();

  constructor(
    private readonly options: {
      /** Milliseconds after which an answer is used no more; 0 turns the cache off. */
      maxAge: number;
      /** How many answers are kept; the oldest goes first. */
      maxEntries: number;
      now?: () => number;
    },
  ) {}

  /** The answer kept under `key`, else what `load` gives. A failure is passed on and not kept. */
  get<T>(key: string, load: () => Promise<T>): Promise<T> {
    const { maxAge } = this.options;
    if (maxAge === 0) return load();
    const kept = this.#entries.get(key);
    const age = kept ? this.#now() - kept.asked : Number.POSITIVE_INFINITY;
    if (!kept || age >= maxAge) return this.#ask(key, load);
    if (age >= maxAge / 2) this.#renew(key, kept, load);
    return kept.answer as Promise<T>;
  }

  #ask<T>(key: string, load: () => Promise<T>): Promise<T> {
    const asked = this.#now();
    const answer = load();
    this.#keep(key, { answer, asked, renewing: false });
    answer.catch(() => {
      if (this.#entries.get(key)?.answer === answer) this.#entries.delete(key);
    });
    return answer;
  }

  /** Asks again behind the scenes; until that is answered, or when it fails, the old answer stays to the end of its age. */
  #renew<T>(key: string, kept: Entry, load: () => Promise<T>): void {
    if (kept.renewing) return;
    kept.renewing = true;
    const asked = this.#now();
    load().then(
      (answer) => {
        if (this.#entries.get(key) === kept)
          this.#keep(key, { answer: Promise.resolve(answer), asked, renewing: false });
      },
      () => {
        kept.renewing = false;
      },
    );
  }

  #keep(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.options.maxEntries) return;
      this.#entries.delete(oldest);
    }
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }
}
