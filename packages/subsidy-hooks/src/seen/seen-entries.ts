import { hash, randomUUID } from "node:crypto";
import { DigestTable } from "./digest-table";

/** Remembers ids in about 22 bytes each. */
export class SeenIds {
  private readonly table = new DigestTable(0);

  /** Whether the id is new; it is remembered. */
  add(id: string): boolean {
    return this.table.add(hash("sha256", id, "binary"), "") === "new";
  }
}

/** What is known of an entry id: not seen yet, seen with the same content, seen with other content. */
export type Seen = "new" | "same" | "different";

const CONTENT_WORDS = 2;

/**
 * Remembers entry ids with their content in about 33 bytes each. 64 bits are enough for contents, because they are
 * hashed with a secret of this run: nobody can prepare two that look the same.
 */
export class SeenEntries {
  private readonly secret = randomUUID();
  private readonly table = new DigestTable(CONTENT_WORDS);

  /** Looks an id up and remembers it when it is new. */
  add(entryId: string, content: string): Seen {
    return this.table.add(hash("sha256", entryId, "binary"), hash("sha256", this.secret + content, "binary"));
  }
}
