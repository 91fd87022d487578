import { statementErrors } from "./errors";

/**
 * The text of a CSV file: UTF-8 with or without a byte order mark, else GB18030, which the platforms export and which
 * contains GBK and GB 2312. Error: `statement_encoding` for what is neither.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    const text = decoded(bytes, encoding);
    // No text has this character; a UTF-16 file or no text at all does.
    if (text !== undefined && !text.includes("\0")) return text;
  }
  throw statementErrors.statement_encoding();
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
