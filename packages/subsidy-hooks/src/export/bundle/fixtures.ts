import { createPrivateKey, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_YEAR, sampleFiles, sampleLines } from "../../proof/fixtures";
import type { BundleInput } from "./write-bundle";

/** Test data only. */

/** A private key from its 32 bytes; the one below is the first test vector of RFC 8032. */
export function privateKey(seed: string): KeyObject {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(seed, "hex")]);
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

export const logKey = privateKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
export const countyKey = privateKey("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "subsidy-bundle-"));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function sampleInput(more: Partial<BundleInput> = {}): BundleInput {
  return {
    folder: newFolder(),
    log: "example.gov/subsidy",
    policy: sampleFiles,
    year: SAMPLE_YEAR,
    lines: [sampleLines()],
    private_key: logKey,
    ...more,
  };
}
