/** Stripe's own form, in Stripe's frames: card data never touches this site. The server's webhook decides, not this page. */
interface StripeElement {
  mount(target: HTMLElement): void;
  on(event: "ready" | "loaderror", handler: () => void): void;
}

interface StripeElements {
  create(kind: "payment"): StripeElement;
}

interface StripeClient {
  elements(options: { clientSecret: string; locale: "zh" }): StripeElements;
  confirmPayment(options: {
    elements: StripeElements;
    confirmParams: { return_url: string };
  }): Promise<{ error?: { type: string; message?: string } }>;
}

declare global {
  interface Window {
    Stripe?: (publishableKey: string) => StripeClient;
  }
}

const BROKEN = "付款页没有加载出来。请检查网络后刷新，或返回结算页换一种支付方式。";

const form = document.querySelector<HTMLFormElement>("form[data-stripe-key]");
const message = document.querySelector<HTMLElement>("[data-stripe-message]");
const button = form?.querySelector("button");

function say(text: string): void {
  if (!message) return;
  message.textContent = text;
  message.hidden = text === "";
}

function start(target: HTMLFormElement, pay: HTMLButtonElement): void {
  const { stripeKey = "", clientSecret = "", returnUrl = "" } = target.dataset;
  const stripe = window.Stripe?.(stripeKey);
  const place = target.querySelector<HTMLElement>("[data-stripe-place]");
  if (!stripe || !place) {
    say(BROKEN);
    return;
  }
  const elements = stripe.elements({ clientSecret, locale: "zh" });
  const element = elements.create("payment");
  element.on("ready", () => {
    pay.disabled = false;
  });
  element.on("loaderror", () => say(BROKEN));
  element.mount(place);
  target.addEventListener("submit", async (event) => {
    event.preventDefault();
    pay.disabled = true;
    say("");
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url: returnUrl } });
    // Where it worked, the browser has left for the return page.
    pay.disabled = false;
    say(error?.message ?? "付款没有成功，请再试一次。");
  });
}

// Stripe's script comes before this one in the page, so it has run or failed by now.
if (form && button) start(form, button);

export {};
