/** Stands in place of a length where a field is null; no text can be so long. */
const NULL_LENGTH = 0xffff_ffff;
const LENGTH_BYTES = 4;
/** The most bytes UTF-8 needs for one UTF-16 code unit. */
const BYTES_PER_UNIT = 3;
/** Up to here writing byte by byte is faster than a call into the runtime. */
const SHORT_TEXT = 12;
const LAST_ASCII = 0x7f;
/** How many texts an encoder remembers, and how long they may be: memory must not grow with the records. */
const MOST_KNOWN = 4096;
const LONGEST_KNOWN = 256;
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
  return new RecordEncoder(new Uint8Array(0), domain).encode(fields);
}

/** Encodes record after record of one domain into one buffer: for whoever has millions of them. */
export class RecordEncoder {
  private buffer: Buffer;
  /** Where the number of fields stands, and where the first of them does. */
  private readonly start: number;
  private readonly first: number;
  /** Names and titles come again and again, and what is not ASCII takes the longest to encode. */
  private readonly known = new Map<string, Uint8Array>();

  /** What it gives begins with `prefix`. Throws RangeError for a domain that is not well-formed Unicode. */
  constructor(prefix: Uint8Array, domain: string) {
    this.start = prefix.length;
    this.buffer = Buffer.alloc(this.start + 2 * LENGTH_BYTES + BYTES_PER_UNIT * domain.length);
    this.buffer.set(prefix);
    this.first = writeText(this.buffer, this.start + LENGTH_BYTES, domain);
  }

  /** `prefix` ‖ {@link encodeFields}, valid until the next call. Throws RangeError as that does. */
  encode(fields: readonly (string | null)[]): Uint8Array {
    writeUint32(this.buffer, this.start, fields.length);
    let at = this.first;
    for (const field of fields) at = this.write(at, field);
    return this.buffer.subarray(0, at);
  }

  private write(at: number, field: string | null): number {
    const limit = at + LENGTH_BYTES + (field === null ? 0 : BYTES_PER_UNIT * field.length);
    if (limit > this.buffer.length) this.grow(limit);
    if (field === null) return writeUint32(this.buffer, at, NULL_LENGTH);
    if (field.charCodeAt(0) > LAST_ASCII) return this.writeKnown(at, field);
    return writeText(this.buffer, at, field);
  }

  private grow(limit: number): void {
    const { buffer } = this;
    this.buffer = Buffer.alloc(2 * limit);
    this.buffer.set(buffer);
  }

  private writeKnown(at: number, text: string): number {
    const known = this.known.get(text);
    if (known) {
      this.buffer.set(known, at);
      return at + known.length;
    }
    const end = writeText(this.buffer, at, text);
    if (this.known.size === MOST_KNOWN) this.known.clear();
    if (text.length <= LONGEST_KNOWN) this.known.set(text, Uint8Array.from(this.buffer.subarray(at, end)));
    return end;
  }
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
    if (unit > LAST_ASCII) return false;
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
