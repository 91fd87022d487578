import { once } from "node:events";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

export interface FileToSend {
  file_id: string;
  mime: string;
  /** The name for programs that know ASCII only, and the real one. */
  ascii_name: string;
  name: string;
  /** What is thrown when storage no longer has it. */
  gone: () => Error | Promise<Error>;
}

/** Streams a file out of private storage, so that its size costs no memory. Error: the file's own `gone`. */
export async function sendFile(
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
  { file_id, mime, ascii_name, name, gone }: FileToSend,
): Promise<void> {
  const content = await openFile(request, file_id).catch(async () => {
    throw await gone();
  });
  response.setHeader("Content-Type", mime);
  response.setHeader("Cache-Control", "private, no-store");
  response.setHeader(
    "Content-Disposition",
    `attachment; filename="${ascii_name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  // Whoever goes away in the middle of it is no failure.
  await pipeline(content, response).catch(() => response.destroy());
}

/** A stream that has something to give: a file that is not there shows only when it is read. */
async function openFile(request: AuthenticatedMedusaRequest, fileId: string): Promise<Readable> {
  const content = await request.scope.resolve(Modules.FILE).getDownloadStream(fileId);
  await once(content, "readable");
  return content;
}
