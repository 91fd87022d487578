/** Stands in place of a length where a field is null; no text can be so long. */
const NULL_LENGTH = 0xffff_ffff;
const LENGTH_BYTES = 4;
/** The most bytes UTF-8 needs for one UTF-16 code unit. */
const BYTES_PER_UNIT = 3;
const LONE_SURROGATE = /\p{Surrogate}/u;
const utf8 = new TextEncoder();

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
  const bytes = new Uint8Array(encodedSizeLimit(domain, fields));
  return bytes.slice(0, encodeFieldsInto(bytes, 0, domain, fields));
}

/** No encoding of these fields is longer, in bytes. */
export function encodedSizeLimit(domain: string, fields: readonly (string | null)[]): number {
  let units = domain.length;
  for (const field of fields) units += field === null ? 0 : field.length;
  return LENGTH_BYTES * (fields.length + 2) + BYTES_PER_UNIT * units;
}

/**
 * Writes {@link encodeFields} into `target` from `offset` on and says where it ends: for whoever encodes millions of
 * records into one buffer, which has room for {@link encodedSizeLimit} bytes. Throws RangeError as `encodeFields`.
 */
export function encodeFieldsInto(
  target: Uint8Array,
  offset: number,
  domain: string,
  fields: readonly (string | null)[],
): number {
  writeUint32(target, offset, fields.length);
  let at = writeText(target, offset + LENGTH_BYTES, domain);
  for (const field of fields) at = field === null ? writeUint32(target, at, NULL_LENGTH) : writeText(target, at, field);
  if (at > target.length) throw tooSmall();
  return at;
}

function writeUint32(target: Uint8Array, at: number, value: number): number {
  target[at] = value >>> 24;
  target[at + 1] = value >>> 16;
  target[at + 2] = value >>> 8;
  target[at + 3] = value;
  return at + LENGTH_BYTES;
}

/** ASCII goes byte by byte, which for short texts is several times faster than a call of the encoder. */
function writeText(target: Uint8Array, at: number, text: string): number {
  const start = at + LENGTH_BYTES;
  const { length } = text;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return writeUnicode(target, at, text);
    target[start + i] = unit;
  }
  writeUint32(target, at, length);
  return start + length;
}

function writeUnicode(target: Uint8Array, at: number, text: string): number {
  if (LONE_SURROGATE.test(text)) throw new RangeError(`not well-formed Unicode: ${JSON.stringify(text)}`);
  const start = at + LENGTH_BYTES;
  const { read, written } = utf8.encodeInto(text, target.subarray(start));
  if (read !== text.length) throw tooSmall();
  writeUint32(target, at, written);
  return start + written;
}

function tooSmall(): RangeError {
  return new RangeError("the buffer is too small for the fields");
}
