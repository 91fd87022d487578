/** How often the page that waits for a payment asks, and when it says that it takes longer. */
const TRIES_UNTIL_LONG = 10;
const SECONDS = [2, 2, 2, 3, 3, 5, 5, 5, 5, 5];

export interface Wait {
  /** How many times the page has asked already. */
  tries: number;
  /** Seconds until it asks again. */
  seconds: number;
  /** It takes longer than one expects: say so, and offer ways on. */
  long: boolean;
}

/** The state of waiting after so many tries, as given in the address; anything odd counts as the first. */
export function waitAfter(text: string | null): Wait {
  const tries = text !== null && /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return { tries, seconds: SECONDS[tries] ?? 10, long: tries >= TRIES_UNTIL_LONG };
}
