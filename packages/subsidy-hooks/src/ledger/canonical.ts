/** Stands in place of a length where a field is null; no text can be so long. */
const NULL_LENGTH = 0xffff_ffff;
const LENGTH_BYTES = 4;
/** The most bytes UTF-8 needs for one UTF-16 code unit. */
const BYTES_PER_UNIT = 3;
/** Up to here writing byte by byte is faster than a call into the runtime. */
const SHORT_TEXT = 12;
const SURROGATE = /[\uD800-\uDFFF]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The one encoding of a list of fields, for input hashes and for the leaves of the proof's tree:
 *
 *     uint32 number of fields ‖ domain ‖ field ‖ field …
 *
 * where domain and fields are each uint32 length in bytes ‖ UTF-8, big-endian, and a null field is the length
 * 0xFFFFFFFF alone. Every length is written, so different lists never encode the same, and `null` is not `""`. The
 * domain says what the fields are, so the same fields of two kinds of record differ. Texts are taken as they are, not
 * normalised. Throws RangeError for a text that is not well-formed Unicode: it would encode like another one.
 */
export function encodeFields(domain: string, fields: readonly (string | null)[]): Uint8Array {
  const bytes = Buffer.alloc(encodedSizeLimit(domain, fields));
  return bytes.subarray(0, encodeFieldsInto(bytes, 0, domain, fields));
}

/** No encoding of these fields is longer, in bytes. */
export function encodedSizeLimit(domain: string, fields: readonly (string | null)[]): number {
  let units = domain.length;
  for (const field of fields) units += field === null ? 0 : field.length;
  return LENGTH_BYTES * (fields.length + 2) + BYTES_PER_UNIT * units;
}

/**
 * Writes {@link encodeFields} into `target` from `offset` on and says where it ends: for whoever encodes millions of
 * records into one buffer. Throws RangeError as `encodeFields`, and unless {@link encodedSizeLimit} bytes have room.
 */
export function encodeFieldsInto(
  target: Buffer,
  offset: number,
  domain: string,
  fields: readonly (string | null)[],
): number {
  if (offset + encodedSizeLimit(domain, fields) > target.length) throw new RangeError("the buffer is too small");
  writeUint32(target, offset, fields.length);
  let at = writeText(target, offset + LENGTH_BYTES, domain);
  for (const field of fields) at = field === null ? writeUint32(target, at, NULL_LENGTH) : writeText(target, at, field);
  return at;
}

function writeUint32(target: Buffer, at: number, value: number): number {
  target[at] = value >>> 24;
  target[at + 1] = value >>> 16;
  target[at + 2] = value >>> 8;
  target[at + 3] = value;
  return at + LENGTH_BYTES;
}

function writeText(target: Buffer, at: number, text: string): number {
  const start = at + LENGTH_BYTES;
  const ascii = text.length <= SHORT_TEXT && writeAscii(target, start, text);
  const length = ascii ? text.length : writeUtf8(target, start, text);
  writeUint32(target, at, length);
  return start + length;
}

/** False, with nothing said of what was written, when the text is not ASCII alone. */
function writeAscii(target: Buffer, start: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return false;
    target[start + i] = unit;
  }
  return true;
}

function writeUtf8(target: Buffer, start: number, text: string): number {
  const length = target.write(text, start);
  // As many bytes as code units: ASCII. The rest is rarely a surrogate, and tested for a lone one only then.
  if (length !== text.length && SURROGATE.test(text) && LONE_SURROGATE.test(text)) {
    throw new RangeError(`not well-formed Unicode: ${JSON.stringify(text)}`);
  }
  return length;
}
