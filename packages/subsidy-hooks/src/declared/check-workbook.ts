import { inflateRawSync } from "node:zlib";
import { statementErrors } from "./errors";
import { MOST_ROWS, TITLES_WITHIN } from "./limits";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
/** Sizes stand behind the data, and are 0 before it. */
const SIZES_FOLLOW = 0x08;

/** Bytes; a statement that unpacks to more has over a million cells. */
const LARGEST_UNPACKED = 150_000_000;
/** Rows times columns, as the sheet's addresses say: the reader makes a cell of every one, whether it is there or not. */
const MOST_CELLS = 8_000_000;
const LAST_ROW = MOST_ROWS + TITLES_WITHIN;

/**
 * Unpacks a workbook to see that it is what it says, before it is read: a reader that trusts the sizes and addresses
 * written in a file could be made to take gigabytes for a few bytes. Errors: `statement_not_xlsx`,
 * `statement_too_many_rows`, `statement_too_heavy`.
 */
export function checkWorkbook(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let left = LARGEST_UNPACKED;
  for (let i = 0; i < entries; i++) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw statementErrors.statement_not_xlsx();
    const content = contentOf(view, at, left);
    const { rows, cells } = sizeIn(content);
    if (cells === undefined) throw statementErrors.statement_not_xlsx();
    if (rows > LAST_ROW) throw statementErrors.statement_too_many_rows({ limit: MOST_ROWS });
    if (cells > MOST_CELLS) throw statementErrors.statement_too_heavy();
    left -= content.length;
    at += ENTRY_LENGTH + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PLAIN_ADDRESS = /^([A-Z]{0,3})(\d{1,7})$/;

/** How far the addresses of a sheet reach; no number of cells where one of them is none. */
function sizeIn(content: Uint8Array): { rows: number; cells: number | undefined } {
  let rows = 0;
  let columns = 1;
  for (const [, double, single] of Buffer.from(content).toString("latin1").matchAll(ADDRESS)) {
    const address = PLAIN_ADDRESS.exec(double ?? single ?? "");
    if (!address) return { rows, cells: undefined };
    rows = Math.max(rows, Number(address[2]));
    columns = Math.max(columns, columnNumber(address[1] ?? ""));
  }
  return { rows, cells: rows * columns };
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The entry unpacked. */
function contentOf(view: DataView, at: number, most: number): Uint8Array {
  const [method, packed, unpacked] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
  ];
  if (unpacked > most) throw statementErrors.statement_not_xlsx();
  const local = view.getUint32(at + 42, true);
  if (local + LOCAL_LENGTH > view.byteLength || view.getUint32(local, true) !== LOCAL_ENTRY) {
    throw statementErrors.statement_not_xlsx();
  }
  const follow = (view.getUint16(local + 6, true) & SIZES_FOLLOW) !== 0;
  const [localPacked, localUnpacked] = [view.getUint32(local + 18, true), view.getUint32(local + 22, true)];
  const agrees = (said: number, meant: number) => said === meant || (follow && said === 0);
  const start = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const isSame =
    view.getUint16(local + 8, true) === method &&
    agrees(localPacked, packed) &&
    agrees(localUnpacked, unpacked) &&
    start + packed <= view.byteLength;
  const content = isSame
    ? unpack(new Uint8Array(view.buffer, view.byteOffset + start, packed), method, unpacked)
    : undefined;
  if (content?.length !== unpacked) throw statementErrors.statement_not_xlsx();
  return content;
}

/** Undefined when it cannot be unpacked, or is longer than it says. */
function unpack(data: Uint8Array, method: number, said: number): Uint8Array | undefined {
  if (method === STORED) return data;
  if (method !== DEFLATED) return undefined;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(said, 1) });
  } catch {
    return undefined;
  }
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw statementErrors.statement_not_xlsx();
}
