import type { ErrorBody } from "@qinshui/cn/errors";

/**
 * Commerce did not answer in time, answered with a failure of its own (5xx), or answered something that this storefront
 * cannot read. Ends on the page that says the shop is down, with status 503.
 */
export class CommerceUnavailable extends Error {
  override readonly name = "CommerceUnavailable";
}

/**
 * Commerce understood and refused (4xx). `code` is permanent and decides what to do; `message` says in Chinese what
 * happened, `hint` what the shopper can do; both may be shown.
 */
export class CommerceRefused extends Error {
  override readonly name = "CommerceRefused";
  readonly status: number;
  readonly code: string;
  readonly hint: string;

  constructor(status: number, body: Pick<ErrorBody, "code" | "message" | "hint">) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.hint = body.hint;
  }
}

/** Commerce has nothing under that name. Ends on the 404 page where a page asked for it. */
export function isNotFound(error: unknown): boolean {
  return error instanceof CommerceRefused && error.status === 404;
}
