import { createHmac } from "node:crypto";
import { reviewErrors } from "../review/errors";
import type { PersonalHash } from "../review/facts";

const SHORTEST_KEY = 16;
/** 128 bits, in hexadecimal. */
const LENGTH = 32;

export interface PersonalHasher {
  /** Null (or undefined) and text with nothing in it have no hash. */
  phone(text: string | null | undefined): PersonalHash | null;
  email(text: string | null | undefined): PersonalHash | null;
  name(text: string | null | undefined): PersonalHash | null;
  /** The parts from the largest place to the street. */
  address(parts: readonly (string | null | undefined)[]): PersonalHash | null;
  account(id: string | null | undefined): PersonalHash | null;
  waybill(number: string | null | undefined): PersonalHash | null;
}

/**
 * HMAC-SHA-256 with the installation's key. The same value written in another way (with spaces, +86, full-width digits)
 * has the same hash; values of different kinds never do. Without the key nobody can try out all phone numbers, so the
 * key is kept apart from the database; with another key nothing is recognised any more. Error: `review_key_missing`.
 */
export function personalHasher(key: string | undefined): PersonalHasher {
  if (!key || key.length < SHORTEST_KEY) throw reviewErrors.review_key_missing();
  const hash = (kind: string, value: string): PersonalHash | null =>
    value === "" ? null : createHmac("sha256", key).update(`${kind}\n${value}`).digest("hex").slice(0, LENGTH);
  return {
    phone: (text) => hash("phone", phoneDigits(text ?? "")),
    email: (text) => hash("email", plain(text ?? "").replace(/\s/g, "")),
    name: (text) => hash("name", letters(text ?? "")),
    address: (parts) => hash("address", letters(parts.map((part) => part ?? "").join(""))),
    account: (id) => hash("account", id ?? ""),
    waybill: (number) => hash("waybill", letters(number ?? "")),
  };
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function letters(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Mobile numbers without the country's code. */
function phoneDigits(text: string): string {
  return plain(text)
    .replace(/\D/g, "")
    .replace(/^(?:00)?86(?=1\d{10}$)/, "");
}
