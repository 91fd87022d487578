import fc from "fast-check";
import { encodedSizeLimit, encodeFields, encodeFieldsInto } from "./canonical";

const text = fc.string({ unit: "binary", maxLength: 12 });
const ascii = fc.string({ unit: "binary-ascii", maxLength: 12 });
const list = fc.array(fc.option(fc.oneof(ascii, text)), { maxLength: 6 });
const record = fc.record({ domain: fc.oneof(ascii, text), fields: list });

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

describe("encodeFields", () => {
  it("writes these bytes", () => {
    expect(hex(encodeFields("d", ["ab", null, "", "沁"]))).toBe(
      [
        "00000004", // four fields
        "00000001", // domain
        "64",
        "00000002", // "ab"
        "6162",
        "ffffffff", // null
        "00000000", // ""
        "00000003", // "沁"
        "e6b281",
      ].join(""),
    );
    expect(hex(encodeFields("", []))).toBe("0000000000000000");
    expect(hex(encodeFields("d", ["𠮷"]))).toBe("000000010000000164" + "00000004f0a0aeb7");
  });

  it("tells null from an empty text, and one field from two", () => {
    expect(encodeFields("d", [null])).not.toEqual(encodeFields("d", [""]));
    expect(encodeFields("d", ["ab"])).not.toEqual(encodeFields("d", ["a", "b"]));
    expect(encodeFields("d", ["a", ""])).not.toEqual(encodeFields("d", ["a"]));
    expect(encodeFields("da", ["b"])).not.toEqual(encodeFields("d", ["ab"]));
  });

  it("never encodes two different lists the same", () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        return same === (hex(encodeFields(a.domain, a.fields)) === hex(encodeFields(b.domain, b.fields)));
      }),
    );
  });

  it("can be read back, so nothing is lost and nothing is left over", () => {
    const longer = fc.string({ unit: "binary", minLength: 10, maxLength: 40 });
    const longRecord = fc.record({ domain: longer, fields: fc.array(fc.option(longer), { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.oneof(record, longRecord), ({ domain, fields }) => {
        expect(decode(encodeFields(domain, fields))).toEqual({ domain, fields });
      }),
    );
  });

  it("refuses what is not Unicode, for it would encode like U+FFFD", () => {
    expect(() => encodeFields("d", ["\uD800"])).toThrow(RangeError);
    expect(() => encodeFields("d", ["a\uDC00b"])).toThrow(RangeError);
    expect(() => encodeFields("\uD800", [])).toThrow(RangeError);
    expect(encodeFields("d", ["\uFFFD"])).toHaveLength(4 + 5 + 7);
  });
});

describe("encodeFieldsInto", () => {
  it("writes the same into the middle of a buffer, and nothing around it", () => {
    fc.assert(
      fc.property(record, fc.nat(9), ({ domain, fields }, offset) => {
        const target = Buffer.alloc(offset + encodedSizeLimit(domain, fields) + 3, 0xaa);
        const end = encodeFieldsInto(target, offset, domain, fields);
        expect(target.subarray(offset, end)).toEqual(encodeFields(domain, fields));
        expect(target.subarray(0, offset).every((byte) => byte === 0xaa)).toBe(true);
      }),
    );
  });

  it("refuses a buffer that may be too small", () => {
    const limit = encodedSizeLimit("d", ["沁水"]);
    expect(() => encodeFieldsInto(Buffer.alloc(limit + 1), 2, "d", ["沁水"])).toThrow(RangeError);
    expect(encodeFieldsInto(Buffer.alloc(limit + 2), 2, "d", ["沁水"])).toBe(2 + 4 + 5 + 10);
  });
});

function decode(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4;
  const next = () => {
    const length = view.getUint32(at);
    at += 4;
    if (length === 0xffff_ffff) return null;
    at += length;
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(at - length, at));
  };
  const domain = next();
  const fields = Array.from({ length: view.getUint32(0) }, next);
  expect(at).toBe(bytes.length);
  return { domain, fields };
}
