import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { ZipFile } from "yazl";
import { filesIn } from "../../export/bundle/bundle-files";

/** The same in every file, whatever the clock and its time zone: the same bundle is the same bytes. */
const fileFacts = () => ({ mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true });

export interface ZipInput {
  folder: string;
  /** The folder inside. */
  name: string;
  /** In storage, without its ending. */
  fileName: string;
  lost: AbortSignal;
  /** Is told the file's id before its first byte is written; throws to write none. */
  begin: (fileId: string) => Promise<void>;
}

/** Streams a bundle's folder as a zip into private storage and gives the file's id. Keeps no half file. */
export async function storeZip(
  container: MedusaContainer,
  { folder, name, fileName, lost, begin }: ZipInput,
): Promise<string> {
  const files = container.resolve(Modules.FILE);
  const upload = await files.getUploadStream({
    filename: `${fileName}.zip`,
    mimeType: "application/zip",
    access: "private",
  });
  // Storage that gives up no longer reads: without this the writing would wait for ever.
  upload.promise.catch((error) => upload.writeStream.destroy(error));
  try {
    await begin(upload.fileKey);
    await pipeline(zipOf(folder, name), upload.writeStream, { signal: lost });
    return (await upload.promise).key;
  } catch (error) {
    upload.writeStream.destroy(error as Error);
    await upload.promise.catch(() => {});
    await files.deleteFiles(upload.fileKey);
    throw error;
  }
}

function zipOf(folder: string, name: string): Readable {
  const zip = new ZipFile();
  for (const path of filesIn(folder)) zip.addFile(join(folder, path), `${name}/${path}`, fileFacts());
  zip.end();
  return zip.outputStream as Readable;
}
