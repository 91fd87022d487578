import { hash, randomUUID } from "node:crypto";

/** What is known of an entry id: not seen yet, seen with the same content, seen with other content. */
export type Seen = "new" | "same" | "different";

/** Of a slot: 128 bits of the id's SHA-256, 64 of the content's. */
const KEY_WORDS = 4;
const VALUE_WORDS = 2;
const WORDS = KEY_WORDS + VALUE_WORDS;

/** Each part grows by itself, so that no more than one of them is there twice meanwhile. */
const PARTS = 256;
const FIRST_CAPACITY = 64;
const FULLEST = 0.8;
const GROWTH = 1.25;

/**
 * Remembers entry ids with their content in about 33 bytes each, outside of the JavaScript heap, where a Set ends at
 * 16.7 million. Two ids that agree in 128 bits of SHA-256 are taken for one; nobody can make such a pair. 64 bits are
 * enough for contents, because they are hashed with a secret of this run: nobody can prepare two that look the same.
 */
export class SeenEntries {
  private readonly secret = randomUUID();
  private readonly parts = Array.from({ length: PARTS }, () => new Part());

  /** Looks an id up and remembers it when it is new. */
  add(entryId: string, content: string): Seen {
    const key = hash("sha256", entryId, "latin1");
    const value = hash("sha256", this.secret + content, "latin1");
    // The last byte chooses the part, the first ones the place in it.
    return this.parts[key.charCodeAt(31)]?.add(key, value) ?? "new";
  }
}

/** An open-addressing table over one flat array. Digests are texts of one character per byte, the fastest there is. */
class Part {
  private slots = new Uint32Array(FIRST_CAPACITY * WORDS);
  private capacity = FIRST_CAPACITY;
  private count = 0;

  add(key: string, value: string): Seen {
    if (this.count >= this.capacity * FULLEST) this.grow();
    const [a, b, c, d] = [wordAt(key, 0), wordAt(key, 4), wordAt(key, 8), wordAt(key, 12)];
    const [e, f] = [wordAt(value, 0), wordAt(value, 4)];
    const at = this.find(a, b, c, d);
    const { slots } = this;
    if (!this.isFree(at)) return slots[at + 4] === e && slots[at + 5] === f ? "same" : "different";
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = d;
    slots[at + 4] = e;
    slots[at + 5] = f;
    this.count++;
    return "new";
  }

  /** Where the key is, or the free slot where it belongs. */
  private find(a: number, b: number, c: number, d: number): number {
    const { slots } = this;
    for (let at = (a % this.capacity) * WORDS; ; at = at + WORDS === slots.length ? 0 : at + WORDS) {
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
    const before = this.slots;
    this.capacity = Math.ceil(this.capacity * GROWTH);
    this.slots = new Uint32Array(this.capacity * WORDS);
    for (let from = 0; from < before.length; from += WORDS) {
      const [a = 0, b = 0, c = 0, d = 0] = [before[from], before[from + 1], before[from + 2], before[from + 3]];
      if (a === 0 && b === 0 && c === 0 && d === 0) continue;
      const at = this.find(a, b, c, d);
      for (let word = 0; word < WORDS; word++) this.slots[at + word] = before[from + word] ?? 0;
    }
  }
}

/** Four bytes of a digest as an unsigned number. */
function wordAt(digest: string, at: number): number {
  const low = digest.charCodeAt(at) | (digest.charCodeAt(at + 1) << 8) | (digest.charCodeAt(at + 2) << 16);
  return (low | (digest.charCodeAt(at + 3) << 24)) >>> 0;
}
