import { EventEmitter } from "node:events";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { oneAtATime } from "../api/one-at-a-time";

class Answer extends EventEmitter {
  closed = false;
  ended = 0;
  end(): this {
    this.ended += 1;
    return this;
  }
  hangUp(): void {
    this.closed = true;
    this.emit("close");
  }
}

/** One request at the guard, and whether it holds its lock. */
function request() {
  const lock = { held: false };
  const execute = async (_keys: string[], work: () => Promise<void>) => {
    lock.held = true;
    await work().finally(() => {
      lock.held = false;
    });
  };
  const req = { scope: { resolve: () => ({ execute }) } } as unknown as MedusaRequest;
  const answer = new Answer();
  const next = vi.fn();
  const guard = oneAtATime(() => ["refund:pay_1"]);
  return { lock, answer, next, done: guard(req, answer as unknown as MedusaResponse, next) };
}

const aTick = () => new Promise((done) => setImmediate(done));

describe("oneAtATime", () => {
  afterEach(() => void vi.useRealTimers());

  it("holds the lock until the request is answered", async () => {
    const { lock, answer, next, done } = request();
    await aTick();
    expect([next.mock.calls.length, lock.held]).toEqual([1, true]);
    answer.end();
    await done;
    expect([answer.ended, lock.held]).toEqual([1, false]);
  });

  it("holds it while the handler goes on after its sender hung up", async () => {
    const { lock, answer, done } = request();
    await aTick();
    answer.hangUp();
    await aTick();
    expect(lock.held).toBe(true);
    answer.end();
    await done;
    expect(lock.held).toBe(false);
  });

  it("lets go in the end of a request that is never answered", async () => {
    vi.useFakeTimers();
    const { lock, done } = request();
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect(lock.held).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    await done;
    expect(lock.held).toBe(false);
  });
});
