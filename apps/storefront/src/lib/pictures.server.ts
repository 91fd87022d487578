import sharp from "sharp";
import { CommerceUnavailable } from "./commerce/errors.ts";
import { env } from "./env.ts";
import { PictureCache } from "./picture-cache.ts";

const MIB = 1024 * 1024;
const LARGEST_SOURCE = 12 * MIB;

const cache = new PictureCache(64 * MIB);
const underway = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>();

/**
 * A picture that commerce stores, as WebP no wider than `width`. Undefined when commerce has none there, or it is no
 * picture. Error: CommerceUnavailable.
 */
export async function storedPicture(path: string, width: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const key = `${width}/${path}`;
  const kept = cache.get(key);
  if (kept) return kept;
  const work = underway.get(key) ?? makePicture(path, width).finally(() => underway.delete(key));
  underway.set(key, work);
  const made = await work;
  if (made) cache.set(key, made);
  return made;
}

async function makePicture(path: string, width: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const source = await fetchSource(path);
  if (!source) return undefined;
  try {
    const made = await sharp(source, { limitInputPixels: 40_000_000 })
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 76, effort: 4 })
      .toBuffer();
    return new Uint8Array(made);
  } catch {
    return undefined;
  }
}

async function fetchSource(path: string): Promise<ArrayBuffer | undefined> {
  const response = await fetch(`${env().COMMERCE_URL}/static/${path}`, {
    signal: AbortSignal.timeout(8_000),
    redirect: "error",
  }).catch((cause: unknown) => {
    throw new CommerceUnavailable("a stored picture did not come", { cause });
  });
  const length = Number(response.headers.get("content-length") ?? 0);
  if (!response.ok || length > LARGEST_SOURCE) return undefined;
  const bytes = await response.arrayBuffer();
  return bytes.byteLength > LARGEST_SOURCE ? undefined : bytes;
}
