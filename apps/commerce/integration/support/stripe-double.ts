import http, { type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

export interface DoubleIntent {
  id: string;
  object: "payment_intent";
  amount: number;
  amount_received: number;
  currency: string;
  capture_method: string;
  status: "requires_payment_method" | "succeeded" | "canceled";
  client_secret: string;
  metadata: Record<string, string>;
  payment_method: null;
  latest_charge: string | null;
}

/**
 * Stands in for api.stripe.com, one HTTP answer at a time: the provider builds its own client, so its requests are led
 * to a local server underneath it. Knows payment intents and refunds.
 */
export class StripeDouble {
  readonly intents = new Map<string, DoubleIntent>();
  readonly refunds: { payment_intent: string; amount: number; key: string }[] = [];
  /** When each charge was made, in whole seconds since 1970, as Stripe counts. */
  readonly charges = new Map<string, number>();
  /** While true, refunds are made and their answers lost on the way. */
  losesRefundAnswers = false;
  /** While true, no intent is told of, as when too much is asked. */
  refusesReads = false;
  /** What was asked for, as the form fields of each creation. */
  readonly created: URLSearchParams[] = [];
  private readonly server = http.createServer((request, response) => void this.serve(request, response));
  private readonly realRequest = https.request;

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    const { port } = this.server.address() as AddressInfo;
    const { realRequest } = this;
    https.request = ((...args: Parameters<typeof https.request>) => {
      const options = args[0] as https.RequestOptions;
      if (options.host !== "api.stripe.com") return realRequest(...args);
      const { agent: _agent, ciphers: _ciphers, ...rest } = options;
      const request = http.request({ ...rest, protocol: "http:", host: "127.0.0.1", port });
      // The client waits for the encrypted connection before it writes.
      request.once("socket", (socket) => socket.once("connect", () => socket.emit("secureConnect")));
      return request;
    }) as typeof https.request;
  }

  async stop(): Promise<void> {
    https.request = this.realRequest;
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** The shopper pays on Stripe's side, now if no instant is given. */
  pay(id: string, at = new Date()): DoubleIntent {
    const intent = this.intents.get(id);
    if (!intent) throw new Error(`No such intent: ${id}`);
    const latest_charge = `ch_double_${this.charges.size + 1}`;
    this.charges.set(latest_charge, Math.floor(at.getTime() / 1000));
    Object.assign(intent, { status: "succeeded", amount_received: intent.amount, latest_charge });
    return intent;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const { pathname, search } = new URL(String(request.url), "https://api.stripe.com");
    const [, , collection, id, action] = pathname.split("/");
    let answer: object =
      collection === "refunds"
        ? this.refund(form, String(request.headers["idempotency-key"]))
        : this.intent(request.method === "POST" && !id ? this.create(form) : id, action);
    const lost = collection === "refunds" && this.losesRefundAnswers;
    if (lost) Object.assign(answer, { error: { type: "api_error", message: "the answer was lost" } });
    const refused = this.refusesReads && request.method === "GET";
    if (refused) answer = { error: { type: "rate_limit_error", message: "Too many requests" } };
    const status = lost ? 503 : refused ? 429 : "error" in answer ? 400 : 200;
    const retry = { "stripe-should-retry": "false" };
    response.writeHead(status, { "content-type": "application/json", "request-id": "req_double", ...retry });
    response.end(JSON.stringify(search.includes("latest_charge") ? this.withCharge(answer as DoubleIntent) : answer));
  }

  private withCharge(intent: DoubleIntent) {
    const refunds = this.refunds.filter(({ payment_intent }) => payment_intent === intent.id);
    const amount_refunded = refunds.reduce((sum, { amount }) => sum + amount, 0);
    const id = intent.latest_charge;
    return { ...intent, latest_charge: id && { id, amount_refunded, created: this.charges.get(id) } };
  }

  private create(form: URLSearchParams): string {
    this.created.push(form);
    const id = `pi_double_${this.intents.size + 1}`;
    this.intents.set(id, {
      id,
      object: "payment_intent",
      amount: Number(form.get("amount")),
      amount_received: 0,
      currency: String(form.get("currency")),
      capture_method: String(form.get("capture_method")),
      status: "requires_payment_method",
      client_secret: `${id}_secret`,
      metadata: { session_id: String(form.get("metadata[session_id]")) },
      payment_method: null,
      latest_charge: null,
    });
    return id;
  }

  private intent(id: string | undefined, action: string | undefined) {
    const intent = this.intents.get(id ?? "");
    if (!intent) return { error: { type: "invalid_request_error", message: "No such payment_intent" } };
    if (action === "cancel" && intent.status === "succeeded") {
      const message = "You cannot cancel this PaymentIntent because it has a status of succeeded.";
      return { error: { type: "invalid_request_error", code: "payment_intent_unexpected_state", message } };
    }
    if (action === "cancel") intent.status = "canceled";
    return intent;
  }

  private refund(form: URLSearchParams, key: string) {
    const earlier = this.refunds.find((refund) => refund.key === key);
    const refund = earlier ?? {
      payment_intent: String(form.get("payment_intent")),
      amount: Number(form.get("amount")),
      key,
    };
    if (!earlier) this.refunds.push(refund);
    return { id: `re_double_${this.refunds.indexOf(refund)}`, object: "refund", ...refund };
  }
}
