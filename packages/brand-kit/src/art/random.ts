/** A stream of numbers that the same seed always repeats: pictures are drawn by it, so they never change. */
export interface Random {
  /** In [low, high). */
  between: (low: number, high: number) => number;
  /** A whole number in [low, high]. */
  whole: (low: number, high: number) => number;
  pick: <T>(items: readonly T[]) => T;
}

/** FNV-1a over the seed, then mulberry32. Not for secrets. */
export function randomOf(seed: string): Random {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    whole,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
  };
}
