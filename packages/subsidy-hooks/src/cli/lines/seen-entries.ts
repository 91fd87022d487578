import { hash } from "node:crypto";

/** What is known of an entry id: not seen yet, seen with the same content, seen with other content. */
export type Seen = "new" | "same" | "different";

const WORDS = 6;
const KEY_WORDS = 4;
const FIRST_CAPACITY = 1 << 16;
const FULLEST = 0.6;

/**
 * Remembers entry ids with their content: 24 bytes each (128 bits of the id's SHA-256, 64 of the content's), outside of
 * the JavaScript heap, where a Set ends at 16.7 million. Two ids that agree in 128 bits are taken for one; nobody can
 * make such a pair.
 */
export class SeenEntries {
  private slots = new Uint32Array(FIRST_CAPACITY * WORDS);
  private capacity = FIRST_CAPACITY;
  private count = 0;

  /** Looks an id up and remembers it when it is new. */
  add(entryId: string, content: string): Seen {
    if (this.count >= this.capacity * FULLEST) this.grow();
    const key = words(entryId, KEY_WORDS);
    const value = words(content, WORDS - KEY_WORDS);
    const at = this.find(key);
    if (this.isFree(at)) {
      this.slots.set(key, at);
      this.slots.set(value, at + KEY_WORDS);
      this.count++;
      return "new";
    }
    return this.slots[at + 4] === value[0] && this.slots[at + 5] === value[1] ? "same" : "different";
  }

  /** Where the key is, or the free slot where it belongs. */
  private find(key: Uint32Array): number {
    for (let slot = (key[0] ?? 0) & (this.capacity - 1); ; slot = (slot + 1) & (this.capacity - 1)) {
      const at = slot * WORDS;
      if (this.isFree(at) || this.holds(at, key)) return at;
    }
  }

  private holds(at: number, key: Uint32Array): boolean {
    const { slots } = this;
    return slots[at] === key[0] && slots[at + 1] === key[1] && slots[at + 2] === key[2] && slots[at + 3] === key[3];
  }

  // 128 zero bits: no SHA-256 of anything known.
  private isFree(at: number): boolean {
    const { slots } = this;
    return slots[at] === 0 && slots[at + 1] === 0 && slots[at + 2] === 0 && slots[at + 3] === 0;
  }

  private grow(): void {
    const before = this.slots;
    this.capacity *= 2;
    this.slots = new Uint32Array(this.capacity * WORDS);
    for (let at = 0; at < before.length; at += WORDS) {
      const entry = before.subarray(at, at + WORDS);
      if (entry.every((word) => word === 0)) continue;
      this.slots.set(entry, this.find(entry));
    }
  }
}

function words(text: string, count: number): Uint32Array {
  const digest = hash("sha256", text, "buffer");
  return Uint32Array.from({ length: count }, (_, i) => digest.readUInt32LE(i * 4));
}
