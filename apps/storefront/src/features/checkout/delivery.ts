import { formatFen } from "../../lib/money.ts";
import type { CartPart, CartParts, DeliveryOption } from "../cart/cart-parts.ts";

/** A merchant and the way its goods are to reach the receiver. */
export interface DeliveryChoice {
  merchant_id: string;
  option_id: string;
}

const PREFIX = "delivery.";

/** The name of the field that holds a merchant's choice. */
export function deliveryField(merchantId: string): string {
  return PREFIX + merchantId;
}

/** The choices a form holds. */
export function choicesIn(form: FormData): DeliveryChoice[] {
  return [...form.entries()].flatMap(([name, value]) =>
    name.startsWith(PREFIX) && typeof value === "string" && value
      ? [{ merchant_id: name.slice(PREFIX.length), option_id: value }]
      : [],
  );
}

/** Whether the way can be taken: it has a price for this address. */
export function isAvailable(option: DeliveryOption): boolean {
  return option.amount_fen !== null;
}

/**
 * A way for every merchant: what is chosen and still can be had, else express, else pickup. Undefined while a merchant
 * has none at all, for choices are only taken for all merchants together.
 */
export function defaultChoices({ merchant_parts }: CartParts): DeliveryChoice[] | undefined {
  const choices = merchant_parts.map((part) => ({ merchant_id: part.merchant.id, option_id: defaultOption(part)?.id }));
  return choices.every((choice): choice is DeliveryChoice => choice.option_id !== undefined) ? choices : undefined;
}

function defaultOption(part: CartPart): DeliveryOption | undefined {
  const open = part.shipping_options.filter(isAvailable);
  return (
    open.find(({ id }) => id === part.selected_option_id) ?? open.find(({ kind }) => kind === "express") ?? open[0]
  );
}

/** Whether the choices differ from what the cart holds. */
export function differs(choices: readonly DeliveryChoice[], { merchant_parts }: CartParts): boolean {
  return choices.some(
    ({ merchant_id, option_id }) =>
      merchant_parts.find(({ merchant }) => merchant.id === merchant_id)?.selected_option_id !== option_id,
  );
}

/** Whether every merchant's way is chosen, so that the whole price is known. */
export function deliveryIsChosen({ merchant_parts }: CartParts): boolean {
  return merchant_parts.every(({ selected_option_id }) => selected_option_id !== null);
}

/**
 * Where goods are fetched, in one line; empty for what is sent. The hall's name is left out where the way is called
 * after it.
 */
export function placeOf({ name, hall }: Pick<DeliveryOption, "name" | "hall">): string {
  if (!hall) return "";
  return name.includes(hall.name) ? hall.address : `${hall.name} · ${hall.address}`;
}

/** What a way costs, in words: "包邮", "¥8.00", "免费", "暂不送达该地区". */
export function priceText({ kind, amount_fen }: DeliveryOption): string {
  if (amount_fen === null) return "暂不送达该地区";
  if (amount_fen > 0n) return formatFen(amount_fen);
  return kind === "pickup" ? "免费" : "包邮";
}
