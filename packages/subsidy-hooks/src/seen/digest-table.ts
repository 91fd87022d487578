/** Of the 256 bits of a key's SHA-256 so many are kept. */
const KEY_WORDS = 4;

/** Each part grows by itself, so that no more than one of them is there twice meanwhile. */
const PARTS = 32;
const FIRST_CAPACITY = 16;
const FULLEST = 0.8;
const GROWTH = 1.25;

/**
 * A set of SHA-256 digests, 128 bits of each, with a value of some words beside it; outside of the JavaScript heap,
 * where a Set ends at 16.7 million. A place is taken about 1.4 times: 16 bytes of key are about 22. Two keys that agree
 * in 128 bits are taken for one; nobody can make such a pair. Digests are texts of one character per byte (`binary`),
 * which is the fastest form of them.
 */
export class DigestTable {
  private readonly parts: readonly Part[];

  constructor(valueWords: number) {
    this.parts = Array.from({ length: PARTS }, () => new Part(KEY_WORDS + valueWords));
  }

  /** Puts a key in with its value unless it is there; says what was there. */
  add(key: string, value: string): "new" | "same" | "different" {
    // The last byte chooses the part, the first ones the place in it.
    return (this.parts[key.charCodeAt(31) % PARTS] as Part).add(key, value);
  }
}

/** An open-addressing table over one flat array. */
class Part {
  private slots: Uint32Array;
  private capacity = FIRST_CAPACITY;
  private count = 0;

  constructor(private readonly words: number) {
    this.slots = new Uint32Array(FIRST_CAPACITY * words);
  }

  add(key: string, value: string): "new" | "same" | "different" {
    if (this.count >= this.capacity * FULLEST) this.grow();
    const [a, b, c, d] = [wordAt(key, 0), wordAt(key, 1), wordAt(key, 2), wordAt(key, 3)];
    const at = this.find(a, b, c, d);
    if (!this.isFree(at)) return this.hasValue(at, value) ? "same" : "different";
    this.slots[at] = a;
    this.slots[at + 1] = b;
    this.slots[at + 2] = c;
    this.slots[at + 3] = d;
    for (let word = KEY_WORDS; word < this.words; word++) this.slots[at + word] = wordAt(value, word - KEY_WORDS);
    this.count++;
    return "new";
  }

  private hasValue(at: number, value: string): boolean {
    for (let word = KEY_WORDS; word < this.words; word++) {
      if (this.slots[at + word] !== wordAt(value, word - KEY_WORDS)) return false;
    }
    return true;
  }

  /** Where the key is, or the free slot where it belongs. */
  private find(a: number, b: number, c: number, d: number): number {
    const { slots, words } = this;
    for (let at = (a % this.capacity) * words; ; at = at + words === slots.length ? 0 : at + words) {
      if (this.isFree(at)) return at;
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return at;
    }
  }

  // 128 zero bits: no SHA-256 of anything known.
  private isFree(at: number): boolean {
    const { slots } = this;
    return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0 && slots[at + 3] === 0;
  }

  private grow(): void {
    const { slots: before, words } = this;
    this.capacity = Math.ceil(this.capacity * GROWTH);
    this.slots = new Uint32Array(this.capacity * words);
    for (let from = 0; from < before.length; from += words) {
      const [a = 0, b = 0, c = 0, d = 0] = [before[from], before[from + 1], before[from + 2], before[from + 3]];
      if (a === 0 && b === 0 && c === 0 && d === 0) continue;
      const at = this.find(a, b, c, d);
      for (let word = 0; word < words; word++) this.slots[at + word] = before[from + word] ?? 0;
    }
  }
}

/** Four bytes of a digest as an unsigned number. */
function wordAt(digest: string, word: number): number {
  const at = word * 4;
  const low = digest.charCodeAt(at) | (digest.charCodeAt(at + 1) << 8) | (digest.charCodeAt(at + 2) << 16);
  return (low | (digest.charCodeAt(at + 3) << 24)) >>> 0;
}
