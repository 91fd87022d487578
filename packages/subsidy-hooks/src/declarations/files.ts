import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { extname } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { statementErrors } from "../declared/errors";
import { LARGEST_STATEMENT } from "../declared/limits";
import { plainText } from "../ledger/plain-text";
import { declaredErrors } from "../modules/subsidy/declared-errors";

/**
 * The body of an upload (`application/octet-stream`), at most {@link LARGEST_STATEMENT}; no more than that of a larger
 * one is ever held. Error: `statement_too_large`, and the connection still stands, so that the sender hears of it.
 */
export function readUpload(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = Number(request.headers["content-length"] ?? 0) > LARGEST_STATEMENT ? Number.POSITIVE_INFINITY : 0;
  return new Promise((resolve, reject) => {
    const refuse = () => {
      pieces.length = 0;
      reject(statementErrors.statement_too_large({ limit: LARGEST_STATEMENT / 1e6 }));
    };
    if (size > LARGEST_STATEMENT) refuse();
    // What comes after a refusal is let go by: unread, it would keep the answer from getting through.
    request.on("data", (piece: Buffer) => {
      if (size > LARGEST_STATEMENT) return;
      size += piece.length;
      if (size > LARGEST_STATEMENT) refuse();
      else pieces.push(piece);
    });
    request.once("end", () => resolve(Buffer.concat(pieces)));
    request.once("error", reject);
  });
}

/** Hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A file's name as people may see it: without folders, on one line. */
export function shownName(name: string): string {
  return plainText(name.split(/[\\/]/).at(-1) ?? "").slice(0, 200) || "未命名";
}

/** Keeps a private file in Medusa's File module and gives its id. */
export async function storePrivately(
  container: MedusaContainer,
  name: string,
  mimeType: string,
  content: Uint8Array,
): Promise<string> {
  const filename = `declared-${randomUUID()}${extname(name).slice(0, 8)}`;
  const upload = await container.resolve(Modules.FILE).getUploadStream({ filename, mimeType, access: "private" });
  upload.writeStream.end(Buffer.from(content));
  return (await upload.promise).key;
}

/** Error: `declared_file_gone`. */
export async function readStored(container: MedusaContainer, id: string): Promise<Buffer> {
  return container
    .resolve(Modules.FILE)
    .getAsBuffer(id)
    .catch(() => {
      throw declaredErrors.declared_file_gone();
    });
}
