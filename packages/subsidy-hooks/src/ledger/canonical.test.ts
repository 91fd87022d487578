import fc from "fast-check";
import { encodeFields, RecordEncoder } from "./canonical";

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

describe("RecordEncoder", () => {
  const prefix = Uint8Array.of(7, 8, 9);
  const repeated = fc.constantFrom("沁水县示例蜂业", "示例（甲）", "ascii", "", "𠮷");
  const fields = fc.array(fc.option(fc.oneof(ascii, text, repeated)), { maxLength: 6 });

  it("writes record after record the same as alone, each after the prefix, whatever was written before", () => {
    fc.assert(
      fc.property(fc.oneof(ascii, text), fc.array(fields, { maxLength: 8 }), (domain, records) => {
        const encoder = new RecordEncoder(prefix, domain);
        for (const one of records) {
          expect(hex(encoder.encode(one))).toBe(hex(prefix) + hex(encodeFields(domain, one)));
        }
      }),
    );
  });

  it("grows for a record that is longer than any before, and remembers no end of texts", () => {
    const encoder = new RecordEncoder(prefix, "d");
    for (const one of ["水".repeat(5_000), "a".repeat(50_000), "水"]) {
      expect(hex(encoder.encode([one, null, one]))).toBe(hex(prefix) + hex(encodeFields("d", [one, null, one])));
    }
    for (let i = 0; i < 10_000; i++) {
      const name = `示例${i}`;
      expect(encoder.encode([name])).toHaveLength(prefix.length + encodeFields("d", [name]).length);
    }
    expect(decode(encoder.encode(["示例0"]).subarray(prefix.length))).toEqual({ domain: "d", fields: ["示例0"] });
  });

  it("refuses what is not Unicode every time, and goes on after it", () => {
    const encoder = new RecordEncoder(prefix, "d");
    for (let i = 0; i < 2; i++) expect(() => encoder.encode(["水\uD800"])).toThrow(RangeError);
    expect(hex(encoder.encode(["水"]))).toBe(hex(prefix) + hex(encodeFields("d", ["水"])));
    expect(() => new RecordEncoder(prefix, "\uD800")).toThrow(RangeError);
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
