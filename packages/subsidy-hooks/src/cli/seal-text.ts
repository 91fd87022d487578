import { hexText, type Seal } from "../proof/checkpoint";
import { fingerprintOf, type VerifierKey } from "../proof/signed-note";
import { inOneLine } from "./printable";

/** What is compared with the printed notice: origin, number of lines, root, manifest, and who signed. */
export function sealText(seal: Seal, signers: readonly VerifierKey[]): string {
  const rows = [
    ["来源 origin", seal.origin],
    ["笔数 size", `${seal.size}`],
    ["根 root", base64(seal.root)],
    ["  = hex", hexText(seal.root)],
    ["清单 manifest", base64(seal.manifest)],
    ["  = hex", hexText(seal.manifest)],
    ...signers.map((key) => ["签名 signed by", `${key.name}  sha256:${fingerprintOf(key.public_key)}`]),
  ];
  return rows.map(([name, value]) => `${name}: ${inOneLine(value ?? "")}\n`).join("");
}

/** Said wherever the bundle's own key was believed. */
export const NO_KEY_GIVEN =
  "没有用 --key 指定公钥：签名是用包内自带的公钥核对的，不能说明是谁签发的。\n" +
  "No --key was given: the signature was checked with the key in the file itself, which does not show who issued it.\n";

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
