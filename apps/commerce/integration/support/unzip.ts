import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const STORED = 0;

/** Unpacks a zip by its central directory (APPNOTE 4.3.12, 4.3.16) and gives the paths. Kept apart from what wrote it. */
export function unzip(zip: Buffer, folder: string): string[] {
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error("no zip");
  const paths: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const path = zip.toString("utf8", at + 46, at + 46 + name);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), method === STORED ? data : inflateRawSync(data));
    paths.push(path);
    at += 46 + name + extra + comment;
  }
  return paths;
}
