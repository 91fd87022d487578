import { defineAction } from "astro:actions";
import { add, changeQuantity, remove } from "../features/cart/cart-actions.server.ts";
import { pay, saveAddress, saveDelivery } from "../features/checkout/checkout-actions.server.ts";

/**
 * What a shopper can do. Each takes a plain form post and says in its answer whether it worked, so that pages can show
 * the refusal beside what was typed; nothing is thrown for what a person may do wrong.
 */
export const server = {
  cart: {
    add: defineAction({ accept: "form", handler: (form: FormData, context) => add(form, context) }),
    setQuantity: defineAction({ accept: "form", handler: (form: FormData, context) => changeQuantity(form, context) }),
    remove: defineAction({ accept: "form", handler: (form: FormData, context) => remove(form, context) }),
  },
  checkout: {
    saveAddress: defineAction({ accept: "form", handler: (form: FormData, context) => saveAddress(form, context) }),
    chooseDelivery: defineAction({ accept: "form", handler: (form: FormData, context) => saveDelivery(form, context) }),
    pay: defineAction({ accept: "form", handler: (form: FormData, context) => pay(form, context) }),
  },
};
