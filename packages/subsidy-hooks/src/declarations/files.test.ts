import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { readUpload } from "./files";

/** A request with a body of so many megabytes. */
function request(megabytes: number, headers: Record<string, string> = {}): IncomingMessage {
  const body = Readable.from(Array.from({ length: megabytes }, () => Buffer.alloc(1_000_000)));
  return Object.assign(body, { headers }) as unknown as IncomingMessage;
}

describe("readUpload", () => {
  it("takes a file up to the limit", async () => {
    expect(await readUpload(request(20))).toHaveLength(20_000_000);
  });

  it("refuses a body that says it is larger before any of it is read", async () => {
    const message = request(1, { "content-length": "200000000" });
    await expect(readUpload(message)).rejects.toMatchObject({ code: "statement_too_large", status: 413 });
  });

  it("stops at the limit of one that does not say so, and leaves the connection to be answered on", async () => {
    const sent = request(200);
    const ended = once(sent, "end");
    await expect(readUpload(sent)).rejects.toMatchObject({ code: "statement_too_large" });
    // One that is destroyed instead has no end, and its sender no answer.
    await ended;
  });
});
