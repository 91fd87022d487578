import { createHash } from "node:crypto";

/**
 * A random sample that anyone can draw again: the `size` ids whose SHA-256 of `seed`, year and id (joined by line feeds,
 * UTF-8) is smallest as hexadecimal text. It depends on nothing else: not on the order of the ids, not on a machine.
 * Publish the seed only when the year's entries no longer change, so that nobody can choose either by the other.
 */
export function drawSample(seed: string, year: number, ids: readonly string[], size: number): string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, rank: createHash("sha256").update(`${seed}\n${year}\n${id}`).digest("hex") }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}
