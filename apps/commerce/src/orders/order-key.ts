import { createHmac, timingSafeEqual } from "node:crypto";

/** The secret part of an order's link: only who placed the order (or was given the link) has it. */
export function orderKey(orderId: string, secret: string): string {
  return createHmac("sha256", secret).update(`order:${orderId}`).digest("base64url");
}

/** Whether `key` is the order's, compared in constant time. */
export function isOrderKey(orderId: string, key: string, secret: string): boolean {
  const expected = Buffer.from(orderKey(orderId, secret));
  const given = Buffer.from(key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
