import { REPLAY_WINDOW_SECONDS, signMessage, verifyMessage } from "./signature";

const now = new Date("2026-11-24T02:00:00Z");
const body = '{"type":"charge.paid"}';
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const codeOf = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("verifyMessage", () => {
  const header = signMessage(body, "secret", now);

  it("accepts what signMessage signed, up to the end of the window", () => {
    expect(codeOf(() => verifyMessage(body, header, "secret", now))).toBeUndefined();
    expect(codeOf(() => verifyMessage(body, header, "secret", later(REPLAY_WINDOW_SECONDS)))).toBeUndefined();
  });

  it("refuses a message replayed later, or dated in the future", () => {
    expect(codeOf(() => verifyMessage(body, header, "secret", later(REPLAY_WINDOW_SECONDS + 1)))).toBe("webhook_stale");
    expect(codeOf(() => verifyMessage(body, header, "secret", later(-REPLAY_WINDOW_SECONDS - 1)))).toBe(
      "webhook_stale",
    );
  });

  it("refuses another secret, an altered body, an altered time, a malformed or absent header", () => {
    const moved = header.replace(/^t=(\d+)/, (_, t: string) => `t=${Number(t) + 1}`);
    for (const [text, signature, secret] of [
      [body, header, "other"],
      [`${body} `, header, "secret"],
      [body, moved, "secret"],
      [body, "t=1,v1=", "secret"],
      [body, header.slice(0, -1), "secret"],
      [body, undefined, "secret"],
    ] as const) {
      expect(codeOf(() => verifyMessage(text, signature, secret, now))).toBe("webhook_signature_invalid");
    }
  });
});
